import type { AdviserIdentity } from '../protocol/fields.ts';
import type { HandOverWhy } from './adviser-session.events.ts';
import { adviserSessionSetup } from './adviser-session.setup.ts';

/**
 * Handing the session over: a colleague is chosen, asked, and answers. The session is theirs when the broker says so, and
 * not a moment before.
 */
export const handOver = adviserSessionSetup.createStateConfig({
  id: 'handOver',
  initial: 'none',
  on: {
    'broker.seatedAdviser': {
      guard: { type: 'aColleagueIsAsked', params: ({ event }) => event },
      target: '.asked',
      actions: {
        type: 'rememberHandOver',
        params: ({ event }: { event: { handOver: AdviserIdentity | null } }) => ({
          to: event.handOver,
        }),
      },
    },
  },
  states: {
    none: {
      on: {
        'adviser.askedForColleagues': {
          guard: 'mayHandOver',
          target: 'choosing',
          actions: forgetting(),
        },
        'adviser.readHandOverEnd': { actions: forgetting() },
      },
    },
    choosing: {
      tags: 'choosesColleague',
      on: {
        'adviser.leftColleagues': 'none',
        'adviser.askedToHandOver': {
          target: 'asked',
          actions: [
            { type: 'rememberHandOver', params: ({ event }) => ({ to: event.to }) },
            { type: 'tellBroker', params: { type: 'adviser.askedToHandOver' } },
          ],
        },
      },
    },
    asked: {
      tags: 'colleagueIsAsked',
      on: {
        'adviser.withdrewHandOver': {
          target: 'none',
          actions: [
            { type: 'tellBroker', params: { type: 'adviser.withdrewHandOver' } },
            { type: 'rememberHandOverEnd', params: { why: 'handOver.withdrawn' } },
          ],
        },
        'broker.endedHandOver': {
          target: 'none',
          actions: {
            type: 'rememberHandOverEnd',
            params: ({ event }: { event: { why: HandOverWhy } }) => ({ why: event.why }),
          },
        },
        'broker.refusedHandOver': ending('handOver.notNow'),
        // It ended while this console was away.
        'broker.seatedAdviser': [
          { guard: { type: 'aColleagueIsAsked', params: ({ event }) => event } },
          ending('handOver.notAnswered'),
        ],
      },
    },
  },
});

function ending<Why extends HandOverWhy>(why: Why) {
  return {
    target: 'none',
    actions: { type: 'rememberHandOverEnd', params: { why } },
  } as const;
}

function forgetting() {
  return { type: 'rememberHandOverEnd', params: { why: null } } as const;
}
