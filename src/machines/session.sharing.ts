import type { StopReason } from '../protocol/reasons.ts';
import type { Notice } from './session.events.ts';
import { sessionSetup } from './session.setup.ts';

const stopNotices = {
  'customer.stoppedSharing': 'sharingStopped',
  'browser.endedCapture': 'sharingStoppedByBrowser',
  'browser.lostPeer': 'sharingFailed',
  'broker.refusedSharing': 'sharingFailed',
} as const satisfies Record<StopReason, Notice>;

/** The desktop is shared. The capture lives exactly as long as this state. */
export const sharing = sessionSetup.createStateConfig({
  tags: ['sharing', 'canChat', 'canStop', 'canReport'],
  invoke: { id: 'screenCapture', src: 'screenCapture', onError: stopping('browser.endedCapture') },
  initial: 'shown',
  states: {
    shown: {
      // From here on frames may leave the browser, so the customer is told so from here on.
      tags: 'screenIsVisible',
      invoke: { id: 'picturePeer', src: 'picturePeer', onError: stopping('browser.lostPeer') },
      initial: 'connecting',
      states: {
        connecting: {
          on: {
            'adviser.sawPicture': {
              target: 'seen',
              actions: { type: 'writeNotice', params: { notice: 'adviserSees' } },
            },
          },
        },
        seen: {
          tags: 'adviserSees',
          on: { 'broker.sawAdviser': 'connecting', 'broker.openedPicture': 'connecting' },
        },
      },
      on: { 'browser.lostPeer': stopping('browser.lostPeer') },
      always: { guard: 'mayNotShow', target: 'paused' },
    },
    // The line is lost, or somebody came whose words are not checked yet: the capture is kept, nothing of it is sent.
    paused: { tags: 'isPaused', always: { guard: 'mayShow', target: 'shown' } },
  },
  always: { guard: 'wordsDiffered', ...stopping('customer.stoppedSharing') },
  on: {
    'customer.stoppedSharing': stopping('customer.stoppedSharing'),
    'browser.endedCapture': stopping('browser.endedCapture'),
    // In the program's bar: the broker knows of it already.
    'companion.stoppedSharing': stopped('customer.stoppedSharing'),
    'broker.refusedSharing': [
      { guard: 'hasSharedBefore', ...stopped('broker.refusedSharing') },
      {
        target: '#chat-only',
        actions: [
          { type: 'rememberNotShown', params: { why: 'capture.failed' } },
          { type: 'writeNotice', params: { notice: 'sharingFailed' } },
        ],
      },
    ],
    'customer.raisedAlarm': {
      ...stopping('customer.stoppedSharing'),
      target: '#stopped.reporting',
    },
  },
});

/** Into `stopped` by a decision or a mishap on this side, which the broker has to hear of. */
function stopping<Why extends StopReason>(why: Why) {
  const { target, actions } = stopped(why);
  return {
    target,
    actions: [
      ...actions,
      { type: 'tellBroker', params: { type: 'customer.stoppedSharing', why } },
    ] as const,
  } as const;
}

function stopped<Why extends StopReason>(why: Why) {
  return {
    target: '#stopped',
    actions: [
      { type: 'rememberStop', params: { why } },
      { type: 'writeNotice', params: { notice: stopNotices[why] } },
    ] as const,
  } as const;
}
