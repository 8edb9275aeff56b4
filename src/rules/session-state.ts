import type { Computer, Shown } from '../protocol/fields.ts';
import type { MailStatus, SessionSummary } from '../protocol/http.ts';
import type { EndReason } from '../protocol/reasons.ts';
import type { Questions } from './questions.ts';
import type { BrokerState, Locale } from '../protocol/states.ts';

/** The places in a session: the two pages, and the bank's program on the customer's computer. */
export type Seat = 'customer' | 'adviser' | 'companion';

/** The seats that hear of one seat's coming and going. The program is told of the session as a whole instead. */
export function witnessesOf(seat: Seat): readonly Seat[] {
  return (['customer', 'adviser'] as const).filter((other) => other !== seat);
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

/** A program that waits for the customer's yes. */
export interface Applicant {
  readonly request: number;
  readonly key: string;
  readonly computer: Computer;
}

/** The bank's program, as far as it has come. */
export interface ProgramState {
  /** How many programs have wanted to join so far. */
  readonly requests: number;
  /** How many of them the customer did not know. */
  readonly refusals: number;
  /** The public key of the program that the customer confirmed; `null` without one. */
  readonly key: string | null;
}

/** Whether the adviser controls the customer's computer. */
export interface ControlState {
  readonly at: 'off' | 'asked' | 'allowed' | 'yielded';
  /** The id of the adviser's question that stands. */
  readonly ask: string | null;
  /** The number of the last permission. */
  readonly grant: number;
  readonly refusals: number;
  /** When the customer's hand took over, by the elapsed time, while control waits for its rest. */
  readonly yieldedAt?: number;
}

/** Whether the adviser has asked for information about the computer. */
export interface SystemState {
  /** The id of the adviser's question that stands. */
  readonly ask: string | null;
  readonly refusals: number;
  /** Present where the bank's program is asked and not the page. */
  readonly of?: 'program';
}

/** A file that is offered, or on its way; or what leads to one. */
export interface OpenFile {
  /** The id of the message that offered it. */
  readonly id: string;
  readonly from: 'customer' | 'adviser';
  /** Present where the customer's end of it is the bank's program and not the page. */
  readonly by?: 'program';
  readonly bytes: number;
  readonly at: 'offered' | 'moving' | FolderAt;
  /** How many files a folder has that is shown. */
  readonly files?: number;
}

/** What stands among a session's files and is none yet: a folder that is shown, and a file of it that is asked for (rule P38). */
export type FolderAt = 'shown' | 'asked';

/** A colleague who is asked to take a session over. */
export interface HandOverState {
  /** The id of the message that asked. */
  readonly ask: string;
  readonly to: Adviser;
  readonly askedAt: number;
}

/** A colleague who is invited into a session, or takes part in its chat (rule P42). */
export interface SecondState {
  /** The id of the message that invited. */
  readonly ask: string;
  readonly adviser: Adviser;
  readonly at: 'colleague' | 'customer' | 'in';
  /** Since when it is so far. */
  readonly since: number;
  /** The id of the customer's yes: what was said before it is not for them. */
  readonly allowed: string | null;
  /** Not kept: after a restart nobody is there until they come back. */
  readonly isPresent: boolean;
  /** When their last byte came, while they are away. */
  readonly awaySince: number | null;
}

/** A session in which nothing was asked for or exchanged beside the picture. */
export const noHelping = {
  system: { ask: null, refusals: 0 },
  files: [],
  handOver: null,
  earlierAdvisers: [],
  second: null,
  refusedSeconds: 0,
} as const satisfies Pick<
  SessionState,
  'system' | 'files' | 'handOver' | 'earlierAdvisers' | 'second' | 'refusedSeconds'
>;

/** A session without a program, and without control. */
export const noProgram = {
  shown: null,
  program: { requests: 0, refusals: 0, key: null },
  control: { at: 'off', ask: null, grant: 0, refusals: 0 },
  applicant: null,
} as const satisfies Pick<SessionState, 'shown' | 'program' | 'control' | 'applicant'>;

/** Nobody is there: so a session begins, ends, and comes back from the disk. */
export const nobody = { customer: false, adviser: false, companion: false } as const;

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
  /** What the page that joined is known by when the answer to its number was lost. */
  readonly joinId: string | null;
  readonly hasAgreed: boolean;
  readonly wordsDiffer: boolean;
  readonly pairing: number;
  readonly pictureEpoch: number;
  readonly questions: Questions;
  /** Whether an adviser has ever sat here since the customer joined: only then can they be missed. */
  readonly adviserWasSeated: boolean;
  /** What the customer shows; `null` while nothing is shared. */
  readonly shown: Shown | null;
  readonly program: ProgramState;
  readonly control: ControlState;
  readonly system: SystemState;
  /** Files that are offered or on their way. */
  readonly files: readonly OpenFile[];
  /** Whether a colleague is asked to take the session over. */
  readonly handOver: HandOverState | null;
  /** The names of those who had the session before, oldest first: it is found by them too. */
  readonly earlierAdvisers: readonly string[];
  /** Who is invited to be the second adviser, or is it. */
  readonly second: SecondState | null;
  /** How often the customer did not want one. */
  readonly refusedSeconds: number;
  /** Not kept: a program that waits is gone with its socket. */
  readonly applicant: Applicant | null;
  /** Not kept: after a restart nobody is there until they come back. */
  readonly isPresent: Readonly<Record<Seat, boolean>>;
  /** When the last byte of a seat came whose line is lost; `null` for one that is there, or never was. */
  readonly awaySince: Readonly<Record<Seat, number | null>>;
}

/** No seat has been lost. */
export const nobodyIsAway = { customer: null, adviser: null, companion: null } as const;

/** Whether a session's customer has joined and it is not over. */
export function isJoined({ state }: SessionState): boolean {
  return state === 'chat-only' || state === 'sharing' || state === 'stopped';
}

/** Whether a token leads to a session: the newest one, or the one before while the newest is unused. */
export function isToken(session: SessionState, tokenDigest: string): boolean {
  return session.resumeDigest === tokenDigest || session.previousDigest === tokenDigest;
}

/** What the adviser's console is told of a session. */
export function summaryOf(session: SessionState): SessionSummary {
  return {
    sessionId: session.id,
    reference: session.reference,
    customerEmail: session.customerEmail,
    locale: session.locale,
    state: session.state,
    number: numberStatus(session),
    numberExpiresAt: session.mail.status === 'sent' ? session.number.expiresAt : null,
    mail: session.mail,
    customerIsPresent: session.isPresent.customer,
    openedAt: session.openedAt,
    joinedAt: session.joinedAt,
    closedAt: session.closedAt,
    endReason: session.endReason,
  };
}

function numberStatus(session: SessionState): SessionSummary['number'] {
  if (session.number.isUsed) return 'used';
  if (session.endReason === 'number.expired') return 'expired';
  if (session.state === 'closed') return 'ended';
  return session.mail.status === 'sent' ? 'live' : 'waiting';
}
