import { adviserSessionSetup } from './adviser-session.setup.ts';

/** Whether the adviser waits for information about the customer's computer. What comes lives outside. */
export const system = adviserSessionSetup.createStateConfig({
  initial: 'unasked',
  on: { 'broker.seatedAdviser': '.unasked' },
  states: {
    unasked: {
      on: {
        'adviser.askedForSystem': {
          target: 'asked',
          actions: [
            { type: 'rememberSystem', params: { what: null } },
            { type: 'tellBroker', params: ({ event }) => event },
          ],
        },
      },
    },
    asked: {
      tags: 'systemIsAsked',
      on: {
        'customer.sentSystem': answered('sent'),
        'customer.refusedSystem': answered('refused'),
        'broker.droppedSystem': answered('dropped'),
        'broker.refusedSystem': answered('notNow'),
        'browser.lostLine': answered('dropped'),
      },
    },
  },
});

function answered<What extends 'sent' | 'refused' | 'dropped' | 'notNow'>(what: What) {
  return {
    target: 'unasked',
    actions: { type: 'rememberSystem', params: { what } },
  } as const;
}
