import type { StopReason } from '../protocol/reasons.ts';
import type { Notice } from './session.events.ts';

const stopNotices = {
  'customer.stoppedSharing': 'sharingStopped',
  'browser.endedCapture': 'sharingStoppedByBrowser',
  'browser.lostPeer': 'sharingFailed',
  'broker.refusedSharing': 'sharingFailed',
  'recording.notStored': 'sharingNotRecorded',
  'session.handedOver': 'sharingHandedOver',
} as const satisfies Record<StopReason, Notice>;

/** Into `stopped` by a decision or a mishap on this side, which the broker has to hear of. */
export function stopping<Why extends StopReason>(why: Why) {
  const { target, actions } = stopped(why);
  return {
    target,
    actions: [
      ...actions,
      { type: 'tellBroker', params: { type: 'customer.stoppedSharing', why } },
    ] as const,
  } as const;
}

/** Into `stopped`, as the broker knows already. */
export function stopped<Why extends StopReason>(why: Why) {
  return {
    target: '#stopped',
    actions: [
      { type: 'rememberStop', params: { why } },
      { type: 'writeNotice', params: { notice: stopNotices[why] } },
    ] as const,
  } as const;
}
