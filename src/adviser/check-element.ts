import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { WordPair } from '../actors/adviser-console.ts';
import type { Locale } from '../protocol/states.ts';
import { AdviserViewElement } from './adviser-view-element.ts';
import { icon } from './icons.ts';
import { look } from './look.styles.ts';

/** How far the check of the words has come. */
export type CheckStep = 'waiting' | 'ready' | 'matched' | 'differed' | 'forged';

/**
 * The two words that the adviser says on the phone, in the customer's language, and what became of them.
 *
 * @tag remote-help-adviser-check
 * @csspart words - The two words.
 */
export class RemoteHelpAdviserCheckElement extends AdviserViewElement {
  static override styles = [
    look,
    css`
      :host {
        border-block-end: 1px solid var(--line);
      }
      section {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem 1rem;
        align-items: center;
        padding: 0.5rem 1rem;
        background: var(--surface-soft);
      }
      .ready {
        background: var(--accent-soft);
        padding-block: 0.75rem;
      }
      .matched {
        color: var(--good);
        background: var(--good-soft);
      }
      .wrong {
        color: var(--danger);
        background: var(--danger-soft);
        font-weight: 600;
      }
      .icon {
        color: currentcolor;
      }
      h3 {
        display: flex;
        gap: 0.5rem;
        align-items: center;
      }
      .ready h3 {
        color: var(--accent);
      }
      .words {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        font-size: 1.375rem;
        font-weight: 700;
        line-height: 1.2;
      }
      .words b {
        padding: 0.25rem 0.75rem;
        background: var(--surface);
        border: 1px solid var(--accent);
        border-radius: var(--radius-small);
      }
      p {
        flex: 1 1 18rem;
        min-inline-size: 0;
      }
    `,
  ];
  /** How far the check has come. */
  @property({ attribute: false }) step: CheckStep = 'waiting';
  /** The two words to say; `null` until there are any. */
  @property({ attribute: false }) pair: WordPair | null = null;
  /** The customer's language, in which the words are. */
  @property({ attribute: false }) customerLocale: Locale = 'sl';

  protected override render(): TemplateResult {
    const { check } = this.words;
    if (this.step === 'ready' && this.pair !== null) return this.#ready(this.pair);
    switch (this.step) {
      case 'matched':
        return html`<section class="matched">
          ${icon('shield')}
          <p>${check.matched}</p>
        </section>`;
      case 'differed':
      case 'forged':
        return html`<section class="wrong">
          ${icon('warning')}
          <p>${check[this.step]}</p>
        </section>`;
      default:
        return html`<section>
          ${icon('wait')}
          <p class="soft">${check.waiting}</p>
        </section>`;
    }
  }

  #ready(pair: WordPair): TemplateResult {
    const { check } = this.words;
    return html`<section class="ready" aria-labelledby="say">
      <h3 id="say">${icon('phone')} ${check.heading}</h3>
      <div class="words" part="words" lang=${this.customerLocale}>
        ${pair.map((word) => html`<b>${word}</b> `)}
      </div>
      <p class="soft">${check.hint}</p>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-adviser-check': RemoteHelpAdviserCheckElement;
  }
}
