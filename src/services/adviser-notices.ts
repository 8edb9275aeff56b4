import type { BrokerMessage } from '../protocol/broker-messages.ts';
import type { DeclineReason, EndReason, StopReason } from '../protocol/reasons.ts';

/** A change that is written into the adviser's chat and spoken. */
export type AdviserNotice =
  | 'joined'
  | 'customerCame'
  | 'customerLeft'
  | 'wordsMatched'
  | 'wordsDiffered'
  | 'showCancelled'
  | 'showRefused'
  | 'showFailed'
  | 'sharingStarted'
  | 'pictureSeen'
  | 'sharingStopped'
  | 'sharingStoppedByBrowser'
  | 'sharingFailed'
  | 'lineLost'
  | 'lineBack'
  | EndReason;

const declines = {
  'customer.cancelled': 'showCancelled',
  'picker.refused': 'showRefused',
  'capture.failed': 'showFailed',
} as const satisfies Record<DeclineReason, AdviserNotice>;

const stops = {
  'customer.stoppedSharing': 'sharingStopped',
  'browser.endedCapture': 'sharingStoppedByBrowser',
  'browser.lostPeer': 'sharingFailed',
  'broker.refusedSharing': 'sharingFailed',
} as const satisfies Record<StopReason, AdviserNotice>;

/** What a row of the log says to the adviser; `null` for what is no change. */
export function noticeOf(message: BrokerMessage): AdviserNotice | null {
  switch (message.type) {
    case 'customer.joined':
      return 'joined';
    case 'customer.choseWords':
      return message.matched ? 'wordsMatched' : 'wordsDiffered';
    case 'customer.declinedShow':
      return declines[message.why];
    case 'customer.pickedSurface':
      return 'sharingStarted';
    case 'customer.stoppedSharing':
      return stops[message.why];
    case 'adviser.sawPicture':
      return 'pictureSeen';
    case 'broker.closed':
      return message.reason;
    default:
      return null;
  }
}
