import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { FileExchange, Transfer } from '../../actors/adviser-console.ts';
import { AdviserViewElement } from '../adviser-view-element.ts';
import { FileActEvent } from './file-act-event.ts';
import { FollowFiles } from './follow-files.ts';
import { look } from '../look.styles.ts';

/**
 * The files of a session at the console: what the customer offers, and what the adviser gives. Each one is taken by its
 * name and size.
 *
 * @tag remote-help-adviser-files
 * @fires {FileActEvent} remote-help-adviser-file - The adviser does something with files; to the console only.
 * @csspart pick - The button that opens the browser's picker.
 * @csspart file - A file with what can be done about it.
 */
export class RemoteHelpAdviserFilesElement extends AdviserViewElement {
  static override styles = [
    look,
    css`
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
        align-items: center;
        padding-block: 0.5rem;
        border-block-start: 1px solid var(--line);
      }
      .name {
        flex: 1 1 14rem;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .said {
        flex: 1 1 12rem;
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 0.5rem;
      }
      .acts:empty {
        display: none;
      }
      progress {
        flex: 1 1 8rem;
        accent-color: var(--accent);
      }
      input {
        display: none;
      }
    `,
  ];
  /** The files, and how large they may be. */
  @property({ attribute: false }) files: FileExchange | null = null;
  /** Whether anything can be offered now. */
  @property({ attribute: false }) canOffer = false;
  /** Whether what is offered goes to the bank's program on the customer's computer. */
  @property({ attribute: false }) programIsPresent = false;
  /** Why the last file was not offered. */
  @property({ attribute: false }) problem: 'tooBig' | 'unreadable' | null = null;
  @query('input') private readonly picker!: HTMLInputElement;

  constructor() {
    super();
    new FollowFiles(this);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { files } = this;
    if (files === null) return nothing;
    const { file, size } = this.words.helping;
    const limit = size(files.maxBytes);
    return html`<div class="tight">
      <p class="soft">${this.#lead(limit)}</p>
      ${
        files.maxBytes === 0 || !this.canOffer
          ? nothing
          : html`<div>
              <input type="file" multiple tabindex="-1" aria-hidden="true" @change=${this.#offer} />
              <button part="pick" @click=${() => this.picker.click()}>${file.pick}</button>
            </div>`
      }
      <p class="error" role="alert">
        ${this.problem === null ? nothing : file.problems[this.problem](limit)}
      </p>
      ${
        (files.folder?.seen ?? null) === null
          ? nothing
          : html`<remote-help-adviser-folder
              .words=${this.words}
              .files=${files}
              @remote-help-adviser-file=${this.#passOn}
            ></remote-help-adviser-folder>`
      }
      <ul>
        ${files.transfers.map((transfer) => this.#file(transfer))}
      </ul>
    </div>`;
  }

  #lead(limit: string): string {
    const { file } = this.words.helping;
    if (this.files?.maxBytes === 0) return file.off;
    return this.programIsPresent ? `${file.lead(limit)} ${file.byProgram}` : file.lead(limit);
  }

  #file(transfer: Transfer): TemplateResult {
    const { file, size } = this.words.helping;
    const { from, phase, name, bytes, done, why } = transfer;
    return html`<li part="file">
      <span class="name"><bdi>${name}</bdi> · ${size(bytes)}</span>
      <span class="said" role="status"
        >${why === null ? file.phases[from][phase] : file.whys[why]}</span
      >
      ${
        phase === 'moving'
          ? html`<progress max=${bytes} value=${done} aria-label=${name}></progress>`
          : nothing
      }
      <span class="acts">${this.#buttons(transfer)}</span>
    </li>`;
  }

  #buttons({ id, from, phase, name, canSave }: Transfer) {
    const { acts } = this.words.helping.file;
    const button = (type: 'take' | 'refuse' | 'cancel' | 'save') =>
      html`<button
        class=${type === 'take' || type === 'save' ? 'main' : ''}
        aria-label="${acts[type]}: ${name}"
        @click=${() => this.dispatchEvent(new FileActEvent({ type, id }))}
      >
        ${acts[type]}
      </button>`;
    if (canSave) return button('save');
    if (phase === 'moving' || (phase === 'offered' && from === 'adviser')) return button('cancel');
    return phase === 'offered' ? html`${button('refuse')}${button('take')}` : nothing;
  }

  /** What is asked for inside is asked for by this element: it leaves no shadow tree by itself. */
  #passOn = ({ detail }: FileActEvent) => this.dispatchEvent(new FileActEvent(detail));

  #offer = () => {
    const files = [...(this.picker.files ?? [])];
    // The same file can be picked again.
    this.picker.value = '';
    if (files.length > 0) this.dispatchEvent(new FileActEvent({ type: 'offer', files }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-adviser-files': RemoteHelpAdviserFilesElement;
  }
}
