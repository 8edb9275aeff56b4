import type { BrokerState } from '../protocol/states.ts';
import { recording } from './adviser-session.recording.ts';
import { adviserSessionSetup } from './adviser-session.setup.ts';

/** The picture, from the broker's word that it may be negotiated. */
const picture = adviserSessionSetup.createStateConfig({
  id: 'picture',
  initial: 'coming',
  on: {
    'broker.openedPicture': {
      target: '.coming',
      actions: { type: 'rememberEpoch', params: ({ event }) => event },
    },
    // A picture that stands still would be taken for what the customer does now.
    'browser.lostLine': '.coming',
    'broker.sawCustomer': {
      guard: { type: 'customerIsMissing', params: ({ event }) => event },
      target: '.coming',
    },
    'browser.lostPicture': '.interrupted',
    'browser.foundForgery': {
      guard: { type: 'pictureIsForged', params: ({ event }) => event },
      target: '.forged',
    },
  },
  states: {
    coming: {
      tags: 'pictureIsComing',
      on: {
        'browser.lostPicture': {},
        'browser.gotPicture': {
          guard: { type: 'isCurrentPicture', params: ({ event }) => event },
          target: 'visible',
        },
      },
    },
    visible: {
      tags: 'pictureIsVisible',
      initial: 'unseen',
      states: {
        unseen: {
          always: { guard: 'sawThisPicture', target: 'seen' },
          on: {
            'browser.showedPicture': {
              guard: { type: 'isCurrentPicture', params: ({ event }) => event },
              target: 'seen',
              actions: [
                'rememberSeen',
                {
                  type: 'tellBroker',
                  params: ({ context }) => ({ type: 'adviser.sawPicture', epoch: context.epoch }),
                },
              ],
            },
          },
        },
        seen: {},
      },
    },
    interrupted: {
      tags: 'pictureIsInterrupted',
      on: {
        'browser.gotPicture': {
          guard: { type: 'isCurrentPicture', params: ({ event }) => event },
          target: 'visible',
        },
      },
    },
    forged: {
      tags: 'pictureIsForged',
      on: { 'browser.gotPicture': {}, 'browser.lostPicture': {} },
    },
  },
});

/** The desktop is shared: the picture, and whether it is recorded. Neither outlives it. */
const sharing = adviserSessionSetup.createStateConfig({
  type: 'parallel',
  tags: ['sharing', 'canChat'],
  invoke: { id: 'pictureReceiver', src: 'pictureReceiver', onError: '.picture.interrupted' },
  on: {
    'customer.pickedSurface': {
      actions: { type: 'rememberSurface', params: ({ event }) => event },
    },
    'customer.stoppedSharing': {
      target: 'stopped',
      actions: { type: 'rememberStop', params: ({ event }) => event },
    },
    'broker.stoppedSharing': {
      target: 'stopped',
      actions: { type: 'rememberStop', params: ({ event }) => event },
    },
  },
  states: { picture, recording },
});

/** How far the session has come: the broker's states of it, raised by what the customer does. */
export const progress = adviserSessionSetup.createStateConfig({
  initial: 'connect',
  on: {
    'broker.seatedAdviser': [
      seatedIn('connect', '.connect'),
      seatedIn('chat-only', '.chatOnly'),
      seatedIn('stopped', '.stopped'),
      seatedIn('sharing', '.sharing'),
    ],
  },
  states: {
    connect: { id: 'connect', tags: 'connect', on: { 'customer.joined': 'chatOnly' } },
    chatOnly: {
      tags: ['chat-only', 'canChat'],
      on: {
        'customer.declinedShow': {
          actions: { type: 'rememberNotShown', params: ({ event }) => event },
        },
        'customer.pickedSurface': {
          target: 'sharing',
          actions: { type: 'rememberSurface', params: ({ event }) => event },
        },
      },
    },
    sharing,
    stopped: {
      tags: ['stopped', 'canChat'],
      on: {
        'customer.declinedShow': {
          actions: { type: 'rememberNotShown', params: ({ event }) => event },
        },
        'customer.pickedSurface': {
          target: 'sharing',
          actions: { type: 'rememberSurface', params: ({ event }) => event },
        },
      },
    },
  },
});

function seatedIn<State extends BrokerState, Target extends string>(wanted: State, target: Target) {
  return {
    guard: {
      type: 'stateIs',
      params: ({ event }: { event: { state: BrokerState } }) => ({ state: event.state, wanted }),
    },
    target,
  } as const;
}
