import type { SnapshotFrom } from 'xstate';
import { adviserSetup, freshConsole } from './adviser.setup.ts';

/** Hearing of one's sessions. */
const watch = adviserSetup.createStateConfig({
  initial: 'connecting',
  on: {
    'broker.listedSessions': {
      target: '.connected',
      actions: { type: 'rememberCount', params: ({ event }) => event },
    },
  },
  states: {
    connecting: { on: { 'browser.lostLine': 'lostEarly' } },
    lostEarly: { tags: 'lineIsLost' },
    connected: { tags: 'sessionsAreKnown', on: { 'browser.lostLine': 'lost' } },
    // What was known before is shown on; the view says that it may be old.
    lost: { tags: ['sessionsAreKnown', 'lineIsLost'] },
  },
});

/** Inviting a customer: a form, and the way of the number. */
const invitation = adviserSetup.createStateConfig({
  initial: 'none',
  states: {
    none: {
      on: {
        'adviser.askedForNewSession': { target: 'writing', actions: 'forgetProblem' },
      },
    },
    writing: {
      tags: 'asksForCustomer',
      initial: 'fresh',
      on: {
        'adviser.droppedNewSession': 'none',
        'adviser.choseSession': {
          target: 'none',
          actions: { type: 'select', params: ({ event }) => event },
        },
        'adviser.invitedCustomer': [
          {
            guard: { type: 'invitationIsWellFormed', params: ({ event }) => event },
            target: 'sending',
          },
          { target: '.wrong' },
        ],
      },
      states: {
        fresh: {},
        wrong: { tags: 'emailIsWrong' },
        failed: { tags: 'invitationFailed' },
      },
    },
    sending: {
      tags: ['asksForCustomer', 'isInviting'],
      invoke: {
        id: 'invitation',
        src: 'invitation',
        onDone: {
          target: 'none',
          actions: { type: 'select', params: ({ event }) => ({ sessionId: event.output }) },
        },
        onError: {
          target: 'writing.failed',
          actions: { type: 'rememberProblem', params: ({ event }) => event },
        },
      },
    },
  },
});

/** Sending a number again. */
const renewal = adviserSetup.createStateConfig({
  initial: 'none',
  states: {
    none: { on: { 'adviser.askedForNumber': asking('sending') } },
    sending: {
      tags: 'isRenewing',
      invoke: {
        id: 'numberRenewal',
        src: 'numberRenewal',
        input: ({ context }) => ({ sessionId: context.renewing ?? '' }),
        onDone: 'none',
        onError: {
          target: 'failed',
          actions: { type: 'rememberProblem', params: ({ event }) => event },
        },
      },
    },
    failed: {
      tags: 'renewalFailed',
      on: { 'adviser.askedForNumber': asking('sending'), 'adviser.choseSession': 'none' },
    },
  },
});

/** Signing out asks first when customers would be left alone. */
const leaving = adviserSetup.createStateConfig({
  initial: 'none',
  states: {
    none: {
      on: {
        'adviser.askedToSignOut': [
          { guard: 'customersWait', target: 'asked' },
          { target: 'sending' },
        ],
      },
    },
    asked: {
      tags: 'asksBeforeSignOut',
      on: { 'adviser.stayedSignedIn': 'none', 'adviser.signedOut': 'sending' },
    },
    sending: {
      invoke: { id: 'signOut', src: 'signOut', onDone: '#adviser.signedOut', onError: 'none' },
    },
  },
});

const signedIn = adviserSetup.createStateConfig({
  type: 'parallel',
  tags: 'isSignedIn',
  invoke: [
    { id: 'sessionWatch', src: 'sessionWatch', onError: '#adviser.unreachable' },
    { id: 'sessionSeats', src: 'sessionSeats', onError: '#adviser.unreachable' },
  ],
  exit: ['forgetAdviser', 'forgetSessions'],
  on: {
    'broker.endedSignIn': { target: 'signedOut', actions: 'rememberExpiry' },
    'adviser.choseSession': { actions: { type: 'select', params: ({ event }) => event } },
    'adviser.leftSession': { actions: { type: 'select', params: { sessionId: null } } },
  },
  states: { watch, invitation, renewal, leaving },
});

/**
 * The adviser's console as a whole: signing in, hearing of one's sessions, inviting a customer. What goes on in
 * a session is that session's own statechart. Nothing is connected unless somebody is signed in.
 */
export const adviserMachine = adviserSetup.createMachine({
  id: 'adviser',
  context: ({ input }) => freshConsole(input),
  initial: 'checking',
  states: {
    checking: {
      tags: 'isChecking',
      invoke: {
        id: 'signInCheck',
        src: 'signInCheck',
        onDone: [
          {
            guard: { type: 'isSomebody', params: ({ event }) => ({ answer: event.output }) },
            target: 'signedIn',
            actions: {
              type: 'rememberAdviser',
              params: ({ event }) => ({ answer: event.output }),
            },
          },
          { target: 'signedOut' },
        ],
        onError: 'unreachable',
      },
    },
    unreachable: {
      tags: 'isUnreachable',
      after: { retryTime: 'checking' },
      on: { 'adviser.retried': 'checking' },
    },
    signedOut: {
      tags: 'canSignIn',
      on: { 'adviser.askedToSignIn': { target: 'goingToSignIn', actions: 'goToSignIn' } },
    },
    // The page is left here. Whoever comes back to it by the browser's own button starts anew.
    goingToSignIn: {
      tags: 'isLeaving',
      exit: 'forgetExpiry',
      on: { 'browser.cameBack': 'checking' },
    },
    signedIn,
  },
});

/** The console at one moment. */
export type AdviserSnapshot = SnapshotFrom<typeof adviserMachine>;

function asking<Target extends string>(target: Target) {
  return {
    target,
    actions: {
      type: 'rememberRenewal',
      params: ({ event }: { event: { sessionId: string } }) => ({ sessionId: event.sessionId }),
    },
  } as const;
}
