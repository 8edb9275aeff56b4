import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { NumberRefusal } from '../../protocol/reasons.ts';
import { readTypedNumber, type NumberProblem } from '../../protocol/session-number.ts';
import { alarmButton } from '../alarm-button.ts';
import { look } from '../look.styles.ts';
import { ViewElement } from '../view-element.ts';
import { connectStyles } from './connect.styles.ts';
import { NumberEvent } from './number-event.ts';

/** After so many wrong tries the invitation is over. */
const maxWrongTries = 5;

/**
 * Takes the session number. Shown in the `connect` state.
 *
 * The number lives in the field and in one event to the host: it is in no attribute and in no other property.
 *
 * @tag remote-help-connect
 * @slot - What is known of the connection.
 * @fires {NumberEvent} remote-help-number - Eight digits, to the host only.
 * @fires {IntentEvent} remote-help-intent - The customer reported that this was not their idea.
 * @csspart heading - The heading.
 * @csspart field - The field.
 * @csspart connect - The button.
 * @csspart error - What is wrong.
 * @csspart not-my-idea - The button that reports.
 */
export class RemoteHelpConnectElement extends ViewElement {
  static override styles = [look, connectStyles];
  /** A number is being checked. */
  @property({ attribute: false }) isChecking = false;
  /** Why the last number did not lead into a session. */
  @property({ attribute: false }) refusal: NumberRefusal | null = null;
  /** How many numbers were wrong. */
  @property({ attribute: false }) wrongTries = 0;
  /** A report is on its way. */
  @property({ attribute: false }) isReporting = false;
  @state() private problem: NumberProblem | null = null;
  @query('input') private readonly field!: HTMLInputElement;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get('isChecking') === true && this.refusal !== null) this.problem = null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.get('isChecking') === true && this.refusal !== null) this.field.focus();
  }

  protected override render(): TemplateResult {
    const { words } = this;
    return html`
      <div class="stack">
        <div class="tight">
          <p class="step">${words.step(3, 3)}</p>
          ${this.heading(words.connect.heading)}
          <p class="lead">${words.connect.lead}</p>
        </div>
        ${this.#form()}
        <slot></slot>
        ${
          this.isReporting
            ? html`<p class="box">${words.session.reporting}</p>`
            : alarmButton(words, this.#report)
        }
      </div>
    `;
  }

  #form() {
    const { actions, connect } = this.words;
    const fault = this.#fault();
    return html`<form class="tight" novalidate autocomplete="off" @submit=${this.#submit}>
      <label for="number">${connect.field}</label>
      <p class="soft" id="hint">${connect.hint}</p>
      <div class="row">
        <input
          id="number"
          part="field"
          type="text"
          inputmode="numeric"
          autocomplete="one-time-code"
          autocapitalize="off"
          spellcheck="false"
          required
          aria-describedby=${fault === null ? 'hint' : 'fault hint'}
          aria-invalid=${fault === null ? 'false' : 'true'}
          @input=${this.#forgetProblem}
          @blur=${this.#group}
        />
        <button
          class="main"
          part="connect"
          type="submit"
          aria-disabled=${this.isChecking || this.isReporting ? 'true' : 'false'}
        >
          ${actions.connect}
        </button>
      </div>
      ${this.isChecking ? html`<p class="soft">${connect.checking}</p>` : nothing}
      ${fault === null ? nothing : html`<p class="error" part="error" id="fault">${fault}</p>`}
    </form>`;
  }

  #fault(): string | null {
    if (this.isChecking) return null;
    const { problems, refusals } = this.words.connect;
    if (this.problem !== null) return problems[this.problem];
    if (this.refusal === null) return null;
    const isOver = this.refusal === 'number.notAccepted' && this.wrongTries >= maxWrongTries;
    return refusals[isOver ? 'number.tooManyTries' : this.refusal];
  }

  #submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (this.isChecking || this.isReporting) return;
    const typed = readTypedNumber(this.field.value);
    if ('problem' in typed) {
      this.problem = typed.problem;
      this.field.focus();
      return;
    }
    this.problem = null;
    this.field.value = '';
    this.dispatchEvent(new NumberEvent(typed.digits));
  };

  #forgetProblem = () => {
    this.problem = null;
  };

  /** Shows 4 + 4 digits, as they stand in the e-mail. */
  #group = () => {
    const typed = readTypedNumber(this.field.value);
    if ('digits' in typed) this.field.value = typed.digits.replace(/(?=....$)/, ' ');
  };

  /** Reports the number that stands in the field, if one does; it is not tried. */
  #report = () => {
    const typed = readTypedNumber(this.field.value);
    this.field.value = '';
    if ('digits' in typed) this.dispatchEvent(new NumberEvent(typed.digits, 'report'));
    else this.ask({ type: 'customer.raisedAlarm' });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-connect': RemoteHelpConnectElement;
  }
}
