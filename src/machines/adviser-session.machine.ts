import type { SnapshotFrom } from 'xstate';
import type { Surface } from '../protocol/fields.ts';
import { brokerStates, type BrokerState } from '../protocol/states.ts';
import type { ConsoleNotice } from './adviser-session.events.ts';
import { control, program } from './adviser-session.control.ts';
import { handOver } from './adviser-session.hand-over.ts';
import { invitation } from './adviser-session.invitation.ts';
import { adviserSessionSetup, freshContext } from './adviser-session.setup.ts';
import { progress } from './adviser-session.progress.ts';
import { system } from './adviser-session.system.ts';

const rememberingSeat = {
  type: 'rememberSeat',
  params: ({ event }: { event: { records: boolean; surface: Surface } }) => event,
} as const;

/** The adviser's seat. While its line is lost the broker keeps the session for a while. */
const seat = adviserSessionSetup.createStateConfig({
  initial: 'taken',
  states: {
    taken: {
      invoke: { id: 'sessionSeat', src: 'sessionSeat', onError: 'refused' },
      initial: 'connecting',
      on: {
        'broker.gaveSeatElsewhere': 'elsewhere',
        'broker.refusedSeat': 'refused',
      },
      states: {
        connecting: {
          on: { 'broker.seatedAdviser': { target: 'connected', actions: rememberingSeat } },
        },
        connected: {
          on: {
            'browser.lostLine': {
              target: 'lost',
              actions: [
                { type: 'rememberSilence', params: ({ event }) => event },
                noticing('lineLost'),
              ],
            },
          },
        },
        lost: {
          tags: 'lineIsLost',
          on: {
            'broker.seatedAdviser': {
              target: 'connected',
              actions: [rememberingSeat, noticing('lineBack')],
            },
          },
          // The broker ends what its adviser does not come back to, once the customer has joined it.
          after: {
            resumeTime: {
              guard: 'customerHasJoined',
              target: '#adviserSession.closed',
              actions: { type: 'rememberEnd', params: { reason: 'line.lost' } },
            },
          },
        },
      },
    },
    // Another window of the same adviser has it; two that fight for it would help nobody.
    elsewhere: { tags: 'seatIsElsewhere', on: { 'adviser.tookSeatBack': 'taken' } },
    refused: { tags: 'seatIsRefused', on: { 'adviser.tookSeatBack': 'taken' } },
  },
});

/** Whether the customer is there. */
const customer = adviserSessionSetup.createStateConfig({
  initial: 'expected',
  on: {
    'broker.seatedAdviser': [
      { guard: { type: 'customerIsThere', params: presenceIn }, target: '.present' },
      { guard: { type: 'customerIsMissing', params: presenceIn }, target: '.away' },
      { target: '.expected' },
    ],
  },
  states: {
    expected: {
      on: {
        'customer.joined': 'present',
        'broker.sawCustomer': {
          guard: { type: 'customerIsThere', params: ({ event }) => event },
          target: 'present',
        },
      },
    },
    present: {
      tags: 'customerIsPresent',
      on: {
        'broker.sawCustomer': {
          guard: { type: 'customerIsMissing', params: ({ event }) => event },
          target: 'away',
          actions: noticing('customerLeft'),
        },
      },
    },
    away: {
      tags: 'customerIsAway',
      on: {
        'broker.sawCustomer': {
          guard: { type: 'customerIsThere', params: ({ event }) => event },
          target: 'present',
          actions: noticing('customerCame'),
        },
      },
    },
  },
});

/** The words to say on the phone, made anew at every pairing; wrong or forged ones are final. */
const words = adviserSessionSetup.createStateConfig({
  initial: 'waiting',
  on: {
    'broker.pairedPeers': '.waiting',
    'browser.foundForgery': {
      guard: { type: 'wordsAreForged', params: ({ event }) => event },
      target: '.forged',
    },
  },
  states: {
    waiting: { on: { 'customer.openedWords': 'ready' } },
    ready: {
      tags: 'wordsAreReady',
      on: {
        'customer.choseWords': [
          { guard: { type: 'wordsMatch', params: ({ event }) => event }, target: 'matched' },
          { target: 'differed' },
        ],
      },
    },
    matched: { tags: 'wordsMatched' },
    differed: {
      tags: 'wordsDiffered',
      on: { 'broker.pairedPeers': {}, 'browser.foundForgery': {} },
    },
    forged: {
      tags: 'wordsAreForged',
      on: { 'broker.pairedPeers': {}, 'browser.foundForgery': {} },
    },
  },
});

/** Ending asks once. It is done when the broker says so. */
const ending = adviserSessionSetup.createStateConfig({
  initial: 'unasked',
  states: {
    unasked: { tags: 'canEnd', on: { 'adviser.askedToEnd': 'asked' } },
    asked: {
      tags: ['canEnd', 'asksBeforeEnd'],
      on: {
        'adviser.keptSession': 'unasked',
        'adviser.ended': {
          target: 'told',
          actions: { type: 'tellBroker', params: { type: 'adviser.ended' } },
        },
      },
    },
    told: { tags: 'isEnding', on: { 'broker.refusedEnd': 'unasked' } },
  },
});

/**
 * One session at the adviser's console, from the e-mail to the end: what the broker and the customer have
 * decided, and what may be seen of it. It decides nothing about the customer's desktop.
 */
export const adviserSessionMachine = adviserSessionSetup.createMachine({
  id: 'adviserSession',
  context: freshContext,
  initial: 'open',
  states: {
    open: {
      type: 'parallel',
      on: {
        'broker.closed': {
          target: 'closed',
          actions: { type: 'rememberEnd', params: ({ event }) => ({ reason: event.reason }) },
        },
        'broker.handedOver': {
          target: 'handedOver',
          actions: { type: 'rememberHandOver', params: ({ event }) => ({ to: event.to }) },
        },
      },
      states: {
        seat,
        progress,
        customer,
        words,
        program,
        control,
        system,
        handOver,
        invitation,
        ending,
      },
    },
    /** Somebody else's from here on: this console has left it. */
    handedOver: { type: 'final', tags: 'handedOver' },
    closed: { type: 'final', tags: 'closed' },
  },
});

/** A session at the console at one moment. */
export type AdviserSessionSnapshot = SnapshotFrom<typeof adviserSessionMachine>;

/** Which of the product's states a session at the console is in. */
export function consoleStateOf(snapshot: Pick<AdviserSessionSnapshot, 'hasTag'>): BrokerState {
  const state = brokerStates.find((name) => snapshot.hasTag(name));
  if (state === undefined) throw new Error('Every state at the console carries its name as a tag');
  return state;
}

function presenceIn({ event }: { event: { customerIsPresent: boolean; state: BrokerState } }): {
  isPresent: boolean;
  state: BrokerState;
} {
  return { isPresent: event.customerIsPresent, state: event.state };
}

function noticing<Said extends ConsoleNotice>(notice: Said) {
  return { type: 'writeNotice', params: { notice } } as const;
}
