import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { SessionEntry } from '../../actors/session-actor.ts';
import { sizes } from '../../protocol/limits.ts';
import { look } from '../look.styles.ts';
import { ViewElement } from '../view-element.ts';
import { ChatEvent } from './chat-event.ts';
import { chatEntry } from './chat-entry.ts';
import { chatStyles } from './chat.styles.ts';

/** From so few characters on, the customer sees how many are left. */
const shownFromLeft = 300;

/**
 * What was said in the session, and a field to say something. Shown from `chat-only` to `stopped`.
 *
 * Text is shown as text: never as markup, and no link in it can be clicked. New entries are spoken by the host.
 *
 * @tag remote-help-chat
 * @fires {ChatEvent} remote-help-chat - A message to the adviser, to the host only.
 * @csspart log - What was said.
 * @csspart message - One message.
 * @csspart notice - One notice of a change.
 * @csspart field - The field.
 * @csspart send - The button.
 */
export class RemoteHelpChatElement extends ViewElement {
  static override styles = [look, chatStyles];
  /** What was said, oldest first. */
  @property({ attribute: false }) entries: readonly SessionEntry[] = [];
  /** The adviser's name. */
  @property({ attribute: false }) adviserName = '';
  /** Whether the adviser is there to read. */
  @property({ attribute: false }) adviserIsPresent = true;
  /** Whether the adviser controls the computer: what is typed then may be theirs, and is not sent. */
  @property({ attribute: false }) isControlled = false;
  @state() private length = 0;
  @state() private showsNothing = false;
  @query('textarea') private readonly field!: HTMLTextAreaElement;
  @query('[role="log"]') private readonly log!: HTMLElement;
  #isAtEnd = true;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || !changed.has('entries')) return;
    const { scrollTop, scrollHeight, clientHeight } = this.log;
    this.#isAtEnd = scrollHeight - scrollTop - clientHeight < 40;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Who reads further up is left there.
    if (changed.has('entries') && this.#isAtEnd) this.log.scrollTop = this.log.scrollHeight;
  }

  protected override render(): TemplateResult {
    const { chat } = this.words;
    return html`<div class="chat">
      ${this.heading(chat.heading)}
      <div role="log" aria-live="off" aria-label=${chat.log} tabindex="0" part="log">
        ${this.entries.length === 0 ? html`<p class="soft">${chat.empty}</p>` : nothing}
        ${repeat(
          this.entries,
          ({ id }) => id,
          (entry) => chatEntry(entry, this.words, this.adviserName),
        )}
      </div>
      ${this.#form()}
    </div>`;
  }

  #form() {
    const { chat, language } = this.words;
    const left = sizes.maxChatCharacters - this.length;
    const count = new Intl.NumberFormat(language).format(Math.abs(left));
    const fault = left < 0 ? chat.tooLong(count) : this.showsNothing ? chat.nothing : null;
    return html`<form class="tight" novalidate @submit=${this.#submit}>
      <label for="text">${chat.field}</label>
      <textarea
        id="text"
        part="field"
        rows="2"
        aria-describedby=${fault === null ? 'hint' : 'fault'}
        aria-invalid=${fault === null ? 'false' : 'true'}
        @input=${this.#measure}
        @keydown=${this.#sendOnEnter}
      ></textarea>
      ${
        fault === null
          ? html`<p class="soft" id="hint">
              ${this.#hint} ${left <= shownFromLeft ? chat.left(count) : nothing}
            </p>`
          : html`<p class="error" id="fault">${fault}</p>`
      }
      <button class="main" part="send" type="submit">${chat.send}</button>
    </form>`;
  }

  get #hint(): string {
    const { chat, helping } = this.words;
    if (this.isControlled) return helping.notWhileControlled;
    return this.adviserIsPresent ? chat.hint : chat.away;
  }

  #measure = () => {
    this.length = this.field.value.length;
    this.showsNothing = false;
  };

  #sendOnEnter = (event: KeyboardEvent) => {
    // While an input method composes a character, Enter accepts it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#send();
  };

  #submit = (event: SubmitEvent) => {
    event.preventDefault();
    this.#send();
  };

  #send() {
    const text = this.field.value;
    this.showsNothing = text.trim() === '';
    if (this.showsNothing || text.length > sizes.maxChatCharacters || this.isControlled) {
      this.field.focus();
      return;
    }
    this.#isAtEnd = true;
    if (!this.dispatchEvent(new ChatEvent(text))) return;
    this.field.value = '';
    this.length = 0;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-chat': RemoteHelpChatElement;
  }
}
