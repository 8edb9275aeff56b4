import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { dialogStyles } from './dialog.styles.ts';
import { DialogViewElement } from './dialog-view-element.ts';
import { look } from '../look.styles.ts';

/**
 * Asks once before something that cannot be taken back: ending a session, or leaving customers alone.
 *
 * @tag remote-help-adviser-question
 * @fires {AskEvent} remote-help-adviser-ask - The answer; to the console only.
 * @csspart yes - The button that does it.
 * @csspart no - The button that changes nothing.
 */
export class RemoteHelpAdviserQuestionElement extends DialogViewElement {
  static override styles = [look, dialogStyles];
  /** What is asked: whether to end the session shown, or to sign out. */
  @property({ attribute: false }) about: 'end' | 'signOut' = 'end';
  /** Whom it is about: the customer's e-mail address. */
  @property({ attribute: false }) customer = '';

  protected override render(): TemplateResult {
    const { session, queue } = this.words;
    const isEnd = this.about === 'end';
    return this.dialog(
      html`<h2 id="title">${isEnd ? session.endQuestion : queue.signOut}</h2>
        ${isEnd && this.customer !== '' ? html`<p><strong>${this.customer}</strong></p>` : nothing}
        <p>${isEnd ? session.endExplained : queue.signOutQuestion}</p>
        <div class="answers">
          <button part="no" autofocus @click=${this.refuse}>
            ${isEnd ? session.keep : queue.stay}
          </button>
          <button class="danger main" part="yes" @click=${this.#agree}>
            ${isEnd ? session.end : queue.signOut}
          </button>
        </div>`,
    );
  }

  protected override refuse(): void {
    this.ask({
      type: this.about === 'end' ? 'adviser.keptSession' : 'adviser.stayedSignedIn',
    });
  }

  #agree = () => this.ask({ type: this.about === 'end' ? 'adviser.ended' : 'adviser.signedOut' });
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-adviser-question': RemoteHelpAdviserQuestionElement;
  }
}
