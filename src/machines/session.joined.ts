import type { Notice } from './session.events.ts';
import { control } from './session.control.ts';
import { files } from './session.files.ts';
import { handOver, isAnother } from './session.hand-over.ts';
import { program } from './session.program.ts';
import { second } from './session.second.ts';
import { sessionSetup } from './session.setup.ts';
import { sharing } from './session.sharing.ts';
import { system } from './session.system.ts';
import { chatOnly, stopped } from './session.talking.ts';

/** The session itself: what the customer has allowed. */
const session = sessionSetup.createStateConfig({
  initial: 'chatOnly',
  states: {
    chatOnly: {
      id: 'chat-only',
      ...chatOnly,
      always: { guard: 'cameBackAfterSharing', target: 'stopped' },
    },
    sharing: { id: 'sharing', ...sharing },
    stopped: { id: 'stopped', ...stopped },
  },
});

/** The line to the broker. While it is lost, nothing is sent, and the other side keeps the session for a while. */
const line = sessionSetup.createStateConfig({
  id: 'line',
  initial: 'up',
  states: {
    up: {
      always: { guard: 'comesBack', target: 'lost' },
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
        'broker.resumedSession': {
          target: 'up',
          actions: [{ type: 'rememberReturn' }, noticing('lineBack')],
        },
      },
      after: {
        resumeTime: {
          target: '#session.closed',
          actions: { type: 'rememberEnd', params: { reason: 'line.lost' } },
        },
      },
    },
  },
});

/** Whether the adviser is there. They may come later than the customer, and leave before. */
const adviser = sessionSetup.createStateConfig({
  initial: 'unknown',
  // Whoever took the session over is on the way to it.
  on: { 'broker.handedOver': '.away' },
  states: {
    unknown: {
      always: [{ guard: 'adviserWasThere', target: 'present' }, { target: 'away' }],
    },
    present: {
      tags: 'adviserIsPresent',
      on: {
        'broker.sawAdviser': {
          guard: { type: 'adviserIsAway', params: ({ event }) => event },
          target: 'away',
          actions: noticing('adviserLeft'),
        },
        'broker.resumedSession': {
          guard: { type: 'adviserIsAway', params: adviserIn },
          target: 'away',
        },
      },
    },
    away: {
      on: {
        'broker.sawAdviser': {
          guard: { type: 'adviserIsThere', params: ({ event }) => event },
          target: 'present',
          actions: noticing('adviserCame'),
        },
        'broker.resumedSession': {
          guard: { type: 'adviserIsThere', params: adviserIn },
          target: 'present',
        },
      },
    },
  },
});

/**
 * The words that both sides compare on the phone. They are made anew at every pairing; wrong ones are final,
 * because whoever said them is still there.
 */
const words = sessionSetup.createStateConfig({
  id: 'words',
  initial: 'waiting',
  invoke: {
    id: 'wordCheck',
    src: 'wordCheck',
    onError: [{ guard: 'wordsDiffered' }, { target: '.waiting' }],
  },
  on: {
    'broker.pairedPeers': '.waiting',
    'broker.handedOver': '.waiting',
    'broker.resumedSession': { guard: isAnother, target: '.waiting' },
  },
  states: {
    waiting: { on: { 'adviser.openedWords': 'ready' } },
    ready: {
      tags: 'wordsAreReady',
      on: {
        'customer.choseWords': [
          {
            guard: { type: 'wordsMatch', params: ({ event }) => event },
            target: 'matched',
            actions: [
              { type: 'tellBroker', params: ({ event }) => event },
              { type: 'writeNotice', params: { notice: 'wordsMatched' } },
            ],
          },
          {
            target: 'differed',
            actions: [
              { type: 'tellBroker', params: ({ event }) => event },
              { type: 'writeNotice', params: { notice: 'wordsDiffered' } },
            ],
          },
        ],
      },
    },
    matched: { tags: 'wordsMatched' },
    differed: {
      tags: 'wordsDiffered',
      on: { 'broker.pairedPeers': {}, 'broker.handedOver': {}, 'broker.resumedSession': {} },
    },
  },
});

/** Ending asks once. */
const ending = sessionSetup.createStateConfig({
  initial: 'unasked',
  states: {
    unasked: { on: { 'customer.askedToEnd': 'asked' } },
    asked: { tags: 'asksBeforeEnd', on: { 'customer.keptSession': 'unasked' } },
  },
});

/** From the right number to the end: eleven things that go on side by side, over one line. */
export const joined = sessionSetup.createStateConfig({
  type: 'parallel',
  tags: 'canEnd',
  invoke: { id: 'sessionLine', src: 'sessionLine', onError: ended('line.lost') },
  exit: {
    type: 'leaveSession',
    params: ({ event }) => ({
      why: event.type === 'customer.ended' ? event.type : null,
    }),
  },
  on: {
    'customer.ended': ended('customer.ended'),
    'broker.closed': {
      target: '#session.closed',
      actions: { type: 'rememberEnd', params: ({ event }) => ({ reason: event.reason }) },
    },
  },
  states: {
    session,
    line,
    adviser,
    words,
    program,
    control,
    system,
    files,
    handOver,
    second,
    ending,
  },
});

function adviserIn({ event }: { event: { adviserIsPresent: boolean } }) {
  return { isPresent: event.adviserIsPresent };
}

function noticing<Said extends Notice>(notice: Said) {
  return { type: 'writeNotice', params: { notice } } as const;
}

function ended<Reason extends 'customer.ended' | 'line.lost'>(reason: Reason) {
  return {
    target: '#session.closed',
    actions: { type: 'rememberEnd', params: { reason } },
  } as const;
}
