import type { SecondAdviser } from '../protocol/fields.ts';
import type { InvitationWhy } from './adviser-session.events.ts';
import { adviserSessionSetup } from './adviser-session.setup.ts';

type Described = { event: { second: SecondAdviser | null } };

const isAt = <At extends SecondAdviser['at']>(at: At) =>
  ({
    type: 'secondIsAt',
    params: ({ event }: Described) => ({ second: event.second, at }),
  }) as const;

const remembering = {
  type: 'rememberSecond',
  params: ({ event }: Described) => ({ second: event.second }),
} as const;

const ended = {
  target: 'none',
  actions: {
    type: 'rememberInvitationEnd',
    params: ({ event }: { event: { why?: InvitationWhy } }) => ({
      why: event.why ?? 'second.gone',
    }),
  },
} as const;

const withdrawing = {
  target: 'none',
  actions: [
    { type: 'tellBroker', params: { type: 'adviser.withdrewInvitation' } },
    { type: 'rememberInvitationEnd', params: { why: 'invitation.withdrawn' } },
  ],
} as const;

/** Nobody is invited any more, or the second adviser has left. */
const ending = {
  'adviser.withdrewInvitation': withdrawing,
  'broker.describedSecond': { guard: 'nobodyIsSecond', ...ended },
} as const;

/**
 * A second adviser for the chat: a colleague is chosen, asked, and then the customer is. How far it is the broker says, at every
 * return too; nobody is let in by this console.
 */
export const invitation = adviserSessionSetup.createStateConfig({
  id: 'invitation',
  initial: 'none',
  on: {
    'broker.describedSecond': [
      { guard: isAt('colleague'), target: '.asked', actions: remembering },
      { guard: isAt('customer'), target: '.customerAsked', actions: remembering },
      { guard: isAt('in'), target: '.in', actions: remembering },
    ],
  },
  states: {
    none: {
      on: {
        'adviser.askedForSecond': {
          guard: 'mayInvite',
          target: 'choosing',
          actions: { type: 'rememberInvitationEnd', params: { why: null } },
        },
        'adviser.readInvitationEnd': {
          actions: { type: 'rememberInvitationEnd', params: { why: null } },
        },
      },
    },
    choosing: {
      tags: 'choosesSecond',
      on: {
        'adviser.leftColleagues': 'none',
        'adviser.invitedSecond': {
          target: 'asked',
          actions: [
            {
              type: 'rememberSecond',
              params: ({ event }) => ({
                second: { ask: '', adviser: event.to, at: 'colleague', isPresent: false },
              }),
            },
            { type: 'tellBroker', params: { type: 'adviser.invitedSecond' } },
          ],
        },
      },
    },
    asked: {
      tags: 'secondIsAsked',
      on: {
        ...ending,
        'broker.refusedInvitation': {
          target: 'none',
          actions: { type: 'rememberInvitationEnd', params: { why: 'invitation.notNow' } },
        },
      },
    },
    customerAsked: { tags: 'customerIsAskedAboutSecond', on: ending },
    in: { tags: 'secondTakesPart', on: ending },
  },
});
