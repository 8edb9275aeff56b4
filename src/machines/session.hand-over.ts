import type { AdviserIdentity } from '../protocol/fields.ts';
import { sessionSetup } from './session.setup.ts';

/** Whether the adviser whom the broker names is another one than before: a page that was away missed the hand-over. */
export const isAnother = {
  type: 'adviserIsAnother',
  params: ({ event }: { event: { adviser: AdviserIdentity } }) => ({ adviser: event.adviser }),
} as const;

/**
 * Who the adviser is. Nothing is asked of the customer when the session is handed over to another one; they are told who it
 * is now, and nothing that was allowed before holds for somebody else: sharing ends, and the words start anew.
 */
export const handOver = sessionSetup.createStateConfig({
  initial: 'following',
  states: {
    following: {
      on: {
        'broker.handedOver': {
          actions: [
            { type: 'rememberAdviser', params: ({ event }) => ({ adviser: event.to }) },
            {
              type: 'writeNotice',
              params: ({ event }) => ({ notice: 'handedOver', adviser: event.to }),
            },
          ],
        },
        'broker.resumedSession': {
          guard: isAnother,
          actions: [
            { type: 'rememberAdviser', params: ({ event }) => ({ adviser: event.adviser }) },
            {
              type: 'writeNotice',
              params: ({ event }) => ({ notice: 'handedOver', adviser: event.adviser }),
            },
          ],
        },
      },
    },
  },
});
