import type { BrokerMessage } from '../protocol/broker-messages.ts';
import type { AdviserMessage } from '../protocol/adviser-messages.ts';
import type { CompanionMessage } from '../protocol/companion-messages.ts';
import type { CustomerMessage } from '../protocol/customer-messages.ts';
import type { Computer, IceServer } from '../protocol/fields.ts';
import type { MailStatus } from '../protocol/http.ts';
import type { RefusalReason } from '../protocol/reasons.ts';
import type { SecondMessage } from '../protocol/second-messages.ts';
import type { Life } from './session-timers.ts';
import type { Adviser, NumberState, Seat, SessionState } from './session-state.ts';

/** What the customer of a session can say in it. */
export type CustomerSays = Exclude<
  CustomerMessage,
  {
    type:
      | 'customer.greeted'
      | 'customer.askedForRoutes'
      | 'customer.gaveNumber'
      | 'customer.resumed'
      | 'customer.pinged';
  }
>;

/** What the adviser of a session can say in it. */
export type AdviserSays = Exclude<
  AdviserMessage,
  {
    type:
      | 'adviser.greeted'
      | 'adviser.pinged'
      | 'adviser.acceptedHandOver'
      | 'adviser.declinedHandOver'
      | 'adviser.acceptedInvitation'
      | 'adviser.declinedInvitation';
  }
>;

/** What the program of a session can say in it. */
export type CompanionSays = Exclude<
  CompanionMessage,
  {
    type: 'companion.greeted' | 'companion.gaveNumber' | 'companion.resumed' | 'companion.pinged';
  }
>;

/** What the second adviser of a session can say in it. */
export type SecondSays = Exclude<SecondMessage, { type: 'second.pinged' }>;

/** Under what a customer is let in: it goes into the log, where settings of today say nothing about yesterday. */
export interface Terms {
  readonly records: boolean;
  readonly wordsNeeded: boolean;
  readonly resumeMs: number;
}

/** What happens to a session beside what is said in it. */
export type BrokerSays =
  | {
      type: 'broker.admittedCustomer';
      resumeDigest: string;
      resumeKey: string | null;
      /** Of a page that has proved to hold `resumeKey`. */
      joinId?: string | null | undefined;
      clockOffsetMs?: number | undefined;
      /** What the customer was told about this session when they were let in. */
      terms?: Terms | undefined;
    }
  | {
      type: 'broker.resumedCustomer';
      tokenDigest: string;
      resumeDigest: string;
      pairing?: number | undefined;
      clockOffsetMs?: number | undefined;
    }
  | {
      type: 'broker.seatedAdviser';
      /** Who they are: meanwhile the session may have become another adviser's. */
      subject: string;
      pairing?: number | undefined;
      clockOffsetMs?: number | undefined;
    }
  | { type: 'broker.heardProgram'; key: string; computer: Computer; check: string }
  | { type: 'broker.lostProgram' }
  | { type: 'broker.sawProgramTimeUp'; request: number }
  | { type: 'broker.resumedProgram' }
  /** `heardAt`: when the last byte came, by the clock's elapsed time. */
  | { type: 'broker.lostSeat'; seat: Seat; heardAt: number }
  | { type: 'broker.gaveSeatUp'; seat: Seat }
  | { type: 'broker.refusedNumber' }
  | { type: 'broker.issuedNumber'; number: NumberState }
  | { type: 'broker.handledMail'; numberDigest: string; mail: MailStatus; expiresAt: number }
  /** `expiresAt`: of the number that is meant, for there may be another one by now. */
  | { type: 'broker.sawNumberExpire'; expiresAt: number }
  | { type: 'broker.sawTimeUp' }
  | { type: 'broker.heardAlarm' }
  | {
      type: 'broker.storedPiece';
      take: string;
      piece: number;
      epoch: number;
      bytes: number;
      digest: string;
      from: number;
      until: number;
      ageMs: number;
      /** Who brought it: meanwhile the session may have become another adviser's. */
      subject: string;
    }
  | { type: 'broker.missedPieces' }
  /** The adviser's notes on the session, which come by a request of their own: also when no seat is taken. */
  | { type: 'broker.heardNotes'; id: string; text: string; by: Adviser }
  /** What a colleague answers who is asked to take the session over; they have no seat in it. */
  | { type: 'broker.heardColleague'; ask: string; by: Adviser; accepts: boolean }
  /** What a colleague answers who is invited to take part; they have no seat yet. */
  | { type: 'broker.heardInvited'; ask: string; by: Adviser; accepts: boolean }
  | { type: 'broker.sawSecondTimeUp'; ask: string; at: 'colleague' | 'customer' }
  | { type: 'broker.seatedSecond'; subject: string }
  | { type: 'broker.lostSecond'; heardAt: number }
  | { type: 'broker.gaveSecondUp'; ask: string }
  | { type: 'broker.lostColleague'; subject: string }
  | { type: 'broker.sawHandOverTimeUp'; ask: string };

