import type { BrokerMessage } from '../../protocol/broker-messages.ts';
import type { ControlEnd, DeclineReason, EndReason, StopReason } from '../../protocol/reasons.ts';

import { fileNoticeOf, type FileNotice } from '../files/file-notices.ts';

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
  | 'programConfirmed'
  | 'programRefused'
  | 'controlAsked'
  | 'controlAllowed'
  | 'controlRefused'
  | 'controlTaken'
  | 'controlTouched'
  | 'controlYielded'
  | 'controlReturned'
  | 'controlGivenBack'
  | 'controlEnded'
  | FileNotice
  | 'folderShown'
  | 'folderTakenBack'
  | 'systemAsked'
  | 'systemSent'
  | 'systemRefused'
  | 'systemGone'
  | 'sharingNotRecorded'
  | 'sharingHandedOver'
  | 'handedOver'
  | 'secondAllowed'
  | 'secondRefused'
  | 'secondDismissed'
  | 'secondLeft'
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
  'recording.notStored': 'sharingNotRecorded',
  'session.handedOver': 'sharingHandedOver',
} as const satisfies Record<StopReason, AdviserNotice>;

const takeBacks = {
  'customer.touched': 'controlTouched',
  'customer.pressedButton': 'controlTaken',
  'customer.tookControlBack': 'controlTaken',
  'control.tooLong': 'controlEnded',
  'system.cannotControl': 'controlEnded',
  'adviser.gaveControlBack': 'controlGivenBack',
  'sharing.stopped': 'controlEnded',
  'seat.away': 'controlEnded',
} as const satisfies Record<ControlEnd, AdviserNotice>;

const plain = {
  'customer.joined': 'joined',
  'customer.pickedSurface': 'sharingStarted',
  'companion.stoppedSharing': 'sharingStopped',
  'adviser.sawPicture': 'pictureSeen',
  'customer.confirmedProgram': 'programConfirmed',
  'customer.refusedProgram': 'programRefused',
  'adviser.askedForControl': 'controlAsked',
  'companion.allowedControl': 'controlAllowed',
  'companion.refusedControl': 'controlRefused',
  'companion.yieldedControl': 'controlYielded',
  'companion.returnedControl': 'controlReturned',
  'customer.tookControlBack': 'controlTaken',
  'adviser.gaveControlBack': 'controlGivenBack',
  'adviser.askedForSystem': 'systemAsked',
  'customer.sentSystem': 'systemSent',
  'customer.refusedSystem': 'systemRefused',
  'companion.sentSystem': 'systemSent',
  'companion.refusedSystem': 'systemRefused',
  'broker.droppedSystem': 'systemGone',
  'companion.showedFolder': 'folderShown',
  'companion.tookFolderBack': 'folderTakenBack',
  'broker.handedOver': 'handedOver',
  'customer.allowedSecond': 'secondAllowed',
  'customer.refusedSecond': 'secondRefused',
  'customer.dismissedSecond': 'secondDismissed',
  'second.left': 'secondLeft',
  'broker.droppedSecond': 'secondLeft',
} as const satisfies Partial<Record<BrokerMessage['type'], AdviserNotice>>;

/** What a row of the log says to the adviser; `null` for what is no change. */
export function noticeOf(message: BrokerMessage): AdviserNotice | null {
  switch (message.type) {
    case 'customer.choseWords':
      return message.matched ? 'wordsMatched' : 'wordsDiffered';
    case 'customer.declinedShow':
      return declines[message.why];
    case 'customer.stoppedSharing':
    case 'broker.stoppedSharing':
      return stops[message.why];
    case 'companion.tookControlBack':
    case 'broker.tookControlBack':
      return takeBacks[message.why];
    case 'broker.closed':
      return message.reason;
    default:
      return plain[message.type as keyof typeof plain] ?? fileNoticeOf(message, 'customer');
  }
}
