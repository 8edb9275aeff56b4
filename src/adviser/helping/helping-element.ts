import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type {
  FileExchange,
  NotesDesk,
  OfferProblem,
  ReceivedSystem,
} from '../../actors/adviser-console.ts';
import type { SystemAnswer } from '../../machines/adviser-session.events.ts';
import { AdviserViewElement } from '../adviser-view-element.ts';
import { FileActEvent } from './file-act-event.ts';
import { look } from '../look.styles.ts';
import { clockTime } from '../moments.ts';
import { NotesEvent } from '../notes/notes-event.ts';

/** What can be opened. */
type Part = 'system' | 'files' | 'notes';

/**
 * The help beside the picture: information about the customer's computer, files, and the adviser's own notes. Each opens below its button.
 *
 * @tag remote-help-adviser-helping
 * @fires {AskEvent} remote-help-adviser-ask - Something is asked of the customer; to the console only.
 * @fires {FileActEvent} remote-help-adviser-file - The adviser does something with files; to the console only.
 * @fires {NotesEvent} remote-help-adviser-notes - The adviser types notes, or has them stored; to the console only.
 * @csspart system - The button that opens the information about the computer.
 * @csspart files - The button that opens the files.
 * @csspart notes - The button that opens the notes.
 * @csspart panel - What is open.
 * @csspart ask - The button that asks the customer.
 */
export class RemoteHelpAdviserHelpingElement extends AdviserViewElement {
  static override styles = [
    look,
    css`
      .helping {
        border-block-end: 1px solid var(--line);
      }
      .row {
        padding: 0.375rem 1rem;
      }
      .row button[aria-expanded='true'] {
        color: var(--on-accent);
        background: var(--accent);
      }
      .panel {
        max-block-size: min(24rem, 40dvh);
        padding: 0.75rem 1rem 1rem;
        overflow: auto;
        background: var(--surface-soft);
        border-block-start: 1px solid var(--line);
      }
      .said {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: center;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr));
        gap: 0.5rem 1.5rem;
      }
      dt {
        font-size: 0.8125rem;
        color: var(--text-soft);
      }
      dd {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
    `,
  ];
  /** Whether there is, or was, a customer here to be helped. */
  @property({ attribute: false }) hasHelp = true;
  /** Whether the customer can be asked for anything now. */
  @property({ attribute: false }) canAsk = false;
  /** Whether the bank's program is on the customer's computer, and can be asked. */
  @property({ attribute: false }) programIsPresent = false;
  /** Whether information about the computer is asked for. */
  @property({ attribute: false }) systemIsAsked = false;
  /** What became of the last question for it. */
  @property({ attribute: false }) systemAnswer: SystemAnswer | null = null;
  /** What the customer sent last. */
  @property({ attribute: false }) system: ReceivedSystem | null = null;
  /** The files that are exchanged. */
  @property({ attribute: false }) files: FileExchange | null = null;
  /** Why the last file was not offered. */
  @property({ attribute: false }) fileProblem: OfferProblem | null = null;
  /** The adviser's notes on the session. */
  @property({ attribute: false }) notes: NotesDesk | null = null;
  /** Whether the notes can be changed yet. */
  @property({ attribute: false }) canNote = false;
  @state() private open: Part | null = null;
  #following = new AbortController();
  #offers = 0;
  #folder: string | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Who has asked wants to see what came.
    if (changed.has('systemAnswer') && this.systemAnswer !== null) this.open = 'system';
    if (!changed.has('files') && !changed.has('notes')) return;
    this.#following.abort();
    this.#following = new AbortController();
    const { signal } = this.#following;
    this.#offers = this.#waiting;
    this.files?.addEventListener('change', this.#noteFiles, { signal });
    this.notes?.addEventListener('change', () => this.requestUpdate(), { signal });
  }

