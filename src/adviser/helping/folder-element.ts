import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { FileExchange, SeenFolder } from '../../actors/adviser-console.ts';
import { AdviserViewElement } from '../adviser-view-element.ts';
import { look } from '../look.styles.ts';
import { FileActEvent } from './file-act-event.ts';
import { FollowFiles } from './follow-files.ts';

/**
 * The folder that the customer shows in the bank's program: what is in it, by name and size, and a button to fetch each
 * file.
 *
 * @tag remote-help-adviser-folder
 * @fires {FileActEvent} remote-help-adviser-file - The adviser fetches or saves a file; to the console only.
 * @csspart find - The field that finds a name.
 * @csspart listed - A file of the folder.
 */
export class RemoteHelpAdviserFolderElement extends AdviserViewElement {
  static override styles = [
    look,
    css`
      section {
        padding: 0.75rem;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      h3 {
        font-size: 1rem;
        overflow-wrap: anywhere;
      }
      input {
        inline-size: min(20rem, 100%);
      }
      ul {
        max-block-size: 16rem;
        overflow: auto;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
        align-items: center;
        padding-block: 0.375rem;
        border-block-start: 1px solid var(--line);
      }
      .name {
        flex: 1 1 14rem;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];
  /** The files of the session, and with them the folder. */
  @property({ attribute: false }) files: FileExchange | null = null;
  @state() private wanted = '';

  constructor() {
    super();
    new FollowFiles(this);
  }

  protected override render(): TemplateResult | typeof nothing {
    const seen = this.files?.folder?.seen ?? null;
    if (seen === null) return nothing;
    const { folder } = this.words.helping.file;
    const found = this.#found(seen);
    return html`<section class="tight" aria-labelledby="folder">
      <h3 id="folder">${folder.heading(seen.name, seen.files.length)}</h3>
      <p class="soft">${folder.lead}</p>
      ${seen.isCut ? html`<p>${folder.cut}</p>` : nothing}
      <input
        part="find"
        type="search"
        autocomplete="off"
        placeholder=${folder.find}
        aria-label=${folder.find}
        .value=${this.wanted}
        @input=${this.#look}
      />
      <p role="status" class="soft">${found.length === 0 ? folder.notFound : nothing}</p>
      <ul tabindex="0" aria-labelledby="folder">
        ${found.map((place) => this.#listed(seen, place))}
      </ul>
    </section>`;
  }

  /** The places of the files in whose path there are the letters that are wanted. */
  #found({ files }: SeenFolder): readonly number[] {
    const wanted = plain(this.wanted);
    return files.flatMap(({ path }, place) =>
      plain(path.join('/')).includes(wanted) ? [place] : [],
    );
  }

  #look = ({ target }: Event) => {
    this.wanted = (target as HTMLInputElement).value;
  };

  #listed({ files }: SeenFolder, place: number): TemplateResult | typeof nothing {
    const { size } = this.words.helping;
    const file = files[place];
    if (file === undefined) return nothing;
    const folders = file.path.slice(0, -1);
    const name = file.path.at(-1) ?? '';
    return html`<li part="listed">
      <span class="name"
        >${folders.map((one) => html`<span class="soft"><bdi>${one}</bdi>/</span>`)}<strong
          ><bdi>${name}</bdi></strong
        >
        · ${size(file.bytes)}</span
      >
      ${this.#act(place, { name, bytes: file.bytes })}
    </li>`;
  }

  #act(place: number, { name, bytes }: { name: string; bytes: number }) {
    const { folder, phases, whys, acts } = this.words.helping.file;
    const fetch = this.files?.folder?.fetchOf(place) ?? 'none';
    if (bytes > (this.files?.maxBytes ?? 0)) return html`<span>${folder.tooBig}</span>`;
    if (fetch === 'asked') return html`<span role="status">${folder.asked}</span>`;
    const button = (text: string, act: FileActEvent['detail'], kind = '') =>
      html`<button
        class=${kind}
        aria-label="${text}: ${name}"
        @click=${() => this.dispatchEvent(new FileActEvent(act))}
      >
        ${text}
      </button>`;
    const fetcher = (text: string) => button(text, { type: 'fetch', place });
    if (fetch === 'none') return fetcher(folder.fetch);
    if (fetch === 'failed') {
      return html`<span role="status">${folder.failed}</span>${fetcher(folder.again)}`;
    }
    const transfer = this.files?.transfers.find(({ id }) => id === fetch.transfer);
    if (transfer === undefined) return fetcher(folder.fetch);
    const { id, phase, why, canSave } = transfer;
    const said = why === null ? phases.customer[phase] : whys[why];
    const isOver = phase === 'refused' || phase === 'cancelled';
    return html`<span role="status">${said}</span>${
        canSave ? button(acts.save, { type: 'save', id }, 'main') : nothing
      }${isOver ? fetcher(folder.again) : nothing}`;
  }
}

/** A name without its carons and in small letters: what is typed finds it more easily. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-adviser-folder': RemoteHelpAdviserFolderElement;
  }
}
