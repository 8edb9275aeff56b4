/** What a page needs to take a session up again after a reload, or on another page of the e-bank. */
export interface KeptSeat {
  readonly sessionId: string;
  readonly token: string;
  readonly hasShared: boolean;
  readonly adviser: { readonly name: string; readonly role: string };
  readonly records: boolean;
  readonly wordsNeeded: boolean;
  readonly resumeMs: number;
  /** When the page last knew that the session lives, in milliseconds since 1970. */
  readonly seenAt: number;
}

const key = 'remote-help:seat';

/**
 * The seat that this tab holds: in its own session storage, which no other site and no other tab sees. Its token is
 * of no use without the key of this browser.
 */
export const seatStore = {
  /** What was kept, unless it is too old to be taken up again. */
  read(now: number = Date.now()): KeptSeat | undefined {
    try {
      const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as KeptSeat | null;
      if (kept === null || !isSeat(kept)) return undefined;
      return now - kept.seenAt < kept.resumeMs ? kept : undefined;
    } catch {
      return undefined;
    }
  },

  /** Keeps a seat, or what has changed of it. */
  write(seat: KeptSeat): void {
    try {
      sessionStorage.setItem(key, JSON.stringify(seat));
    } catch (cause) {
      // Without storage a reload ends the session, as it is told; everything else works.
      if (!(cause instanceof DOMException)) throw cause;
    }
  },

  /** Forgets the seat: its session is over. */
  clear(): void {
    sessionStorage.removeItem(key);
  },
};

function isSeat(kept: KeptSeat): boolean {
  return (
    typeof kept.sessionId === 'string' &&
    /^[\w-]{43}$/.test(kept.token) &&
    typeof kept.adviser?.name === 'string' &&
    typeof kept.adviser.role === 'string' &&
    Number.isFinite(kept.seenAt) &&
    Number.isFinite(kept.resumeMs)
  );
}
