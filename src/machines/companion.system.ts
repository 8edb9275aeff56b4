import { companionSetup } from './companion.setup.ts';

/**
 * Whether the adviser asks for information about the computer. It is read here and shown to the customer line by line in
 * the program's window; only a click there sends what they left in.
 */
export const system = companionSetup.createStateConfig({
  initial: 'unasked',
  states: {
    unasked: {
      on: {
        'adviser.askedForSystem': {
          target: 'asked',
          actions: { type: 'rememberSystemAsk', params: ({ event }) => event },
        },
      },
    },
    asked: {
      tags: 'asksAboutSystem',
      entry: {
        type: 'tellBroker',
        params: ({ context }) => ({
          type: 'companion.wasAsked',
          ask: context.systemAsk,
          question: 'system',
        }),
      },
      on: {
        'customer.sentSystem': answering('companion.sentSystem'),
        'customer.refusedSystem': answering('companion.refusedSystem'),
        'broker.droppedSystem': 'unasked',
        // The broker drops the question with the line.
        'program.lostLine': 'unasked',
      },
    },
  },
});

function answering<Type extends 'companion.sentSystem' | 'companion.refusedSystem'>(type: Type) {
  return {
    target: 'unasked',
    actions: {
      type: 'tellBroker',
      params: ({ context }: { context: { systemAsk: string } }) => ({
        type,
        ask: context.systemAsk,
      }),
    },
  } as const;
}
