import { assign, fromCallback, setup } from 'xstate';
import { times } from '../protocol/limits.ts';
import type {
  CompanionEvent,
  DescribedSession,
  NumberTrouble,
  ProgramTold,
} from './companion.events.ts';

/** What the program's statechart knows: facts only. The number and what is typed live elsewhere. */
export interface CompanionContext {
  readonly trouble: NumberTrouble | null;
  /** The two digits that the customer's page shows too. */
  readonly check: string;
  readonly resumeMs: number;
  readonly session: DescribedSession | null;
  /** The adviser's question that stands. */
  readonly ask: string;
  /** The adviser's question about the computer that stands. */
  readonly systemAsk: string;
  /** After how long a rest control comes back, as it stood in that question; 0 for never. */
  readonly returnSeconds: number;
  /** How many seconds of the rest are left. */
  readonly restSeconds: number;
  /** The permission that stands; 0 before the first. */
  readonly grant: number;
}

/** What the program's window may count on. */
export type CompanionTag =
  | 'asksForNumber'
  | 'isConnecting'
  | 'showsCheck'
  | 'isBound'
  | 'lineIsLost'
  | 'asksForControl'
  | 'adviserHasControl'
  | 'asksAboutSystem'
  | 'controlRests'
  | 'asksBeforeEnd';

/** The words in which the program's statechart is written. */
export const companionSetup = setup({
  types: {
    context: {} as CompanionContext,
    events: {} as CompanionEvent,
    tags: {} as CompanionTag,
  },
  actors: {
    /** The line to the broker, from the number to the end. */
    programLine: fromCallback<CompanionEvent>(idle),
    /** The adviser's hand on this computer, for as long as the customer allows it. */
    adviserHand: fromCallback<CompanionEvent, { grant: number }>(idle),
    /** Watches the customer's hand, while control waits for its rest. */
    restWatch: fromCallback<CompanionEvent>(idle),
  },
  guards: {
    isWellFormed: (_, params: { isWellFormed: boolean }) => params.isWellFormed,
    isPossible: (_, params: { obstacle: unknown }) => params.obstacle === null,
    mayReturn: ({ context }) => context.returnSeconds > 0,
    hasCounted: ({ context }) => context.restSeconds < context.returnSeconds,
    hasRested: ({ context }) => context.restSeconds <= 1,
    isShared: ({ context }) => context.session?.state === 'sharing',
  },
  actions: {
    rememberTrouble: assign((_, params: { trouble: NumberTrouble }) => ({
      trouble: params.trouble,
    })),
    forgetTrouble: assign({ trouble: null }),
    rememberCheck: assign((_, params: { check: string }) => ({ check: params.check })),
    rememberBinding: assign((_, params: { resumeMs: number }) => ({ resumeMs: params.resumeMs })),
    rememberSession: assign((_, params: DescribedSession) => ({ session: params })),
    rememberAsk: assign(({ context }, params: { ask: string }) => ({
      ask: params.ask,
      // What the customer's click allows is what stands in the question: no later word changes it.
      returnSeconds: context.session?.controlReturnSeconds ?? 0,
    })),
    beginRest: assign(({ context }) => ({ restSeconds: context.returnSeconds })),
    countRest: assign(({ context }) => ({ restSeconds: context.restSeconds - 1 })),
    rememberSystemAsk: assign((_, params: { ask: string }) => ({ systemAsk: params.ask })),
    rememberGrant: assign((_, params: { grant: number }) => ({ grant: params.grant })),
    /** Sends what the customer decided to the broker. */
    tellBroker: (_, _params: ProgramTold) => undefined,
  },
  delays: {
    /** How long the broker keeps the seat. */
    resumeTime: ({ context }) => context.resumeMs,
    /** How long the customer is asked; no answer means no. */
    answerTime: times.controlAnswerMs,
    /** How long the broker is waited for when the customer has ended the session. */
    endTime: 3_000,
    /** How long control lasts at most: someone who has left the desk must not leave the door open. */
    controlTime: times.controlMs,
    /** How long the customer may work on their own before control does not come back any more. */
    yieldTime: times.controlYieldMs,
    second: 1_000,
  },
});

/** The context before anything has happened. */
export const freshCompanion: CompanionContext = {
  trouble: null,
  check: '',
  resumeMs: times.resumeMs,
  session: null,
  ask: '',
  systemAsk: '',
  returnSeconds: 0,
  restSeconds: 0,
  grant: 0,
};

function idle(): void {
  // A replay shows what happened; nothing may happen again.
}