  /** How many files the customer offers that nobody has taken or refused. */
  get #waiting(): number {
    const transfers = this.files?.transfers ?? [];
    return transfers.filter(({ from, phase }) => from === 'customer' && phase === 'offered').length;
  }

  #noteFiles = () => {
    const folder = this.files?.folder?.seen?.id ?? null;
    const isNewFolder = folder !== null && folder !== this.#folder;
    if (this.#waiting > this.#offers || isNewFolder) this.open = 'files';
    this.#folder = folder;
    this.#offers = this.#waiting;
    this.requestUpdate();
  };

  protected override render(): TemplateResult {
    const { helping, notes } = this.words;
    const isLate = this.notes?.status === 'notYet';
    return html`<div class="helping" role="group" aria-label=${helping.heading}>
      <div class="row">
        ${
          this.hasHelp
            ? html`${this.#opener('system', helping.system.button)}${this.#opener(
                'files',
                helping.file.button(this.#waiting),
              )}`
            : nothing
        }${this.#opener('notes', isLate ? notes.buttonNotYet : notes.button)}
      </div>
      <div id="panel">${this.open === null ? nothing : this.#panel(this.open)}</div>
    </div>`;
  }

  #opener(what: Part, text: string): TemplateResult {
    const isOpen = this.open === what;
    return html`<button
      part=${what}
      aria-expanded=${isOpen ? 'true' : 'false'}
      aria-controls="panel"
      @click=${() => (this.open = isOpen ? null : what)}
    >
      ${text}
    </button>`;
  }

  #panel(what: Part): TemplateResult {
    const { system, file } = this.words.helping;
    if (what === 'notes') {
      return html`<section class="panel" part="panel" aria-label=${this.words.notes.heading}>
        <remote-help-adviser-notes
          .words=${this.words}
          .notes=${this.notes}
          .draft=${this.notes?.draft ?? ''}
          .status=${this.notes?.status ?? 'kept'}
          .canWrite=${this.canNote}
          @remote-help-adviser-notes=${this.#passNotesOn}
        ></remote-help-adviser-notes>
      </section>`;
    }
    if (what === 'files') {
      return html`<section class="panel" part="panel" aria-label=${file.heading}>
        <remote-help-adviser-files
          .words=${this.words}
          .files=${this.files}
          .canOffer=${this.canAsk}
          .programIsPresent=${this.programIsPresent}
          .problem=${this.fileProblem}
          @remote-help-adviser-file=${this.#passOn}
        ></remote-help-adviser-files>
      </section>`;
    }
    return html`<section class="panel stack" part="panel" aria-label=${system.heading}>
      ${this.#said()}${this.#received()}
    </section>`;
  }

  /** What is asked for inside is asked for by this element: it leaves no shadow tree by itself. */
  #passOn = ({ detail }: FileActEvent) => this.dispatchEvent(new FileActEvent(detail));

  #passNotesOn = ({ detail }: NotesEvent) => this.dispatchEvent(new NotesEvent(detail));

  #said(): TemplateResult {
    const { system } = this.words.helping;
    const answer = this.systemAnswer === 'sent' ? null : this.systemAnswer;
    if (this.systemIsAsked) return html`<p role="status">${system.asked}</p>`;
    return html`<div class="said">
      ${this.canAsk && this.programIsPresent ? this.#asker(system.askProgram, 'program') : nothing}
      ${this.canAsk ? this.#asker(this.#askOfBrowser) : nothing}
      <p class="soft">${answer === null ? system.lead : system.answers[answer]}</p>
    </div>`;
  }

  get #askOfBrowser(): string {
    const { system } = this.words.helping;
    if (this.programIsPresent) return system.askBrowser;
    return this.system === null ? system.ask : system.askAgain;
  }

  #asker(text: string, of?: 'program'): TemplateResult {
    const type = 'adviser.askedForSystem';
    return html`<button part="ask" @click=${() => this.ask({ type, ...(of && { of }) })}>
      ${text}
    </button>`;
  }

  #received(): TemplateResult | typeof nothing {
    const { helping, locale } = this.words;
    const { kinds, values, sentAt, sentByProgramAt } = helping.system;
    if (this.system === null) return nothing;
    const said = (value: string) => (value in values ? values[value as 'yes' | 'no'] : value);
    const sent = this.system.of === 'program' ? sentByProgramAt : sentAt;
    return html`<dl>
        ${this.system.lines.map(
          ({ kind, value }) =>
            html`<div>
              <dt>${kinds[kind]}</dt>
              <dd>${said(value)}</dd>
            </div>`,
        )}
      </dl>
      <p class="soft">${sent(clockTime(this.system.at, locale))}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-adviser-helping': RemoteHelpAdviserHelpingElement;
  }
}
