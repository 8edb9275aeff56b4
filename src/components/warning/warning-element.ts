import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { DialogElement } from '../dialog-element.ts';
import { dialogStyles } from '../dialog.styles.ts';
import { icon } from '../icons.ts';
import { look } from '../look.styles.ts';
import { SayEvent } from '../say-event.ts';

/**
 * What the customer reads before "Show": what will be seen, whether it is recorded, and that nobody may tell them
 * to do this. Shown over `chat-only` and `stopped`.
 *
 * @tag remote-help-warning
 * @slot bar - The status bar, which must not be out of reach while this is open.
 * @slot - The check of the words, as long as they have not matched.
 * @fires {IntentEvent} remote-help-intent - The customer shows the desktop, does not, or reports and ends.
 * @csspart heading - The heading.
 * @csspart show - The button that opens the browser's picker.
 * @csspart cancel - The button that shows nothing.
 * @csspart report - The button that reports and ends.
 */
export class RemoteHelpWarningElement extends DialogElement {
  static override styles = [look, dialogStyles];
  /** Whether sharing is recorded. */
  @property({ attribute: false }) records = false;
  /** Whether "Show" leads anywhere now: not before the words have matched. */
  @property({ attribute: false }) canShow = false;
  @state() private showsWordsFirst = false;

  protected override render(): TemplateResult {
    const { warning } = this.words;
    return this.dialog(html`
      ${this.heading(warning.heading)}
      <ul class="points">
        <li class="with-icon">${icon('eye')}<span>${warning.seen} ${warning.close}</span></li>
        <li class="with-icon">
          ${icon(this.records ? 'record' : 'recordOff')}<span
            >${this.records ? warning.recorded : warning.notRecorded}</span
          >
        </li>
        <li class="with-icon">${icon('lock')}<strong>${warning.neverAsks}</strong></li>
      </ul>
      ${this.#called()}
      <slot></slot>
      ${this.#answers()}
    `);
  }

  #called() {
    const { called, report } = this.words.warning;
    return html`<div class="box danger with-icon">
      ${icon('warning')}
      <div class="tight">
        ${this.subheading(called.heading)}
        <p>${called.text}</p>
        <div>
          <button
            type="button"
            class="danger"
            part="report"
            @click=${() => this.ask({ type: 'customer.raisedAlarm' })}
          >
            ${report}
          </button>
        </div>
      </div>
    </div>`;
  }

  #answers() {
    const { actions, warning } = this.words;
    return html`<div class="tight">
      <div class="row">
        <button
          type="button"
          class="main"
          part="show"
          aria-disabled=${this.canShow ? 'false' : 'true'}
          aria-describedby="show-means"
          @click=${this.#show}
        >
          ${actions.show}
        </button>
        <button type="button" part="cancel" @click=${() => this.refuse()}>${warning.cancel}</button>
      </div>
      <p id="show-means" class=${this.showsWordsFirst && !this.canShow ? 'error' : 'soft'}>
        ${this.canShow ? warning.picker : warning.wordsFirst}
      </p>
    </div>`;
  }

  // The browser opens its picker only in a click: nothing asynchronous may come between.
  #show = () => {
    if (this.canShow) {
      this.ask({ type: 'customer.confirmedShow' });
      return;
    }
    this.showsWordsFirst = true;
    this.dispatchEvent(new SayEvent(this.words.warning.wordsFirst));
  };

  protected override refuse(): void {
    this.ask({ type: 'customer.declinedShow' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-warning': RemoteHelpWarningElement;
  }
}
