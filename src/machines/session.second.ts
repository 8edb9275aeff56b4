import type { AdviserIdentity } from '../protocol/fields.ts';
import type { DescribedSecond, Notice, SecondPerson } from './session.events.ts';
import { sessionSetup } from './session.setup.ts';

type Described = { event: { second: DescribedSecond | null } };

const isAskedAbout = {
  type: 'secondIsAskedAbout',
  params: ({ event }: Described) => ({ second: event.second }),
} as const;
const isThere = {
  type: 'secondIsThere',
  params: ({ event }: Described) => ({ second: event.second }),
} as const;
const isAway = {
  type: 'secondIsAway',
  params: ({ event }: Described) => ({ second: event.second }),
} as const;
const remembering = {
  type: 'rememberSecond',
  params: ({ event }: Described) => ({ second: event.second }),
} as const;

/**
 * Whether a second adviser takes part in the chat: only after the customer's own yes, and until anybody ends it. They see nothing of
 * the desktop. How far they are the broker says, at every return too; the yes and the sending away are the customer's.
 */
export const second = sessionSetup.createStateConfig({
  id: 'second',
  initial: 'none',
  states: {
    none: {
      on: {
        'broker.describedSecond': [
          { guard: isAskedAbout, target: 'asked', actions: remembering },
          { guard: isThere, target: 'in.present', actions: remembering },
          { guard: isAway, target: 'in', actions: remembering },
        ],
      },
    },
    asked: {
      tags: 'asksAboutSecond',
      entry: {
        type: 'tellBroker',
        params: ({ context }: { context: { second: SecondPerson | null } }) => ({
          type: 'customer.wasAsked',
          asked: { question: 'second', second: context.second },
        }),
      },
      on: {
        'customer.allowedSecond': {
          guard: 'handIsCustomers',
          target: 'in',
          actions: [telling('customer.allowedSecond'), noticing('secondAllowed')],
        },
        'customer.refusedSecond': {
          target: 'none',
          actions: [telling('customer.refusedSecond'), noticing('secondRefused')],
        },
        'broker.describedSecond': [
          { guard: isAskedAbout },
          { guard: isThere, target: 'in.present' },
          { guard: isAway, target: 'in' },
          { target: 'none', actions: noticing('secondNotAsked') },
        ],
      },
    },
    in: {
      tags: 'secondTakesPart',
      initial: 'away',
      on: {
        'customer.dismissedSecond': {
          target: 'none',
          actions: [telling('customer.dismissedSecond'), noticing('secondDismissed')],
        },
        'broker.describedSecond': [
          // The broker has not heard of the yes yet.
          { guard: isAskedAbout },
          { guard: isThere, target: '.present' },
          { guard: isAway, target: '.away' },
          { target: 'none', actions: noticing('secondLeft') },
        ],
      },
      states: {
        away: {
          on: {
            'broker.describedSecond': {
              guard: isThere,
              target: 'present',
              actions: noticing('secondCame'),
            },
          },
        },
        present: {
          tags: 'secondIsPresent',
          on: {
            'broker.describedSecond': {
              guard: isAway,
              target: 'away',
              actions: noticing('secondAway'),
            },
          },
        },
      },
    },
  },
});

function telling<
  Type extends 'customer.allowedSecond' | 'customer.refusedSecond' | 'customer.dismissedSecond',
>(type: Type) {
  return {
    type: 'tellBroker',
    params: ({ context }: { context: { second: SecondPerson | null } }) => ({
      type,
      ask: context.second?.ask ?? '',
    }),
  } as const;
}

function noticing<Said extends Notice>(notice: Said) {
  return {
    type: 'writeNotice',
    params: ({ context }: { context: { second: SecondPerson | null } }) => ({
      notice,
      ...(context.second && { adviser: context.second.adviser satisfies AdviserIdentity }),
    }),
  } as const;
}
