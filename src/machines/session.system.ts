import type { Notice } from './session.events.ts';
import { sessionSetup } from './session.setup.ts';

/**
 * Whether the adviser asks for information about the computer. It is read by this page and shown to the customer line
 * by line; only their click sends what they left in. What the bank's program is asked for it shows in its own window.
 */
export const system = sessionSetup.createStateConfig({
  initial: 'unasked',
  states: {
    unasked: {
      on: {
        'adviser.askedForSystem': [
          {
            guard: { type: 'isAskedOfProgram', params: ({ event }) => event },
            target: 'askedInProgram',
            actions: noticing('systemAskedInProgram'),
          },
          { target: 'asked', actions: noticing('systemAsked') },
        ],
      },
    },
    // It is read there, shown there and answered there: this page only says so.
    askedInProgram: {
      on: {
        'companion.sentSystem': { target: 'unasked', actions: noticing('systemSent') },
        'companion.refusedSystem': { target: 'unasked', actions: noticing('systemRefused') },
        'broker.droppedSystem': { target: 'unasked', actions: noticing('systemGone') },
        'browser.lostLine': { target: 'unasked', actions: noticing('systemGone') },
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
          guard: 'handIsCustomers',
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
