import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { EndReason } from '../../protocol/reasons.ts';
import { icon } from '../icons.ts';
import { look } from '../look.styles.ts';
import { ViewElement } from '../view-element.ts';
import { closedStyles } from './closed.styles.ts';

/**
 * Says that the session is over, and why. Shown in the `closed` state, which nothing leaves.
 *
 * @tag remote-help-closed
 * @csspart heading - The heading.
 */
export class RemoteHelpClosedElement extends ViewElement {
  static override styles = [look, closedStyles];
  /** Why it is over. */
  @property({ attribute: false }) reason: EndReason = 'customer.ended';

  protected override render(): TemplateResult {
    const { closed } = this.words;
    const isAlarm = this.reason === 'customer.raisedAlarm' || this.reason === 'alarm.notReported';
    return html`
      <div class="stack">
        <div class="tight">
          ${this.heading(closed.heading)}
          <p class="lead">${closed.reasons[this.reason]}</p>
        </div>
        ${isAlarm ? this.#whatToDo() : nothing}
        <ul class="facts">
          <li class="with-icon">${icon('hidden')}<span>${closed.released}</span></li>
          <li class="with-icon">${icon('lock')}<span>${closed.numberIsDead}</span></li>
        </ul>
        ${isAlarm ? nothing : html`<p class="soft">${closed.startAnew}</p>`}
      </div>
    `;
  }

  #whatToDo() {
    return html`<div class="box danger with-icon">
      ${icon('warning')}
      <ul class="steps">
        ${this.words.closed.afterAlarm.map((step) => html`<li>${step}</li>`)}
      </ul>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-closed': RemoteHelpClosedElement;
  }
}
