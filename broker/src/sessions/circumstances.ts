import type { BrokerMessage } from '../../../src/protocol/broker-messages.ts';
import type { RefusalReason } from '../../../src/protocol/reasons.ts';
import type { Seat, SessionState } from '../../../src/rules/session-state.ts';
import type { Life } from '../../../src/rules/session-timers.ts';
import type { WriteStep } from '../store/writer-thread.ts';
import type { Line } from './line.ts';

/** Who takes a seat, and how they are received. */
export interface Seating {
  seat: Seat | 'second';
  line: Line;
  /** Up to where the newcomer knows the log; `null` for all that is there now. */
  lastSeq: number | null;
  welcome: (session: SessionState, lastSeq: number) => BrokerMessage;
}

/** What comes with an input. */
export interface Circumstances {
  /** The line that an input came on: what comes on a line that has lost its seat is dropped. */
  from?: Line;
  /** What is to be written in the same transaction, before the session's own rows. */
  steps?: readonly WriteStep[];
  seating?: Seating;
  /** The line of a program that wants to join. */
  applicant?: Line;
}

/** Circumstances that depend on how the session stands when the input's turn has come. */
export type Circumstantial = Circumstances | ((session: SessionState, life: Life) => Circumstances);

/** What became of an input. */
export type Outcome =
  { verdict: 'accepted' | 'passed' | 'dropped' } | { verdict: 'refused'; reason: RefusalReason };
