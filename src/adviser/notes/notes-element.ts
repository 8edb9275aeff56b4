import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { NotesDesk, NotesStatus } from '../../actors/adviser-console.ts';
import { sizes } from '../../protocol/limits.ts';
import { AdviserViewElement } from '../adviser-view-element.ts';
import { look } from '../look.styles.ts';
import { clockTime } from '../moments.ts';
import { NotesEvent } from './notes-event.ts';

/**
 * The adviser's notes on a session: a field, how far it is stored, and a button that stores it. The customer never sees them.
 *
 * @tag remote-help-adviser-notes
 * @fires {NotesEvent} remote-help-adviser-notes - Something is typed, or is to be stored; to the console only.
 * @csspart field - The field.
 * @csspart store - The button.
 * @csspart status - How far the notes are stored.
 */
export class RemoteHelpAdviserNotesElement extends AdviserViewElement {
  static override styles = [
    look,
    css`
      textarea {
        inline-size: 100%;
        min-block-size: 6rem;
        resize: vertical;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: center;
        justify-content: space-between;
      }
      .foot p {
        flex: 1 1 12rem;
        margin: 0;
      }
    `,
  ];
  /** What is typed, and what is kept of it. */
  @property({ attribute: false }) notes: NotesDesk | null = null;
  /** Whether the notes can be changed yet. */
  @property({ attribute: false }) canWrite = false;
  /** What stands in the field: said beside the notes, which are the same object after each change. */
  @property({ attribute: false }) draft = '';
  /** How what stands in the field is kept. */
  @property({ attribute: false }) status: NotesStatus = 'kept';

  protected override render(): TemplateResult {
    const { notes } = this.words;
    const excess = this.draft.length - sizes.maxNotesCharacters;
    const isOpen = this.canWrite && this.status !== 'tooLate';
    return html`<form class="stack" novalidate @submit=${this.#submit}>
      <label for="text"><strong>${notes.field}</strong></label>
      <p class="soft" id="lead">${notes.lead}</p>
      <textarea
        id="text"
        part="field"
        rows="5"
        aria-describedby="lead status"
        aria-invalid=${excess > 0 ? 'true' : 'false'}
        ?readonly=${!isOpen}
        .value=${this.draft}
        @input=${this.#type}
      ></textarea>
      <div class="foot">
        <p id="status" part="status" role="status" class=${excess > 0 ? 'error' : 'soft'}>
          ${excess > 0 ? notes.tooLong(excess) : this.#status}
        </p>
        ${isOpen ? html`<button class="main" part="store">${notes.store}</button>` : nothing}
      </div>
    </form>`;
  }

  get #status(): string {
    const { notes, locale } = this.words;
    const kept = this.notes?.kept ?? null;
    if (this.status !== 'kept') return notes.states[this.status];
    if (kept === null) return this.canWrite ? notes.none : notes.never;
    const time = clockTime(kept.at, locale);
    return kept.by === null ? notes.storedAt(time) : notes.storedBy(kept.by, time);
  }

  #type = ({ target }: Event) => {
    const text = (target as HTMLTextAreaElement).value;
    this.dispatchEvent(new NotesEvent({ kind: 'typed', text }));
  };

  #submit = (event: SubmitEvent) => {
    event.preventDefault();
    this.dispatchEvent(new NotesEvent({ kind: 'store' }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-adviser-notes': RemoteHelpAdviserNotesElement;
  }
}
