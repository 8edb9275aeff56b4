import type { ProgramTold } from './companion.events.ts';
import { companionSetup } from './companion.setup.ts';

type TakeBack = Extract<ProgramTold, { type: 'companion.tookControlBack' }>['why'];

/** The adviser's hand is on the computer. */
const held = companionSetup.createStateConfig({
  tags: 'adviserHasControl',
  invoke: {
    id: 'adviserHand',
    src: 'adviserHand',
    input: ({ context }) => ({ grant: context.grant }),
    onError: takingBack('system.cannotControl'),
  },
  on: {
    'customer.touched': [
      {
        guard: 'mayReturn',
        target: 'yielded',
        actions: [
          'beginRest',
          {
            type: 'tellBroker',
            params: ({ context }) => ({
              type: 'companion.yieldedControl',
              grant: context.grant,
              seconds: context.returnSeconds,
            }),
          },
        ],
      },
      takingBack('customer.touched'),
    ],
  },
});

const tellingRest = {
  type: 'tellBroker',
  params: ({ context }: { context: { grant: number; restSeconds: number } }) => ({
    type: 'companion.countedRest' as const,
    grant: context.grant,
    seconds: context.restSeconds,
  }),
} as const;

/**
 * The customer's own hand is at work, and the bank lets control come back when it has rested (rule P39). The rest is
 * counted where both can see it; each touch begins it anew, and who works on for long is left alone.
 */
const yielded = companionSetup.createStateConfig({
  tags: 'controlRests',
  initial: 'counting',
  invoke: { id: 'restWatch', src: 'restWatch', onError: takingBack('system.cannotControl') },
  // The broker does not let it come back, so it is the customer's as after any other touch.
  on: { 'broker.refusedControl': takingBack('customer.touched') },
  after: { yieldTime: takingBack('customer.touched') },
  states: {
    counting: {
      on: {
        'customer.touched': [
          {
            guard: 'hasCounted',
            target: 'counting',
            reenter: true,
            actions: ['beginRest', tellingRest],
          },
          { target: 'counting', reenter: true },
        ],
      },
      after: {
        second: [
          {
            guard: 'hasRested',
            target: '#control.allowed.reopening',
            actions: {
              type: 'tellBroker',
              params: ({ context }) => ({
                type: 'companion.returnedControl',
                grant: context.grant,
              }),
            },
          },
          { target: 'counting', reenter: true, actions: ['countRest', tellingRest] },
        ],
      },
    },
  },
});

/** The hand has rested; nothing is carried out before the broker has that on disk and has given a new number. */
const reopening = companionSetup.createStateConfig({
  invoke: { id: 'restWatch', src: 'restWatch', onError: takingBack('system.cannotControl') },
  on: {
    'broker.openedControl': {
      target: 'held',
      actions: { type: 'rememberGrant', params: ({ event }) => event },
    },
    'broker.refusedControl': takingBack('customer.touched'),
    // A touch at the last moment ends it. The broker may have opened it already: `off` answers that.
    'customer.touched': takingBack('customer.touched'),
  },
});

/**
 * Whether the adviser may move the customer's pointer and type for them.
 *
 * Control is off unless the customer has just clicked "Allow" in this program's window. Any touch of their mouse or
 * keyboard ends it, and it runs out by itself: a customer who walks away from the desk must not leave the door open.
 */
export const control = companionSetup.createStateConfig({
  id: 'control',
  initial: 'off',
  // Without a line nobody could be told, and nobody could stop it.
  on: { 'program.lostLine': '.off' },
  states: {
    off: {
      on: {
        // It crossed a touch on its way: nobody here will do anything by it, and the broker must know.
        'broker.openedControl': {
          actions: {
            type: 'tellBroker',
            params: ({ event }) => ({
              type: 'companion.tookControlBack',
              grant: event.grant,
              why: 'customer.touched',
            }),
          },
        },
        'adviser.askedForControl': [
          {
            guard: { type: 'isPossible', params: ({ event }) => event },
            target: 'asked',
            actions: { type: 'rememberAsk', params: ({ event }) => event },
          },
          {
            actions: {
              type: 'tellBroker',
              params: ({ event }) => ({
                type: 'companion.refusedControl',
                ask: event.ask,
                why: event.obstacle ?? 'system.cannotControl',
              }),
            },
          },
        ],
      },
    },
    asked: {
      tags: 'asksForControl',
      entry: {
        type: 'tellBroker',
        params: ({ context }) => ({ type: 'companion.wasAsked', ask: context.ask }),
      },
      on: {
        'customer.allowedControl': {
          target: 'opening',
          actions: {
            type: 'tellBroker',
            params: ({ context }) => ({ type: 'companion.allowedControl', ask: context.ask }),
          },
        },
        'customer.refusedControl': refusing('customer.refusedControl'),
        'adviser.gaveControlBack': 'off',
        'broker.tookControlBack': 'off',
      },
      after: { answerTime: refusing('customer.didNotAnswer') },
    },
    // Allowed here; nothing is carried out before the broker has it on disk and has given it a number.
    opening: {
      on: {
        'broker.openedControl': {
          target: 'allowed',
          actions: { type: 'rememberGrant', params: ({ event }) => event },
        },
        'broker.refusedControl': 'off',
        'adviser.gaveControlBack': 'off',
        'broker.tookControlBack': 'off',
      },
    },
    allowed: {
      initial: 'held',
      on: {
        'customer.tookControlBack': takingBack('customer.pressedButton'),
        'program.cannotControl': takingBack('system.cannotControl'),
        'adviser.gaveControlBack': 'off',
        'broker.tookControlBack': 'off',
      },
      // It runs from the customer's click on, whoever's hand is at work.
      after: { controlTime: takingBack('control.tooLong') },
      states: { held, yielded, reopening },
    },
  },
});

function refusing<Why extends 'customer.refusedControl' | 'customer.didNotAnswer'>(why: Why) {
  return {
    target: 'off',
    actions: {
      type: 'tellBroker',
      params: ({ context }: { context: { ask: string } }) => ({
        type: 'companion.refusedControl' as const,
        ask: context.ask,
        why,
      }),
    },
  } as const;
}

function takingBack<Why extends TakeBack>(why: Why) {
  return {
    target: '#control.off',
    actions: {
      type: 'tellBroker',
      params: ({ context }: { context: { grant: number } }) => ({
        type: 'companion.tookControlBack' as const,
        grant: context.grant,
        why,
      }),
    },
  } as const;
}
