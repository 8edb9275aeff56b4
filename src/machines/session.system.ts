import type { Notice } from './session.events.ts';
import { sessionSetup } from './session.setup.ts';

/**
 * Whether the adviser asks for information about the computer. It is read by this page and shown to the customer line
 * by line; only their click sends what they left in.
 */
export const system = sessionSetup.createStateConfig({
  initial: 'unasked',
  states: {
    unasked: {
      on: {
        'adviser.askedForSystem': { target: 'asked', actions: noticing('systemAsked') },
      },
    },
    asked: {
      tags: 'asksAboutSystem',
      invoke: { id: 'systemReading', src: 'systemReading', onDone: '.read', onError: '.read' },
      initial: 'reading',
      states: {
        reading: {},
        read: {
          tags: 'systemIsRead',
          entry: {
            type: 'tellBroker',
            params: { type: 'customer.wasAsked', asked: { question: 'system' } },
          },
        },
      },
      on: {
        'customer.sentSystem': {
          target: 'unasked',
          actions: [{ type: 'tellBroker', params: ({ event }) => event }, noticing('systemSent')],
        },
        'customer.refusedSystem': {
          target: 'unasked',
          actions: [
            { type: 'tellBroker', params: ({ event }) => event },
            noticing('systemRefused'),
          ],
        },
        'broker.droppedSystem': { target: 'unasked', actions: noticing('systemGone') },
        // The broker drops the question with the line.
        'browser.lostLine': { target: 'unasked', actions: noticing('systemGone') },
      },
    },
  },
});

function noticing<Said extends Notice>(notice: Said) {
  return { type: 'writeNotice', params: { notice } } as const;
}
