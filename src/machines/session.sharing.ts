import { pointing } from './session.pointing.ts';
import { recording } from './session.recording.ts';
import { sessionSetup } from './session.setup.ts';
import { stopped, stopping } from './session.stopping.ts';

/** Whether the picture has reached the adviser's screen. */
const picture = sessionSetup.createStateConfig({
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
});

/** The desktop is shared. The capture lives exactly as long as this state. */
export const sharing = sessionSetup.createStateConfig({
  tags: ['sharing', 'canChat', 'canStop', 'canReport'],
  invoke: { id: 'screenCapture', src: 'screenCapture', onError: stopping('browser.endedCapture') },
  initial: 'shown',
  states: {
    shown: {
      type: 'parallel',
      invoke: { id: 'picturePeer', src: 'picturePeer', onError: stopping('browser.lostPeer') },
      states: { picture, recording, pointing },
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
    'broker.stoppedSharing': [
      {
        guard: { type: 'isForHandOver', params: ({ event }) => event },
        ...stopped('session.handedOver'),
      },
      stopped('recording.notStored'),
    ],
    // Picked while the adviser was still another one, who alone was allowed to see it.
    'broker.handedOver': stopping('session.handedOver'),
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
