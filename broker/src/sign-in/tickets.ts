import { times } from '../../../src/protocol/limits.ts';
import type { Clock } from '../clock.ts';
import { digestOf, newSecret } from '../store/keys.ts';
import type { SignedIn } from './adviser-sessions.ts';

/** The keys to advisers' sockets: each for one socket, once, for 30 s (rule P1). A restart may forget them. */
export class Tickets {
  readonly #clock: Clock;
  readonly #issued = new Map<string, { signedIn: SignedIn; expiresAt: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A new ticket for someone who is signed in. */
  issue(signedIn: SignedIn): string {
    const now = this.#clock.elapsed();
    for (const [digest, { expiresAt }] of this.#issued) {
      if (expiresAt <= now) this.#issued.delete(digest);
    }
    const ticket = newSecret();
    this.#issued.set(digestOf(ticket), { signedIn, expiresAt: now + times.ticketLifetimeMs });
    return ticket;
  }

  /** Who a ticket was issued to; only the first time. */
  take(ticket: string): SignedIn | null {
    const digest = digestOf(ticket);
    const issued = this.#issued.get(digest);
    this.#issued.delete(digest);
    return issued !== undefined && issued.expiresAt > this.#clock.elapsed()
      ? issued.signedIn
      : null;
  }
}
