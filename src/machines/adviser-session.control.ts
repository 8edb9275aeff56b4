import type { ControlEnd } from '../protocol/reasons.ts';
import { adviserSessionSetup } from './adviser-session.setup.ts';

/** Whether the bank's program is there: without it there is nothing to control. */
export const program = adviserSessionSetup.createStateConfig({
  id: 'program',
  initial: 'away',
  on: {
    'broker.sawProgram': [
      { guard: { type: 'programIsThere', params: ({ event }) => event }, target: '.present' },
      { target: '.away' },
    ],
    // Who sits down anew is told whether the program is there.
    'broker.seatedAdviser': '.away',
  },
  states: { away: {}, present: { tags: 'programIsPresent' } },
});

/**
 * Control of the customer's computer, as the customer has decided it. It is asked for here and granted by a click
 * in the program's own window; the console only says what is so.
 */
export const control = adviserSessionSetup.createStateConfig({
  initial: 'off',
  on: { 'broker.seatedAdviser': '.off' },
  states: {
    off: {
      on: {
        'adviser.askedForControl': {
          guard: 'mayAskForControl',
          target: 'asked',
          actions: [
            'forgetControlEnd',
            { type: 'tellBroker', params: { type: 'adviser.askedForControl' } },
          ],
        },
      },
    },
    asked: {
      tags: 'controlIsAsked',
      on: {
        'broker.openedControl': {
          target: 'allowed',
          actions: { type: 'rememberGrant', params: ({ event }) => event },
        },
        'companion.refusedControl': {
          target: 'off',
          actions: { type: 'rememberControlEnd', params: ({ event }) => event },
        },
        'broker.refusedControl': {
          target: 'off',
          actions: { type: 'rememberControlEnd', params: { why: 'control.notNow' } },
        },
        'adviser.gaveControlBack': {
          target: 'off',
          actions: { type: 'tellBroker', params: { type: 'adviser.gaveControlBack' } },
        },
        ...over(),
      },
    },
    allowed: {
      tags: 'adviserHasControl',
      on: {
        ...granted(),
        'companion.yieldedControl': {
          target: 'yielded',
          actions: { type: 'rememberRest', params: ({ event }) => event },
        },
      },
    },
    // The customer's own hand is at work. Control comes back by a new grant, when it has rested (rule P39).
    yielded: {
      tags: 'controlRests',
      on: {
        ...granted(),
        'companion.countedRest': {
          actions: { type: 'rememberRest', params: ({ event }) => event },
        },
        'broker.openedControl': {
          target: 'allowed',
          actions: { type: 'rememberGrant', params: ({ event }) => event },
        },
      },
    },
  },
});

/** How a permission that was given ends. */
function granted() {
  return {
    'adviser.gaveControlBack': {
      target: 'off',
      actions: { type: 'tellBroker', params: { type: 'adviser.gaveControlBack' } },
    },
    'companion.tookControlBack': {
      target: 'off',
      actions: {
        type: 'rememberControlEnd',
        params: ({ event }: { event: { why: ControlEnd } }) => ({ why: event.why }),
      },
    },
    ...over(),
  } as const;
}

function over() {
  return {
    'customer.tookControlBack': {
      target: 'off',
      actions: { type: 'rememberControlEnd', params: { why: 'customer.tookControlBack' } },
    },
    'broker.tookControlBack': {
      target: 'off',
      actions: {
        type: 'rememberControlEnd',
        params: ({ event }: { event: { why: ControlEnd } }) => ({ why: event.why }),
      },
    },
    'browser.lostLine': {
      target: 'off',
      actions: { type: 'rememberControlEnd', params: { why: 'seat.away' } },
    },
  } as const;
}
