import type { MailStatus, SessionSummary } from '../protocol/http.ts';
import type { EndReason } from '../protocol/reasons.ts';
import type { BrokerState, Locale } from '../protocol/states.ts';

/** The two places in a session. */
export type Seat = 'customer' | 'adviser';

/** The seat across the table. */
export function otherSeat(seat: Seat): Seat {
  return seat === 'customer' ? 'adviser' : 'customer';
}

/** Who an adviser is, as the identity provider said at sign-in. */
export interface Adviser {
  readonly subject: string;
  readonly name: string;
  readonly role: string;
}

/** The number that leads to a session at the moment; only its HMAC is known. */
export interface NumberState {
  readonly digest: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly isUsed: boolean;
}

/** Everything that the broker's decisions about a session rest on. */
export interface SessionState {
  readonly id: string;
  readonly reference: string;
  readonly adviser: Adviser;
  readonly customerEmail: string;
  readonly locale: Locale;
  readonly state: BrokerState;
  readonly openedAt: number;
  readonly joinedAt: number | null;
  readonly closedAt: number | null;
  readonly endReason: EndReason | null;
  readonly handleDigest: string;
  readonly number: NumberState;
  readonly mail: MailStatus;
  readonly wrongTries: number;
  readonly resumeDigest: string | null;
  /** The token before: the answer with the newest one may have been lost on the way. */
  readonly previousDigest: string | null;
  /** The public key of the page that joined. */
  readonly resumeKey: string | null;
  readonly hasAgreed: boolean;
  readonly wordsDiffer: boolean;
  readonly pairing: number;
  readonly pictureEpoch: number;
  /** Whether an adviser has ever sat here since the customer joined: only then can they be missed. */
  readonly adviserWasSeated: boolean;
  /** Not kept: after a restart nobody is there until they come back. */
  readonly isPresent: Readonly<Record<Seat, boolean>>;
}

/** Whether a session's customer has joined and it is not over. */
export function isJoined({ state }: SessionState): boolean {
  return state === 'chat-only' || state === 'sharing' || state === 'stopped';
}

/** Whether a token leads to a session: the newest one, or the one before while the newest is unused. */
export function isToken(session: SessionState, tokenDigest: string): boolean {
  return session.resumeDigest === tokenDigest || session.previousDigest === tokenDigest;
}

/** What the adviser's console is told of a session. */
export function summaryOf(session: SessionState, now: number): SessionSummary {
  return {
    sessionId: session.id,
    reference: session.reference,
    customerEmail: session.customerEmail,
    locale: session.locale,
    state: session.state,
    number: numberStatus(session, now),
    numberExpiresAt: session.mail.status === 'sent' ? session.number.expiresAt : null,
    mail: session.mail,
    customerIsPresent: session.isPresent.customer,
    openedAt: session.openedAt,
    joinedAt: session.joinedAt,
    closedAt: session.closedAt,
    endReason: session.endReason,
  };
}

function numberStatus(session: SessionState, now: number): SessionSummary['number'] {
  if (session.number.isUsed) return 'used';
  if (session.endReason === 'number.expired') return 'expired';
  if (session.state === 'closed') return 'ended';
  if (session.number.expiresAt <= now) return 'expired';
  return session.mail.status === 'sent' ? 'live' : 'waiting';
}
