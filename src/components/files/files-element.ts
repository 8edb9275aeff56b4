import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { FileExchange, Transfer } from '../../actors/session-actor.ts';
import { sizeInWords } from '../download/size.ts';
import { icon } from '../icons.ts';
import { look } from '../look.styles.ts';
import { ViewElement } from '../view-element.ts';
import { FileEvent } from './file-event.ts';
import { filesStyles } from './files.styles.ts';

/**
 * The files of a session: those that the customer gives, picked by the browser's own picker, and those that the adviser
 * offers. Each one is taken by its name and size, and nothing of it moves before.
 *
 * @tag remote-help-files
 * @fires {FileEvent} remote-help-file - The customer offers, takes, refuses, breaks off or saves a file.
 * @csspart heading - The heading.
 * @csspart pick - The button that opens the browser's picker.
 * @csspart file - A file with what can be done about it.
 */
export class RemoteHelpFilesElement extends ViewElement {
  static override styles = [look, filesStyles];
  /** The files, and how large they may be. */
  @property({ attribute: false }) files: FileExchange | null = null;
  /** Who helps. */
  @property({ attribute: false }) adviserName = '';
  /** Whether the adviser controls the computer: what is clicked then may be theirs, and gives and takes nothing. */
  @property({ attribute: false }) isControlled = false;
  /** Whether a file could not be offered. */
  @property({ attribute: false }) problem: 'tooBig' | 'unreadable' | null = null;
  @query('input') private readonly picker!: HTMLInputElement;
  #following = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#following.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('files')) return;
    this.#following.abort();
    this.#following = new AbortController();
    const { signal } = this.#following;
    this.files?.addEventListener('change', () => this.requestUpdate(), { signal });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { files, words } = this;
    if (files === null || files.maxBytes === 0) return nothing;
    const { file } = words.helping;
    const limit = sizeInWords(files.maxBytes, words.language);
    return html`<section class="tight" aria-labelledby="title">
      <div
        id="title"
        class="subheading"
        part="heading"
        role="heading"
        aria-level=${this.headingLevel}
      >
        ${file.heading}
      </div>
      <p class="soft">${file.lead(limit)}</p>
      ${this.#problem(limit)}
      <ul>
        ${files.transfers.map((transfer) => this.#file(transfer))}
      </ul>
      <div class="row">
        <input type="file" multiple tabindex="-1" aria-hidden="true" @change=${this.#offer} />
        <button
          type="button"
          part="pick"
          aria-disabled=${this.isControlled ? 'true' : 'false'}
          aria-describedby=${this.isControlled ? 'why' : nothing}
          @click=${this.#pick}
        >
          ${file.pick}
        </button>
      </div>
      ${this.isControlled ? html`<p class="soft" id="why">${this.words.helping.notWhileControlled}</p>` : nothing}
    </section>`;
  }

  #problem(limit: string): TemplateResult {
    const { problems } = this.words.helping.file;
    return html`<p class="error" role="alert">
      ${this.problem === null ? nothing : problems[this.problem](limit)}
    </p>`;
  }

  #file(transfer: Transfer): TemplateResult {
    const { file } = this.words.helping;
    const { from, phase, name, bytes, done, why } = transfer;
    const isAsked = phase === 'offered' && from === 'adviser';
    const said = why === null ? file.phases[from][phase] : file.whys[why];
    return html`<li class="file ${isAsked ? 'asked' : ''}" part="file">
      <span class="name"><bdi>${name}</bdi> · ${sizeInWords(bytes, this.words.language)}</span>
      <span role="status"
        >${isAsked ? file.asks(this.adviserName || this.words.chat.adviser) : said}</span
      >
      ${
        phase === 'moving'
          ? html`<progress max=${bytes} value=${done} aria-label=${name}></progress>`
          : nothing
      }
      ${isAsked ? html`<p class="with-icon soft">${icon('warning')}<span>${file.careful}</span></p>` : nothing}
      ${this.#buttons(transfer, isAsked)}
    </li>`;
  }

  #buttons({ id, phase, name, canSave }: Transfer, isAsked: boolean) {
    const { file } = this.words.helping;
    const button = (type: 'take' | 'refuse' | 'cancel' | 'save', isMain = false) => {
      const isShut = type === 'take' && this.isControlled;
      return html`<button
        type="button"
        class=${isMain ? 'main' : ''}
        aria-label="${file.acts[type]}: ${name}"
        aria-disabled=${isShut ? 'true' : 'false'}
        aria-describedby=${isShut ? 'why' : nothing}
        @click=${() => isShut || this.dispatchEvent(new FileEvent({ type, id }))}
      >
        ${file.acts[type]}
      </button>`;
    };
    if (isAsked) return html`<div class="row">${button('refuse')}${button('take', true)}</div>`;
    if (canSave) return html`<div class="row">${button('save', true)}</div>`;
    if (phase !== 'offered' && phase !== 'moving') return nothing;
    return html`<div class="row">${button('cancel')}</div>`;
  }

  #pick = () => {
    if (!this.isControlled) this.picker.click();
  };

  #offer = () => {
    const files = [...(this.picker.files ?? [])];
    // The same file can be picked again.
    this.picker.value = '';
    if (files.length > 0 && !this.isControlled)
      this.dispatchEvent(new FileEvent({ type: 'offer', files }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-files': RemoteHelpFilesElement;
  }
}
