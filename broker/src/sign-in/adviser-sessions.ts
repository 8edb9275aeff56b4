import { closeCodes } from '../../../src/protocol/reasons.ts';
import type { Adviser } from '../../../src/rules/session-state.ts';
import type { Clock } from '../clock.ts';
import type { Line } from '../sessions/line.ts';
import { digestOf, newSecret } from '../store/keys.ts';
import type { Store } from '../store/store.ts';
import { step } from '../store/writer.ts';
import type { PendingSignIn, StaffRole } from './identity-provider.ts';

const idleMs = 15 * 60_000;
const longestMs = 10 * 60 * 60_000;
const pendingMs = 10 * 60_000;
const seenEveryMs = 30_000;

/** Someone who is signed in. */
export interface SignedIn {
  cookieDigest: string;
  adviser: Adviser;
  endsAt: number;
}

/** Who is signed in: 15 minutes without a request or an open socket, 10 hours at most. */
export class AdviserSessions {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #table: 'adviser_sessions' | 'officer_sessions';
  readonly #lines = new Map<string, Set<Line>>();

  /** Advisers and officers of the complaints department are kept apart: a cookie of one is nothing to the other. */
  constructor(store: Store, clock: Clock, role: StaffRole) {
    this.#table = role === 'adviser' ? 'adviser_sessions' : 'officer_sessions';
    this.#store = store;
    this.#clock = clock;
  }

  /** Remembers a sign-in that has begun; answers its cookie. */
  async begin(pending: PendingSignIn): Promise<string> {
    const { database, ownership, writer } = this.#store;
    const cookie = newSecret();
    const now = this.#clock.now();
    const signIn = { bank: ownership.bank, cookie_digest: digestOf(cookie), ...pending };
    await writer.write([
      step(database.deleteFrom('sign_ins').where('expires_at', '<=', now)),
      step(database.insertInto('sign_ins').values({ ...signIn, expires_at: now + pendingMs })),
    ]);
    return cookie;
  }

  /** A sign-in that has begun, once. */
  async take(cookie: string): Promise<PendingSignIn | null> {
    const { database, ownership, writer } = this.#store;
    const taken = database
      .deleteFrom('sign_ins')
      .where('bank', '=', ownership.bank)
      .where('cookie_digest', '=', digestOf(cookie))
      .where('expires_at', '>', this.#clock.now())
      .returning(['state', 'nonce', 'verifier']);
    const rows = await writer.write([step(taken)]);
    return (rows?.[0]?.[0] as PendingSignIn | undefined) ?? null;
  }

  /** Signs an adviser in; answers their cookie. */
  async signIn({ subject, name, role }: Adviser): Promise<string> {
    const { database, ownership, writer } = this.#store;
    const cookie = newSecret();
    const now = this.#clock.now();
    const session = { bank: ownership.bank, cookie_digest: digestOf(cookie), subject, name, role };
    await writer.write([
      step(database.deleteFrom(this.#table).where('signed_in_at', '<=', now - longestMs)),
      step(
        database
          .insertInto(this.#table)
          .values({ ...session, signed_in_at: now, last_seen_at: now }),
      ),
    ]);
    return cookie;
  }

  /** Who a cookie belongs to, and that they have just been seen. */
  async find(cookie: string): Promise<SignedIn | null> {
    const { database, ownership } = this.#store;
    const cookieDigest = digestOf(cookie);
    const row = await database
      .selectFrom(this.#table)
      .selectAll()
      .where('bank', '=', ownership.bank)
      .where('cookie_digest', '=', cookieDigest)
      .executeTakeFirst();
    if (row === undefined) return null;
    const now = this.#clock.now();
    const endsAt = row.signed_in_at + longestMs;
    const isIdle = now - row.last_seen_at > idleMs && !this.#lines.has(cookieDigest);
    if (now >= endsAt || isIdle) return null;
    if (now - row.last_seen_at > seenEveryMs) await this.#see(cookieDigest);
    const { subject, name, role } = row;
    return { cookieDigest, adviser: { subject, name, role }, endsAt };
  }

  /** Signs out at once, from every open socket too. */
  async signOut(cookie: string): Promise<void> {
    const { database, ownership, writer } = this.#store;
    const cookieDigest = digestOf(cookie);
    await writer.write([
      step(
        database
          .deleteFrom(this.#table)
          .where('bank', '=', ownership.bank)
          .where('cookie_digest', '=', cookieDigest),
      ),
    ]);
    for (const line of this.#lines.get(cookieDigest) ?? []) line.close(closeCodes.notAllowed);
  }

  /** An adviser's socket is open: they are not idle, and it ends with the sign-in. Answers how to undo that. */
  hold({ cookieDigest, endsAt }: SignedIn, line: Line): () => void {
    const lines = this.#lines.get(cookieDigest) ?? new Set();
    this.#lines.set(cookieDigest, lines.add(line));
    const cancel = this.#clock.after(endsAt - this.#clock.now(), () =>
      line.close(closeCodes.notAllowed),
    );
    return () => {
      cancel();
      lines.delete(line);
      if (lines.size > 0) return;
      this.#lines.delete(cookieDigest);
      // The last sign of life; losing it in a crash only makes the adviser sign in again sooner.
      this.#see(cookieDigest).catch(() => undefined);
    };
  }

  async #see(cookieDigest: string): Promise<void> {
    const { database, ownership, writer } = this.#store;
    await writer.write([
      step(
        database
          .updateTable(this.#table)
          .set({ last_seen_at: this.#clock.now() })
          .where('bank', '=', ownership.bank)
          .where('cookie_digest', '=', cookieDigest),
      ),
    ]);
  }
}
