import type { NewRow } from '../../../src/rules/decision.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import { neededStep } from '../store/writer.ts';
import type { KeepingLog } from './keeping-log.ts';

/** Who acts for the complaints department. */
export interface Officer {
  readonly subject: string;
  readonly name: string;
}

/** Why a hold was neither set nor released. */
export type HoldProblem = 'session.unknown' | 'session.deleted' | 'hold.alreadySet' | 'hold.notSet';

/** Holds: a session with one is not deleted, however long ago it was. Setting and releasing are rows of the log of keeping. */
export class Holds {
  readonly #store: Store;
  readonly #keepingLog: KeepingLog;
  readonly #clock: Clock;

  constructor(store: Store, keepingLog: KeepingLog, clock: Clock) {
    this.#store = store;
    this.#keepingLog = keepingLog;
    this.#clock = clock;
  }

  /** The session that people call by a reference, or that has this id. */
  async find(name: string): Promise<{ sessionId: string; reference: string } | HoldProblem> {
    const { database, ownership } = this.#store;
    const { bank } = ownership;
    for (const table of ['sessions', 'deletions'] as const) {
      const found = await database
        .selectFrom(table)
        .select(['session_id', 'reference'])
        .where('bank', '=', bank)
        .where((one) => one.or([one('reference', '=', name), one('session_id', '=', name)]))
        .executeTakeFirst();
      if (found === undefined) continue;
      if (table === 'deletions') return 'session.deleted';
      return { sessionId: found.session_id, reference: found.reference };
    }
    return 'session.unknown';
  }

  /** Sets a hold. The reason is kept encrypted under the session's key, and goes with the session. */
  async set(name: string, by: Officer, reason: string): Promise<HoldProblem | null> {
    const found = await this.find(name);
    if (typeof found === 'string') return found;
    if (await this.isHeld(found.sessionId)) return 'hold.alreadySet';
    const { database, ownership } = this.#store;
    const { bank } = ownership;
    const held = neededStep(
      database
        .insertInto('holds')
        .columns(['bank', 'session_id', 'set_at'])
        .expression(
          database
            .selectFrom('sessions')
            .select((one) => ['bank', 'session_id', one.val(this.#clock.now()).as('set_at')])
            .where('bank', '=', bank)
            .where('session_id', '=', found.sessionId)
            // A deletion that has begun is not undone by a hold: it may have destroyed the key already.
            .where('is_going', '=', 0),
        )
        .returning('session_id'),
    );
    const row = rowOf('complaints.heldSession', found, by, reason);
    const isSet = await this.#keepingLog.write(row, [held], found.sessionId);
    return isSet ? null : 'session.deleted';
  }

  /** Releases a hold: the session is deleted on its day, or the next night if that has passed. */
  async release(name: string, by: Officer, reason: string): Promise<HoldProblem | null> {
    const found = await this.find(name);
    if (typeof found === 'string') return found;
    const { database, ownership } = this.#store;
    const released = neededStep(
      database
        .deleteFrom('holds')
        .where('bank', '=', ownership.bank)
        .where('session_id', '=', found.sessionId)
        .returning('session_id'),
    );
    const row = rowOf('complaints.releasedSession', found, by, reason);
    const isReleased = await this.#keepingLog.write(row, [released], found.sessionId);
    return isReleased ? null : 'hold.notSet';
  }

  /** Whether a session has a hold. */
  async isHeld(sessionId: string): Promise<boolean> {
    const { database, ownership } = this.#store;
    const held = await database
      .selectFrom('holds')
      .select('session_id')
      .where('bank', '=', ownership.bank)
      .where('session_id', '=', sessionId)
      .executeTakeFirst();
    return held !== undefined;
  }
}

function rowOf(
  type: string,
  { sessionId, reference }: { sessionId: string; reference: string },
  by: Officer,
  reason: string,
): NewRow {
  const { subject, name } = by;
  const facts = { sessionId, reference, by: { subject, name } };
  return { who: 'complaints', type, id: null, facts, text: reason };
}
