import type { ProgramTold } from './companion.events.ts';
import { companionSetup } from './companion.setup.ts';

type TakeBack = Extract<ProgramTold, { type: 'companion.tookControlBack' }>['why'];

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
      tags: 'adviserHasControl',
      invoke: {
        id: 'adviserHand',
        src: 'adviserHand',
        input: ({ context }) => ({ grant: context.grant }),
        onError: takingBack('system.cannotControl'),
      },
      on: {
        'customer.touched': takingBack('customer.touched'),
        'customer.tookControlBack': takingBack('customer.pressedButton'),
        'program.cannotControl': takingBack('system.cannotControl'),
        'adviser.gaveControlBack': 'off',
        'broker.tookControlBack': 'off',
      },
      after: { controlTime: takingBack('control.tooLong') },
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
    target: 'off',
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
