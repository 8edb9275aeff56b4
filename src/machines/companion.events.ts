import type { AdviserIdentity, Shown } from '../protocol/fields.ts';
import type { ControlRefusal, ProgramRefusal, RefusalReason } from '../protocol/reasons.ts';
import type { BrokerState, Locale } from '../protocol/states.ts';

/** What the customer does in the program's own window, or to the computer itself. */
export type ProgramUserEvent =
  | { type: 'customer.gaveNumber'; isWellFormed: boolean }
  | { type: 'customer.closedWindow' }
  | { type: 'customer.allowedControl' }
  | { type: 'customer.refusedControl' }
  | { type: 'customer.tookControlBack' }
  | { type: 'customer.touched' }
  | { type: 'customer.sentSystem' }
  | { type: 'customer.refusedSystem' }
  | { type: 'customer.stoppedSharing' }
  | { type: 'customer.askedToEnd' }
  | { type: 'customer.keptSession' }
  | { type: 'customer.ended' };

/** A session as the bar shows it. */
export interface DescribedSession {
  readonly state: BrokerState;
  readonly locale: Locale;
  readonly adviser: AdviserIdentity;
  readonly adviserIsPresent: boolean;
  readonly customerIsPresent: boolean;
  /** The second adviser, who takes part in the chat and sees nothing. */
  readonly second?: AdviserIdentity & { readonly isPresent: boolean };
  readonly records: boolean;
  readonly maxFileBytes: number;
  readonly joinedAt: number;
  /** After how long a rest of the customer's hands control comes back, as bank and program both have it; 0 for never. */
  readonly controlReturnSeconds: number;
  readonly shown: Shown | null;
}

/** What the broker said to the program. */
export type ProgramBrokerEvent =
  | { type: 'broker.refusedNumber'; reason: RefusalReason }
  | { type: 'broker.askedCustomer'; check: string }
  | { type: 'broker.turnedProgramAway'; why: ProgramRefusal }
  | { type: 'broker.boundProgram'; resumeMs: number }
  | ({ type: 'broker.describedSession' } & DescribedSession)
  | { type: 'adviser.askedForControl'; ask: string; obstacle: ControlRefusal | null }
  | { type: 'adviser.gaveControlBack' }
  | { type: 'adviser.askedForSystem'; ask: string }
  | { type: 'broker.droppedSystem' }
  | { type: 'broker.openedControl'; grant: number }
  | { type: 'broker.refusedControl' }
  | { type: 'broker.tookControlBack' }
  | { type: 'broker.closed' };

/** What the program itself finds. */
export type ProgramFinding =
  | { type: 'program.lostLine' }
  | { type: 'program.failed' }
  /** The desktop does not do what it is told. */
  | { type: 'program.cannotControl' };

/** Everything that can happen to the bank's program on a customer's computer. */
export type CompanionEvent = ProgramUserEvent | ProgramBrokerEvent | ProgramFinding;

/** Why a number did not lead anywhere, as the window says it. */
export type NumberTrouble = RefusalReason | ProgramRefusal | 'broker.unreachable';

/** What the program tells the broker when the statechart says so. */
export type ProgramTold =
  | { type: 'companion.wasAsked'; ask: string; question?: 'system' }
  | { type: 'companion.allowedControl'; ask: string }
  | { type: 'companion.refusedControl'; ask: string; why: ControlRefusal }
  | {
      type: 'companion.tookControlBack';
      grant: number;
      why:
        'customer.touched' | 'customer.pressedButton' | 'control.tooLong' | 'system.cannotControl';
    }
  | { type: 'companion.sentSystem' | 'companion.refusedSystem'; ask: string }
  | { type: 'companion.yieldedControl'; grant: number; seconds: number }
  | { type: 'companion.countedRest'; grant: number; seconds: number }
  | { type: 'companion.returnedControl'; grant: number }
  | { type: 'companion.stoppedSharing' }
  | { type: 'companion.ended' };
