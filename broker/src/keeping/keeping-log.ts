import type { NewRow } from '../../../src/rules/decision.ts';
import type { Clock } from '../clock.ts';
import { emptyLog, placeRow, type LogTail } from '../sessions/log-row.ts';
import { rowSteps } from '../sessions/session-writes.ts';
import type { Store } from '../store/store.ts';
import type { WriteStep } from '../store/writer-thread.ts';
import { WriteError } from '../store/writer.ts';

/** The log of what is done with the sessions that are kept: holds, looks, deletions. It is a chain like a session's, and is never deleted. */
export const keepingLogId = 'keeping';

/** Writes acts of keeping into their log. */
export class KeepingLog {
  readonly #store: Store;
  readonly #clock: Clock;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /**
   * Writes a row, and in the same transaction what it is about. A reason in it is encrypted under the key of the session that
   * it is `about`. Answers whether it was done: not if one of the steps needed a row and found none.
   */
  write(row: NewRow, steps: readonly WriteStep[], about: string): Promise<boolean> {
    const written = this.#turn.then(() => this.#write(row, steps, about));
    // The next one waits for this one's end, whichever it is.
    this.#turn = written.catch(() => undefined);
    return written;
  }

  async #write(row: NewRow, steps: readonly WriteStep[], about: string): Promise<boolean> {
    const { ownership, writer, sessionKeys } = this.#store;
    const log = { bank: ownership.bank, session: keepingLogId };
    const seal = (seq: number, text: string) => sessionKeys.seal(about, `keeping ${seq}`, text);
    for (let attempt = 1; ; attempt += 1) {
      const placed = placeRow(row, await this.#tail(), this.#clock.now(), log, seal);
      try {
        const own = rowSteps(this.#store, keepingLogId, [placed], sessionIn(row.facts));
        return (await writer.write([...steps, ...own])) !== null;
      } catch (error) {
        // Another process, which sets a hold by hand, may have taken the place meanwhile.
        if (attempt < 5 && error instanceof WriteError && error.problem === 'notUnique') continue;
        throw error;
      }
    }
  }

  async #tail(): Promise<LogTail> {
    const { database, ownership } = this.#store;
    const last = await database
      .selectFrom('log_rows')
      .select(['seq', 'hash'])
      .where('bank', '=', ownership.bank)
      .where('session_id', '=', keepingLogId)
      .orderBy('seq', 'desc')
      .executeTakeFirst();
    return last ?? emptyLog;
  }
}

/** The session that an act is about, if it is about one. */
export function sessionIn(facts: Readonly<Record<string, unknown>>): string | null {
  const { sessionId } = facts;
  return typeof sessionId === 'string' ? sessionId : null;
}
