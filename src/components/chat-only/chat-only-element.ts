import { html, type TemplateResult } from 'lit';
import { TalkingElement } from '../talking-element.ts';

/**
 * Connected, and nothing is shown yet. Shown in the `chat-only` state, beside the chat.
 *
 * @tag remote-help-chat-only
 * @slot - The check of the words.
 * @fires {IntentEvent} remote-help-intent - The customer wants to start.
 * @csspart heading - The heading.
 * @csspart start - The button that leads to the warning.
 * @csspart not-shown - Why the last try showed nothing, and what to press.
 */
export class RemoteHelpChatOnlyElement extends TalkingElement {
  protected override render(): TemplateResult {
    const { heading, text } = this.words.session.chatOnly;
    return html`<div class="stack">
      <div class="tight">
        ${this.heading(heading)}
        <p class="lead">${text}</p>
      </div>
      ${this.person()} ${this.way()}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-chat-only': RemoteHelpChatOnlyElement;
  }
}
