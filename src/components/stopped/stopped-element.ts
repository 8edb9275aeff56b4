import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { StopReason } from '../../protocol/reasons.ts';
import { TalkingElement } from '../talking-element.ts';

/**
 * Nothing is shown any more; the chat goes on. Shown in the `stopped` state.
 *
 * @tag remote-help-stopped
 * @slot - The check of the words.
 * @fires {IntentEvent} remote-help-intent - The customer wants to start again.
 * @csspart heading - The heading.
 * @csspart start - The button that leads to the warning.
 * @csspart not-shown - Why the last try showed nothing, and what to press.
 */
export class RemoteHelpStoppedElement extends TalkingElement {
  /** Why the desktop is no longer shown. */
  @property({ attribute: false }) reason: StopReason | null = null;

  protected override render(): TemplateResult {
    const { stopped, stopReasons } = this.words.session;
    return html`<div class="stack">
      <div class="tight">
        ${this.heading(stopped.heading)}
        <p class="lead">
          ${this.reason === null ? nothing : stopReasons[this.reason]} ${stopped.text}
        </p>
      </div>
      ${this.person()} ${this.way()}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-stopped': RemoteHelpStoppedElement;
  }
}
