import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { AdviserIdentity } from '../protocol/fields.ts';
import type { DeclineReason } from '../protocol/reasons.ts';
import { icon } from './icons.ts';
import { look } from './look.styles.ts';
import { startSection } from './start-section.ts';
import { talkingStyles } from './talking.styles.ts';
import { ViewElement } from './view-element.ts';

/** What `chat-only` and `stopped` have in common: who the adviser is, the words, and "Start". */
export abstract class TalkingElement extends ViewElement {
  static override styles = [look, talkingStyles];
  /** Who the adviser is, as the bank says. */
  @property({ attribute: false }) adviser: AdviserIdentity | null = null;
  /** Whether this browser can show its screen at all. */
  @property({ attribute: false }) canShare = true;
  /** Whether "Start" leads anywhere now. */
  @property({ attribute: false }) canStart = true;
  /** The words differed: sharing stays shut in this session. */
  @property({ attribute: false }) isShut = false;
  /** The browser's picker is open. */
  @property({ attribute: false }) isPicking = false;
  /** Why the last try showed nothing. */
  @property({ attribute: false }) notShown: DeclineReason | null = null;
  /** A report is on its way. */
  @property({ attribute: false }) isReporting = false;

  /** Who is there, as the bank says. */
  protected person(): TemplateResult | typeof nothing {
    if (this.adviser === null) return nothing;
    const { name, role } = this.adviser;
    return html`<div class="person with-icon">
      ${icon('person')}
      <div>
        <p><strong>${name}</strong><span class="role">${role}</span></p>
        <p class="verified">${icon('check')} ${this.words.session.verified}</p>
      </div>
    </div>`;
  }

  /** The words, "Start", or that a report is on its way. */
  protected way(): TemplateResult {
    const onStart = () => this.ask({ type: 'customer.askedToStart' });
    if (this.isReporting) return html`<p class="box">${this.words.session.reporting}</p>`;
    return html`<slot></slot>${this.isShut ? nothing : startSection(this.words, this, onStart)}`;
  }
}
