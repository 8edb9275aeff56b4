import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { SecondPerson } from '../../machines/session.events.ts';
import { dialogStyles } from '../dialog.styles.ts';
import { DialogElement } from '../dialog-element.ts';
import { icon } from '../icons.ts';
import { look } from '../look.styles.ts';

/**
 * Asks whether a second adviser may take part in the chat. Shown over whatever state it came in.
 *
 * @tag remote-help-second-question
 * @slot bar - The status bar, which must not be out of reach while this is open.
 * @fires {IntentEvent} remote-help-intent - The customer lets them in, or does not.
 * @csspart heading - The heading.
 * @csspart yes - The button that lets them in.
 * @csspart no - The button that does not.
 */
export class RemoteHelpSecondQuestionElement extends DialogElement {
  static override styles = [look, dialogStyles];
  /** Who asks. */
  @property({ attribute: false }) adviserName = '';
  /** Whether the adviser controls the computer: what is clicked then may be theirs, and lets nobody in. */
  @property({ attribute: false }) isControlled = false;
  /** Whom it is about. */
  @property({ attribute: false }) second: SecondPerson | null = null;

  protected override render(): TemplateResult {
    const { second: words, chat, helping } = this.words;
    const { name = '', role = '' } = this.second?.adviser ?? {};
    return this.dialog(html`
      ${this.heading(words.heading)}
      <p>${words.lead(this.adviserName || chat.adviser, name, role)}</p>
      <div class="box with-icon">${icon('hidden')}<span>${words.means}</span></div>
      <p class="soft">${words.anyTime}</p>
      <div class="row">
        <button type="button" part="no" @click=${() => this.refuse()}>${words.no}</button>
        <button
          type="button"
          class="main"
          part="yes"
          ?disabled=${this.isControlled}
          @click=${() => this.ask({ type: 'customer.allowedSecond' })}
        >
          ${words.yes}
        </button>
      </div>
      ${this.isControlled ? html`<p class="soft">${helping.notWhileControlled}</p>` : nothing}
    `);
  }

  protected override refuse(): void {
    this.ask({ type: 'customer.refusedSecond' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-second-question': RemoteHelpSecondQuestionElement;
  }
}
