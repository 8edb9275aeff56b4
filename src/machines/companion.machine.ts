import type { SnapshotFrom } from 'xstate';
import { control } from './companion.control.ts';
import { companionSetup, freshCompanion } from './companion.setup.ts';
import { system } from './companion.system.ts';

/** The line to the broker. It comes back by the program's own key within the resume time, or the program ends. */
const line = companionSetup.createStateConfig({
  initial: 'up',
  states: {
    up: { on: { 'program.lostLine': 'lost' } },
    lost: {
      tags: 'lineIsLost',
      on: { 'broker.boundProgram': 'up' },
      after: { resumeTime: '#companion.ended' },
    },
  },
});

/** Ending asks once. */
const ending = companionSetup.createStateConfig({
  initial: 'unasked',
  states: {
    unasked: { on: { 'customer.askedToEnd': 'asked' } },
    asked: {
      tags: 'asksBeforeEnd',
      on: {
        'customer.keptSession': 'unasked',
        'customer.ended': {
          target: 'told',
          actions: { type: 'tellBroker', params: { type: 'companion.ended' } },
        },
      },
    },
    // The broker closes the session. Whoever is cut off from it must not wait for that.
    told: { after: { endTime: '#companion.ended' } },
  },
});

/** The customer's page knows this program: it shows the bar, and can be allowed control. */
const bound = companionSetup.createStateConfig({
  id: 'bound',
  type: 'parallel',
  tags: 'isBound',
  on: {
    'broker.describedSession': {
      actions: { type: 'rememberSession', params: ({ event }) => event },
    },
    'customer.stoppedSharing': {
      guard: 'isShared',
      actions: { type: 'tellBroker', params: { type: 'companion.stoppedSharing' } },
    },
  },
  states: { line, control, system, ending },
});

/** From the number on there is a line, and it ends with the session. */
const online = companionSetup.createStateConfig({
  initial: 'asking',
  invoke: {
    id: 'programLine',
    src: 'programLine',
    onError: '#companion.ended',
  },
  on: { 'broker.closed': 'ended', 'program.failed': 'ended' },
  states: {
    asking: {
      tags: 'isConnecting',
      on: {
        'broker.askedCustomer': {
          target: 'waiting',
          actions: { type: 'rememberCheck', params: ({ event }) => event },
        },
        'broker.refusedNumber': {
          target: '#companion.entering',
          actions: {
            type: 'rememberTrouble',
            params: ({ event }) => ({ trouble: event.reason }),
          },
        },
        'program.lostLine': unreachable(),
        'customer.closedWindow': '#companion.ended',
      },
    },
    waiting: {
      tags: 'showsCheck',
      on: {
        'broker.boundProgram': {
          target: 'bound',
          actions: { type: 'rememberBinding', params: ({ event }) => event },
        },
        'broker.turnedProgramAway': {
          target: '#companion.entering',
          actions: { type: 'rememberTrouble', params: ({ event }) => ({ trouble: event.why }) },
        },
        'program.lostLine': unreachable(),
        'customer.closedWindow': '#companion.ended',
      },
    },
    bound,
  },
});

/**
 * The bank's program on the customer's computer, from the number to the end. It connects to nothing before the
 * customer presses "Connect", joins by the yes of their page, and ends with the session.
 */
export const companionMachine = companionSetup.createMachine({
  id: 'companion',
  context: freshCompanion,
  initial: 'entering',
  states: {
    entering: {
      tags: 'asksForNumber',
      on: {
        'customer.gaveNumber': {
          guard: { type: 'isWellFormed', params: ({ event }) => event },
          target: 'online',
          actions: 'forgetTrouble',
        },
        'customer.closedWindow': 'ended',
      },
    },
    online,
    ended: { type: 'final' },
  },
});

/** The program at one moment. */
export type CompanionSnapshot = SnapshotFrom<typeof companionMachine>;

function unreachable() {
  return {
    target: '#companion.entering',
    actions: { type: 'rememberTrouble', params: { trouble: 'broker.unreachable' } },
  } as const;
}
