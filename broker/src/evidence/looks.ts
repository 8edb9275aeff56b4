import type { Clock } from '../clock.ts';
import type { Calendar } from '../keeping/calendar.ts';
import type { Officer } from '../keeping/holds.ts';
import type { KeepingLog } from '../keeping/keeping-log.ts';
import { lookKeyAt } from '../keeping/look-keys.ts';
import type { Store } from '../store/store.ts';

/** What somebody of the complaints department does with what is kept, beside holds. */
export type Look =
  | 'complaints.searchedSessions'
  | 'complaints.openedSession'
  | 'complaints.playedRecording'
  | 'complaints.exportedSession';

/** Who looks, and why: as they wrote it. */
export interface Reasoned {
  readonly by: Officer;
  readonly reason: string;
}

/** Writes down each look before anything is shown: no row, no look. */
export class Looks {
  readonly #store: Store;
  readonly #keepingLog: KeepingLog;
  readonly #calendar: Calendar;
  readonly #clock: Clock;

  constructor(store: Store, keepingLog: KeepingLog, calendar: Calendar, clock: Clock) {
    this.#store = store;
    this.#keepingLog = keepingLog;
    this.#calendar = calendar;
    this.#clock = clock;
  }

  /** Writes a look at one session, which may be deleted. The reason is kept under the session's key, while it has one. */
  async at(
    look: Exclude<Look, 'complaints.searchedSessions'>,
    { sessionId, reference }: { sessionId: string; reference: string },
    who: Reasoned,
  ): Promise<void> {
    const about = this.#store.sessionKeys.has(sessionId) ? sessionId : this.#lookKey();
    await this.#write(look, { sessionId, reference }, who, about);
  }

  /** Writes a search: for what, and how many were found. */
  async search(facts: Readonly<Record<string, unknown>>, who: Reasoned): Promise<void> {
    await this.#write('complaints.searchedSessions', facts, who, this.#lookKey());
  }

  async #write(
    type: Look,
    facts: Readonly<Record<string, unknown>>,
    { by, reason }: Reasoned,
    about: string,
  ): Promise<void> {
    const { subject, name } = by;
    const said = { ...facts, by: { subject, name } };
    const row = { who: 'complaints' as const, type, id: null, facts: said, text: reason };
    await this.#keepingLog.write(row, [], about);
  }

  #lookKey(): string {
    return lookKeyAt(this.#store.sessionKeys, this.#calendar, this.#clock.now());
  }
}
