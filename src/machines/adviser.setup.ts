import { assign, fromCallback, fromPromise, setup } from 'xstate';
import type { AdviserIdentity } from '../protocol/fields.ts';
import type { AdviserEvent, ConsoleProblem, SignInAnswer } from './adviser.events.ts';

/** What the console is started with. */
export interface AdviserInput {
  /** Whether the way through the bank's sign-in has just failed. */
  readonly signInFailed: boolean;
}

/** What the console knows: facts only. E-mail addresses and messages live elsewhere. */
export interface AdviserContext {
  readonly adviser: AdviserIdentity | null;
  /** Why nobody is signed in, where there is more to say than that. */
  readonly signedOutBecause: 'failed' | 'expired' | null;
  readonly openCount: number;
  readonly selected: string | null;
  /** Whose number is being sent again, or was last. */
  readonly renewing: string | null;
  readonly problem: ConsoleProblem | null;
}

/** What a view of the console may count on. */
export type AdviserTag =
  | 'isChecking'
  | 'isLeaving'
  | 'canSignIn'
  | 'isUnreachable'
  | 'isSignedIn'
  | 'sessionsAreKnown'
  | 'lineIsLost'
  | 'asksForCustomer'
  | 'emailIsWrong'
  | 'isInviting'
  | 'isRenewing'
  | 'invitationFailed'
  | 'renewalFailed'
  | 'asksBeforeSignOut';

/** The words in which the console's statechart is written. */
export const adviserSetup = setup({
  types: {
    context: {} as AdviserContext,
    events: {} as AdviserEvent,
    input: {} as AdviserInput,
    tags: {} as AdviserTag,
  },
  actors: {
    signInCheck: fromPromise<SignInAnswer>(forever),
    signOut: fromPromise<void>(forever),
    sessionWatch: fromCallback<AdviserEvent>(idle),
    sessionSeats: fromCallback<AdviserEvent>(idle),
    invitation: fromPromise<string>(forever),
    numberRenewal: fromPromise<void, { sessionId: string }>(forever),
  },
  guards: {
    isSomebody: (_, params: { answer: SignInAnswer }) => params.answer !== null,
    invitationIsWellFormed: (_, params: { isWellFormed: boolean }) => params.isWellFormed,
    customersWait: ({ context }) => context.openCount > 0,
  },
  actions: {
    rememberAdviser: assign((_, params: { answer: SignInAnswer }) => ({
      adviser: params.answer,
      signedOutBecause: null,
    })),
    forgetAdviser: assign({
      adviser: null,
      openCount: 0,
      selected: null,
      renewing: null,
      problem: null,
    }),
    rememberExpiry: assign({ signedOutBecause: 'expired' }),
    forgetExpiry: assign({ signedOutBecause: null }),
    rememberCount: assign((_, params: { openCount: number }) => ({ openCount: params.openCount })),
    select: assign((_, params: { sessionId: string | null }) => ({ selected: params.sessionId })),
    rememberRenewal: assign((_, params: { sessionId: string }) => ({
      renewing: params.sessionId,
      problem: null,
    })),
    rememberProblem: assign((_, params: { error: unknown }) => ({
      problem: problemIn(params.error),
    })),
    forgetProblem: assign({ problem: null }),
    /** Leads to the bank's sign-in; the page is left. */
    goToSignIn: () => undefined,
    /** Forgets everything that only somebody who is signed in may see. */
    forgetSessions: () => undefined,
  },
  delays: {
    /** How long a broker that did not answer is left alone. */
    retryTime: 5_000,
  },
});

/** The console before anything has happened. */
export function freshConsole(input: AdviserInput): AdviserContext {
  return {
    adviser: null,
    signedOutBecause: input.signInFailed ? 'failed' : null,
    openCount: 0,
    selected: null,
    renewing: null,
    problem: null,
  };
}

function problemIn(error: unknown): ConsoleProblem {
  const isTold = error instanceof Error && 'reason' in error;
  return isTold ? (error.reason as ConsoleProblem) : 'broker.unreachable';
}

function forever<Value>(): Promise<Value> {
  return new Promise<Value>(() => undefined);
}

function idle(): void {
  // A replay shows what happened; nothing may happen again.
}
