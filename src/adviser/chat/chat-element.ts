import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AdviserEntry } from '../../actors/adviser-console.ts';
import type { CannedReply } from '../../locales/adviser-words.ts';
import { sizes } from '../../protocol/limits.ts';
import type { Locale } from '../../protocol/states.ts';
import { AdviserViewElement } from '../adviser-view-element.ts';
import { chatStyles } from './chat.styles.ts';
import { look } from '../look.styles.ts';
import { clockTime } from '../moments.ts';
import { keyShortcut } from '../shortcuts.ts';
import { noticeText, wordsIn } from '../words.ts';
import { WriteEvent } from './write-event.ts';

/** Why nothing can be written at the moment; `null` when it can. */
export type Silence = 'notYet' | 'over' | null;

/**
 * What was said in a session, a field to say something, and ready messages to start from.
 *
 * Everything in it is shown as text: never as markup, and no link in it can be clicked. New entries are spoken by the console.
 *
 * @tag remote-help-adviser-chat
 * @fires {WriteEvent} remote-help-adviser-write - A message to the customer; to the console only.
 * @csspart log - What was said.
 * @csspart message - One message.
 * @csspart notice - One notice of a change.
 * @csspart field - The field.
 * @csspart send - The button.
 */
export class RemoteHelpAdviserChatElement extends AdviserViewElement {
  static override styles = [look, chatStyles];
  /** What was said, oldest first. */
  @property({ attribute: false }) entries: readonly AdviserEntry[] = [];
  /** The customer's language: the ready messages are in it. */
  @property({ attribute: false }) customerLocale: Locale = 'sl';
  /** Why nothing can be written at the moment. */
  @property({ attribute: false }) silence: Silence = null;
  /** Whether there are ready messages: they are about what the session's own adviser does. */
  @property({ attribute: false }) hasReplies = true;
  @state() private length = 0;
  @query('textarea') private readonly field!: HTMLTextAreaElement | null;
  @query('[role="log"]') private readonly log!: HTMLElement;
  readonly #resizing = new ResizeObserver(() => this.#keepEnd());
  #isAtEnd = true;

  /** Moves the focus to the field, or to what was said where there is no field. */
  focusField(): void {
    (this.field ?? this.log).focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizing.disconnect();
  }

  protected override firstUpdated(): void {
    this.#resizing.observe(this.log);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || !changed.has('entries')) return;
    this.#noteScroll();
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Who reads further up is left there.
    if (changed.has('entries')) this.#keepEnd();
  }

  protected override render(): TemplateResult {
    const { chat } = this.words;
    return html`<section aria-labelledby="title">
      <h2 id="title">${chat.heading}</h2>
      <div
        role="log"
        aria-live="off"
        aria-labelledby="title"
        tabindex="0"
        part="log"
        @scroll=${this.#noteScroll}
      >
        ${this.entries.length === 0 ? html`<p class="empty soft">${chat.empty}</p>` : nothing}
        ${repeat(
          this.entries,
          ({ id }) => id,
          (entry) => (entry.kind === 'message' ? this.#message(entry) : this.#notice(entry)),
        )}
      </div>
      ${
        this.silence === null
          ? this.#form()
          : html`<p class="silent soft">${chat[this.silence]}</p>`
      }
    </section>`;
  }

  #message({ from, by, text, at, status }: Extract<AdviserEntry, { kind: 'message' }>) {
    const { chat, locale } = this.words;
    // What a colleague wrote, who had the session before, stands on the bank's side of the chat under their own name.
    const isOwn = from === 'adviser';
    return html`<article class="message ${isOwn ? 'own' : ''} ${status}" part="message">
      <p class="by">
        <strong>${isOwn ? (by ?? chat.you) : chat.customer}</strong>
        <time datetime=${new Date(at).toISOString()}>${clockTime(at, locale)}</time>
        ${status === 'sending' ? html`<span class="mark">${chat.sending}</span>` : nothing}
        ${status === 'refused' ? html`<span class="mark">${chat.notSent}</span>` : nothing}
      </p>
      <p class="text" dir="auto">${text}</p>
    </article>`;
  }

  #notice(entry: Extract<AdviserEntry, { kind: 'notice' }>): TemplateResult {
    const { at } = entry;
    return html`<p class="notice" part="notice">
      <span>${noticeText(entry, this.words)}</span>
      <time datetime=${new Date(at).toISOString()}>${clockTime(at, this.words.locale)}</time>
    </p>`;
  }

  #form(): TemplateResult {
    const { chat } = this.words;
    const excess = this.length - sizes.maxChatCharacters;
    return html`<form novalidate @submit=${this.#submit}>
      ${this.hasReplies ? this.#replies() : nothing}
      <label for="text">${chat.message}</label>
      <textarea
        id="text"
        part="field"
        rows="3"
        lang=${this.customerLocale}
        aria-keyshortcuts=${keyShortcut('message')}
        aria-invalid=${excess > 0 ? 'true' : 'false'}
        aria-describedby="hint"
        @input=${this.#measure}
        @keydown=${this.#sendOnEnter}
      ></textarea>
      <div class="send">
        ${
          excess > 0
            ? html`<p class="error" id="hint">${chat.tooLong(excess)}</p>`
            : html`<p class="soft" id="hint">${chat.sendHint}</p>`
        }
        <button class="main" part="send">${chat.send}</button>
      </div>
    </form>`;
  }

  #replies(): TemplateResult {
    const { chat } = this.words;
    const ready = wordsIn(this.customerLocale).chat.replies;
    return html`<div class="replies" role="group" aria-label=${chat.repliesHeading}>
      ${ready.map(
        (reply, place) =>
          html`<button type="button" title=${reply.text} @click=${() => this.#use(reply)}>
            ${chat.replies[place]?.title ?? reply.title}
          </button>`,
      )}
    </div>`;
  }

  /** A ready message goes into the field, to be changed and sent by hand. */
  #use({ text }: CannedReply): void {
    if (this.field === null) return;
    const written = this.field.value.trimEnd();
    this.field.value = written === '' ? text : `${written}\n${text}`;
    this.#measure();
    this.field.focus();
  }

  #noteScroll = () => {
    const { scrollTop, scrollHeight, clientHeight } = this.log;
    this.#isAtEnd = scrollHeight - scrollTop - clientHeight < 40;
  };

  #keepEnd(): void {
    if (this.#isAtEnd) this.log.scrollTop = this.log.scrollHeight;
  }

  #measure = () => {
    this.length = this.field?.value.trim().length ?? 0;
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

  #send(): void {
    if (this.field === null) return;
    const isTaken = this.dispatchEvent(new WriteEvent(this.field.value));
    if (isTaken) this.field.value = '';
    if (isTaken) this.#isAtEnd = true;
    this.#measure();
    this.field.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-adviser-chat': RemoteHelpAdviserChatElement;
  }
}
