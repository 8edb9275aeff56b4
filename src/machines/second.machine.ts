import { assign, fromCallback, setup, type SnapshotFrom } from 'xstate';

/** Why a second adviser is no longer in a session. */
export type SecondOver = 'notLetIn' | 'left' | 'sentAway' | 'sessionOver' | 'elsewhere';

/** Everything that can happen to the chat that a second adviser takes part in. */
export type SecondEvent =
  | { type: 'second.left' }
  | { type: 'broker.letSecondIn' }
  | { type: 'broker.seatedSecond' }
  | { type: 'broker.endedSecond'; why: SecondOver }
  | { type: 'browser.lostLine' };

/**
 * A colleague's session in whose chat this adviser takes part: from their own yes, over the customer's, to its end. There is
 * nothing of the desktop in it.
 */
export const secondMachine = setup({
  types: {
    context: {} as { readonly over: SecondOver | null },
    events: {} as SecondEvent,
    tags: {} as 'customerIsAsked' | 'canWrite' | 'lineIsLost' | 'isOver',
  },
  actors: { secondLine: fromCallback<SecondEvent>(() => undefined) },
  actions: {
    rememberOver: assign((_, params: { over: SecondOver }) => params),
    /** Says to the broker that this adviser leaves. */
    tellLeaving: () => undefined,
  },
}).createMachine({
  id: 'second',
  context: { over: null },
  initial: 'customerAsked',
  on: {
    'broker.endedSecond': {
      target: '.over',
      actions: { type: 'rememberOver', params: ({ event }) => ({ over: event.why }) },
    },
  },
  states: {
    customerAsked: { tags: 'customerIsAsked', on: { 'broker.letSecondIn': 'in' } },
    in: {
      invoke: { id: 'secondLine', src: 'secondLine', onError: 'over' },
      initial: 'connecting',
      on: {
        'second.left': {
          target: 'over',
          actions: ['tellLeaving', { type: 'rememberOver', params: { over: 'left' } }],
        },
      },
      states: {
        connecting: { on: { 'broker.seatedSecond': 'there' } },
        there: { tags: 'canWrite', on: { 'browser.lostLine': 'lost' } },
        lost: { tags: ['canWrite', 'lineIsLost'], on: { 'broker.seatedSecond': 'there' } },
      },
    },
    over: { type: 'final', tags: 'isOver' },
  },
});

/** The chat that a second adviser takes part in, at one moment. */
export type SecondSnapshot = SnapshotFrom<typeof secondMachine>;