/** Anything that a session decides on. */
export type SessionInput = CustomerSays | AdviserSays | CompanionSays | SecondSays | BrokerSays;

/** A line for the session's log, before it has its place there. */
export interface NewRow {
  who: Seat | 'second' | 'broker' | 'complaints';
  type: string;
  /** The sender's own id of the message. */
  id: string | null;
  /** What is kept for good: no content of people. */
  facts: Readonly<Record<string, unknown>>;
  /** What someone wrote; kept apart, so that it can be deleted alone. */
  text: string | null;
}

/** Something to say to one seat, or to the program that waits for one, once the rows are on disk. */
export interface Tell {
  to: Seat | 'applicant';
  message: BrokerMessage;
}

/** What is to be done about an input. */
export type Decision =
  | { verdict: 'refused'; reason: RefusalReason }
  | { verdict: 'dropped' }
  | { verdict: 'passed'; tell: Tell }
  | { verdict: 'accepted'; next: SessionState; rows: readonly NewRow[]; tells: readonly Tell[] };

/** What a decision may know beside the session. */
export interface Surroundings {
  now: number;
  /** The clock's elapsed time. */
  elapsed: number;
  life: Life;
  /** How large a file may be that is exchanged, in bytes; 0 for none. */
  maxFileBytes: number;
  /** Who is at their console under this name of a colleague, or `null`. */
  colleague: (name: string) => Adviser | null;
  /** After how long a rest of the customer's hands control comes back; 0 for never (rule P39). */
  controlReturnSeconds: number;
  /** The STUN and TURN servers for one seat, with a password of its own. */
  iceServers: (seat: Seat) => readonly IceServer[];
}

export const dropped: Decision = { verdict: 'dropped' };

/** The sender is told why nothing was done. */
export function refused(reason: RefusalReason): Decision {
  return { verdict: 'refused', reason };
}

/** The session goes on as `next`. */
export function accepted(
  next: SessionState,
  rows: readonly NewRow[],
  tells: readonly Tell[] = [],
): Decision {
  return { verdict: 'accepted', next, rows, tells };
}

/** A row about what the broker itself did or saw. */
export function brokerRow(type: string, facts: Readonly<Record<string, unknown>> = {}): NewRow {
  return { who: 'broker', type, id: null, facts, text: null };
}

/** In which field a row's text travels: a file's name is content, as what people write is. */
export function textFieldOf(type: string): 'name' | 'text' {
  return type.endsWith('.offeredFile') ? 'name' : 'text';
}

/** A row about what someone said; without secrets, and without what they wrote. */
export function saidRow(
  who: Seat | 'second',
  message: CustomerSays | AdviserSays | CompanionSays | SecondSays,
): NewRow {
  const { type, ...rest } = message;
  const {
    id = null,
    text = null,
    name = null,
    number,
    handle,
    ...facts
  } = rest as Record<string, unknown> & {
    id?: string;
    text?: string;
    name?: string;
    number?: string;
    handle?: string;
  };
  return { who, type, id, facts, text: text ?? name };
}
