import type { BrokerMessage } from '../../protocol/broker-messages.ts';
import type { StoredNotes, WrittenNotes } from '../../protocol/http.ts';
import { sizes } from '../../protocol/limits.ts';
import { AdviserRequestError } from './adviser-requests.ts';

/** Notes that the broker has on disk. */
export interface KeptNotes {
  readonly text: string;
  /** By the broker's clock. */
  readonly at: number;
  /** Who wrote them; `null` for what was written here just now. */
  readonly by: string | null;
}

/**
 * How what is typed stands: as it is kept, changed, on its way, on its way for so long that something is in it, or too late
 * to be kept.
 */
export type NotesStatus = 'kept' | 'changed' | 'storing' | 'notYet' | 'tooLate';

/** Brings notes to the broker. */
type Bring = (notes: WrittenNotes, signal: AbortSignal) => Promise<StoredNotes>;

const retryMs = 5_000;

/**
 * The adviser's notes on one session: what is typed, and what is kept of it. What is on its way is brought again until the broker has
 * it or will not have it; what is typed stays in any case. Fires `change` whenever any of it is new.
 *
 * It lives outside the statechart, so that no text can get into a trace.
 */
export class NotesDesk extends EventTarget {
  readonly #bring: Bring;
  #kept: KeptNotes | null = null;
  #draft = '';
  #pending: 'storing' | 'notYet' | null = null;
  #isTooLate = false;
  #leaving = new AbortController();

  constructor(bring: Bring) {
    super();
    this.#bring = bring;
  }

  /** What the broker has; `null` before anything was noted down. */
  get kept(): KeptNotes | null {
    return this.#kept;
  }

  /** What stands in the field. */
  get draft(): string {
    return this.#draft;
  }

  get status(): NotesStatus {
    if (this.#pending !== null) return this.#pending;
    if (this.#draft === (this.#kept?.text ?? '')) return 'kept';
    return this.#isTooLate ? 'tooLate' : 'changed';
  }

  /** Takes what is typed; it is kept when that is asked for. */
  type(text: string): void {
    this.#draft = text;
    this.#change();
  }

  /** Brings what is typed to the broker. */
  store(): void {
    const text = this.#draft.toWellFormed();
    if (this.status !== 'changed' || text.length > sizes.maxNotesCharacters) return;
    this.#draft = text;
    void this.#keep({ id: crypto.randomUUID(), text });
  }

  /** Takes a row of the log: notes that were written before, here or by whoever had the session. */
  hear(message: BrokerMessage): void {
    if (message.type !== 'adviser.wroteNotes') return;
    const isUntouched = this.#draft === (this.#kept?.text ?? '');
    const { text, at, by } = message;
    if (this.#kept !== null && this.#kept.at >= at) return;
    this.#kept = { text, at, by: by.name };
    if (isUntouched) this.#draft = text;
    this.#change();
  }

  /** Brings nothing any more. */
  release(): void {
    this.#leaving.abort();
  }

  async #keep(notes: WrittenNotes): Promise<void> {
    const { signal } = this.#leaving;
    this.#await('storing');
    while (!signal.aborted) {
      const outcome = await this.#try(notes, signal);
      if (outcome !== 'notYet') return this.#settle(notes, outcome);
      this.#await('notYet');
      await pause(retryMs, signal);
    }
  }

  async #try(
    notes: WrittenNotes,
    signal: AbortSignal,
  ): Promise<StoredNotes | 'tooLate' | 'notYet'> {
    try {
      return await this.#bring(notes, signal);
    } catch (error) {
      const isRefused = error instanceof AdviserRequestError && final.has(error.reason);
      return isRefused ? 'tooLate' : 'notYet';
    }
  }

  #settle({ text }: WrittenNotes, outcome: StoredNotes | 'tooLate'): void {
    this.#pending = null;
    if (outcome === 'tooLate') this.#isTooLate = true;
    else this.#kept = { text, at: outcome.at, by: null };
    this.#change();
  }

  #await(pending: 'storing' | 'notYet'): void {
    this.#pending = pending;
    this.#change();
  }

  #change(): void {
    this.dispatchEvent(new Event('change'));
  }
}

/** With these the broker says that it never will. */
const final: ReadonlySet<string> = new Set([
  'session.closed',
  'session.unknown',
  'request.notUnderstood',
]);

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
