import type { Notice } from './session.events.ts';
import { sessionSetup } from './session.setup.ts';

/**
 * The bank's program on the customer's computer. It joins by the customer's yes alone: whoever gives the number from
 * some other computer is asked about here, and shows other digits than the customer's own program.
 */
export const program = sessionSetup.createStateConfig({
  initial: 'none',
  on: {
    'broker.sawProgram': [
      {
        guard: { type: 'programIsThere', params: ({ event }) => event },
        target: '.present',
        actions: noticing('programCame'),
      },
      { target: '.none', actions: noticing('programLeft') },
    ],
  },
  states: {
    none: {
      on: {
        'broker.heardProgram': {
          target: 'asked',
          actions: [
            { type: 'rememberProgram', params: ({ event }) => event },
            {
              type: 'tellBroker',
              params: ({ event: { request, check, computer } }) => ({
                type: 'customer.wasAsked',
                asked: { question: 'program', program: { request, check, computer } },
              }),
            },
          ],
        },
      },
    },
    asked: {
      tags: 'asksAboutProgram',
      on: {
        'customer.confirmedProgram': {
          target: 'confirmed',
          actions: {
            type: 'tellBroker',
            params: ({ context, event }) => ({
              type: event.type,
              request: context.asking?.request ?? 0,
            }),
          },
        },
        'customer.refusedProgram': {
          target: 'none',
          actions: [
            {
              type: 'tellBroker',
              params: ({ context, event }) => ({
                type: event.type,
                request: context.asking?.request ?? 0,
              }),
            },
            noticing('programRefused'),
          ],
        },
        'broker.droppedProgram': { target: 'none', actions: noticing('programGone') },
        // The broker has dropped the question with the line.
        'broker.resumedSession': 'none',
      },
    },
    confirmed: {
      on: {
        'broker.droppedProgram': { target: 'none', actions: noticing('programGone') },
        'broker.resumedSession': 'none',
      },
    },
    present: { tags: 'programIsPresent' },
  },
});

function noticing<Said extends Notice>(notice: Said) {
  return { type: 'writeNotice', params: { notice } } as const;
}
