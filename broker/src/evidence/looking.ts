import type { Clock } from '../clock.ts';
import { openFilm, type Film } from '../recordings/film/film.ts';
import { digestOf, newSecret } from '../store/keys.ts';
import type { Store } from '../store/store.ts';

/** A session that somebody has opened: whether they play its film. */
interface OpenedSession {
  plays: boolean;
  film: Promise<Film | null> | null;
}

/** A bundle that somebody may fetch, once. */
interface Offer {
  readonly cookieDigest: string;
  readonly sessionId: string;
  readonly expiresAt: number;
}

const offerMs = 60_000;
const maxOpened = 8;

/** What officers have opened at the moment. It is in memory only: after a restart they say their reason again. */
export class Looking {
  readonly #store: Store;
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #opened = new Map<string, Map<string, OpenedSession>>();
  readonly #offers = new Map<string, Offer>();

  constructor(store: Store, folder: string, clock: Clock) {
    this.#store = store;
    this.#folder = folder;
    this.#clock = clock;
  }

  /** Somebody has opened a session, and the look is written down. */
  open(cookieDigest: string, sessionId: string): void {
    const mine = this.#opened.get(cookieDigest) ?? new Map<string, OpenedSession>();
    this.#opened.set(cookieDigest, mine);
    mine.delete(sessionId);
    mine.set(sessionId, { plays: false, film: null });
    const [oldest] = mine.keys();
    if (mine.size > maxOpened && oldest !== undefined) mine.delete(oldest);
  }

  hasOpened(cookieDigest: string, sessionId: string): boolean {
    return this.#find(cookieDigest, sessionId) !== undefined;
  }

  /** They play its film from now on, and that is written down. */
  play(cookieDigest: string, sessionId: string): void {
    const opened = this.#find(cookieDigest, sessionId);
    if (opened !== undefined) opened.plays = true;
  }

  /** The film of a session that somebody plays; `null` if there is none, or they do not. */
  async film(cookieDigest: string, sessionId: string): Promise<Film | null> {
    const opened = this.#find(cookieDigest, sessionId);
    if (opened?.plays !== true) return null;
    opened.film ??= openFilm(this.#store, this.#folder, sessionId);
    return opened.film;
  }

  /** Lets somebody fetch a bundle, once and soon; answers the secret in its address. */
  offer(cookieDigest: string, sessionId: string): string {
    const now = this.#clock.elapsed();
    for (const [key, { expiresAt }] of this.#offers) {
      if (expiresAt <= now) this.#offers.delete(key);
    }
    const secret = newSecret();
    const expiresAt = now + offerMs;
    this.#offers.set(digestOf(secret), { cookieDigest, sessionId, expiresAt });
    return secret;
  }

  /** The session whose bundle was offered under this secret; only the first time, and only to them. */
  takeOffer(cookieDigest: string, secret: string): string | null {
    const key = digestOf(secret);
    const offer = this.#offers.get(key);
    this.#offers.delete(key);
    const isTheirs = offer?.cookieDigest === cookieDigest;
    return isTheirs && offer.expiresAt > this.#clock.elapsed() ? offer.sessionId : null;
  }

  /** Forgets what somebody had opened: they have signed out. */
  leave(cookieDigest: string): void {
    this.#opened.delete(cookieDigest);
  }

  #find(cookieDigest: string, sessionId: string): OpenedSession | undefined {
    return this.#opened.get(cookieDigest)?.get(sessionId);
  }
}
