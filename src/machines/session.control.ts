import type { ControlEnd } from '../protocol/reasons.ts';
import type { Notice } from './session.events.ts';
import { sessionSetup } from './session.setup.ts';

const takenBack = {
  'customer.touched': 'controlTouched',
  'customer.pressedButton': 'controlTaken',
  'customer.tookControlBack': 'controlTaken',
  'control.tooLong': 'controlEnded',
  'system.cannotControl': 'controlEnded',
  'adviser.gaveControlBack': 'controlGivenBack',
  'sharing.stopped': 'controlEnded',
  'seat.away': 'controlEnded',
} as const satisfies Record<ControlEnd, Notice>;

const tellingBroker = { type: 'tellBroker', params: { type: 'customer.tookControlBack' } } as const;

/** How a permission that was given ends, whoever ends it. */
const ends = {
  'customer.tookControlBack': {
    target: 'off',
    actions: [tellingBroker, { type: 'writeNotice', params: { notice: 'controlTaken' } }],
  },
  'companion.tookControlBack': ended(),
  'broker.tookControlBack': ended(),
  'adviser.gaveControlBack': {
    target: 'off',
    actions: { type: 'writeNotice', params: { notice: 'controlGivenBack' } },
  },
} as const;

const endsWithPicture = [
  // Nobody else knows yet that what the adviser does now would be in no recording.
  {
    guard: 'recordingFails',
    target: 'off',
    actions: [tellingBroker, { type: 'writeNotice', params: { notice: 'controlEnded' } }],
  },
  {
    guard: 'screenIsHidden',
    target: 'off',
    actions: { type: 'writeNotice', params: { notice: 'controlEnded' } },
  },
] as const;

/**
 * Whether the adviser controls the computer. It is asked and allowed in the program's own window: this page says what
 * is so, and can always take it back. It never outlasts the picture.
 */
export const control = sessionSetup.createStateConfig({
  id: 'control',
  initial: 'off',
  states: {
    off: {
      on: {
        'adviser.askedForControl': {
          guard: 'screenIsVisible',
          target: 'asked',
          actions: { type: 'writeNotice', params: { notice: 'controlAsked' } },
        },
      },
    },
    asked: {
      tags: 'controlIsAsked',
      on: {
        'companion.allowedControl': {
          target: 'allowed',
          actions: { type: 'writeNotice', params: { notice: 'controlAllowed' } },
        },
        'companion.refusedControl': {
          target: 'off',
          actions: { type: 'writeNotice', params: { notice: 'controlRefused' } },
        },
        'customer.tookControlBack': {
          target: 'off',
          actions: { type: 'tellBroker', params: { type: 'customer.tookControlBack' } },
        },
        'adviser.gaveControlBack': 'off',
        'broker.tookControlBack': 'off',
      },
      always: [
        { guard: 'recordingFails', target: 'off', actions: tellingBroker },
        { guard: 'screenIsHidden', target: 'off' },
      ],
    },
    allowed: {
      tags: 'adviserHasControl',
      on: {
        ...ends,
        // The customer's own hand is at work, and the bank lets control come back when it rests (rule P39).
        'companion.yieldedControl': {
          target: 'yielded',
          actions: { type: 'writeNotice', params: { notice: 'controlYielded' } },
        },
      },
      always: endsWithPicture,
    },
    yielded: {
      tags: 'controlRests',
      on: {
        ...ends,
        'companion.returnedControl': {
          target: 'allowed',
          actions: { type: 'writeNotice', params: { notice: 'controlReturned' } },
        },
      },
      always: endsWithPicture,
    },
  },
});

function ended() {
  return {
    target: 'off',
    actions: {
      type: 'writeNotice',
      params: ({ event }: { event: { why: ControlEnd } }) => ({ notice: takenBack[event.why] }),
    },
  } as const;
}
