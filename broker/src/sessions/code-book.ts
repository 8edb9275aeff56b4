import { times } from '../../../src/protocol/limits.ts';
import type { NumberState } from '../../../src/rules/session-state.ts';
import { digestOf, drawNumber, type Keys } from '../store/keys.ts';
import type { Store } from '../store/store.ts';
import type { WriteStep } from '../store/writer-thread.ts';
import { neededStep, step } from '../store/writer.ts';

/** The longest that a number lives from its issue, however late its letter is accepted (rule P17). */
export const longestNumberMs = 15 * 60_000;

/** A number as it goes into its letter, and what is kept of it. */
export interface IssuedNumber {
  number: string;
  state: NumberState;
}

/** Hands out the 8-digit numbers that customers type. Each works once, for a short time. */
export class CodeBook {
  readonly #store: Store;
  readonly #keys: Keys;

  constructor(store: Store, keys: Keys) {
    this.#store = store;
    this.#keys = keys;
  }

  /** A number that has not been issued before as far as the book goes back. */
  async draw(now: number): Promise<IssuedNumber> {
    for (;;) {
      const number = drawNumber();
      const digest = this.digest(number);
      if (await this.#isKnown(digest)) continue;
      const state = { digest, issuedAt: now, expiresAt: now + longestNumberMs, isUsed: false };
      return { number, state };
    }
  }

  /** What is kept of a number. */
  digest(number: string): string {
    return this.#keys.numberDigest(this.#store.ownership.bank, number);
  }

  /** The unguessable part of a session's link. */
  handle(sessionId: string): string {
    return this.#keys.linkHandle(this.#store.ownership.bank, sessionId);
  }

  /** What is kept of a link's handle. */
  handleDigest(handle: string): string {
    return digestOf(handle);
  }

  /** Enters a new number. Its digest is the key: the same one a second time undoes the whole job. */
  issueStep(sessionId: string, state: NumberState): WriteStep {
    const { database, ownership } = this.#store;
    return step(
      database.insertInto('numbers').values({
        ...ownership,
        digest: state.digest,
        session_id: sessionId,
        issued_at: state.issuedAt,
        expires_at: state.expiresAt,
        used_at: null,
        killed_at: null,
      }),
    );
  }

  /** Uses a number, once: of many at the same time one finds its row. */
  redeemStep(digest: string, sessionId: string, now: number): WriteStep {
    return neededStep(
      this.#live(digest)
        .set({ used_at: now })
        .where('session_id', '=', sessionId)
        .returning('session_id'),
    );
  }

  /** Kills a number that has not been used. */
  killStep(digest: string, now: number): WriteStep {
    return step(this.#live(digest).set({ killed_at: now }));
  }

  /** The number's life from the mail server's acceptance of its letter (rule P17). */
  lifeAfterMail(issuedAt: number, acceptedAt: number): number {
    return Math.min(acceptedAt + times.numberLifetimeMs, issuedAt + longestNumberMs);
  }

  /** Sets when a number expires. */
  expiryStep(digest: string, expiresAt: number): WriteStep {
    const { database, ownership } = this.#store;
    return step(
      database
        .updateTable('numbers')
        .set({ expires_at: expiresAt })
        .where('bank', '=', ownership.bank)
        .where('digest', '=', digest),
    );
  }

  /** A number's row, while nothing has ended it. Whether its time has passed is its session's to say. */
  #live(digest: string) {
    const { database, ownership } = this.#store;
    return database
      .updateTable('numbers')
      .where('bank', '=', ownership.bank)
      .where('digest', '=', digest)
      .where('used_at', 'is', null)
      .where('killed_at', 'is', null);
  }

  async #isKnown(digest: string): Promise<boolean> {
    const { database, ownership } = this.#store;
    const row = await database
      .selectFrom('numbers')
      .select('digest')
      .where('bank', '=', ownership.bank)
      .where('digest', '=', digest)
      .executeTakeFirst();
    return row !== undefined;
  }
}
