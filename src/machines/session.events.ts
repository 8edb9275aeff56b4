import type { AdviserIdentity, Computer, Shown } from '../protocol/fields.ts';
import type { SystemKind } from '../protocol/system.ts';
import type { Program } from '../protocol/http.ts';
import type {
  ControlEnd,
  DeclineReason,
  EndReason,
  NumberRefusal,
  StopReason,
} from '../protocol/reasons.ts';

/** What the customer does. Only the customer's own page raises these. */
export type CustomerEvent =
  | { type: 'customer.agreed'; version: string; at: number }
  | { type: 'customer.openedProgram' }
  | { type: 'customer.wentOnInBrowser' }
  | { type: 'customer.retriedDownload' }
  | { type: 'customer.retriedConnection' }
  | { type: 'customer.gaveNumber'; isWellFormed: boolean }
  | { type: 'customer.choseWords'; matched: boolean }
  | { type: 'customer.askedToStart' }
  | { type: 'customer.confirmedShow' }
  | { type: 'customer.declinedShow' }
  | ({ type: 'customer.pickedSurface' } & Shown)
  | { type: 'customer.refusedPicker' }
  | { type: 'customer.stoppedSharing' }
  | { type: 'customer.confirmedProgram' }
  | { type: 'customer.refusedProgram' }
  | { type: 'customer.tookControlBack' }
  | { type: 'customer.sentSystem'; kinds: readonly SystemKind[] }
  | { type: 'customer.refusedSystem' }
  | { type: 'customer.allowedSecond' }
  | { type: 'customer.refusedSecond' }
  | { type: 'customer.dismissedSecond' }
  | { type: 'customer.askedToEnd' }
  | { type: 'customer.keptSession' }
  | { type: 'customer.ended' }
  | { type: 'customer.raisedAlarm' };

/** What the adviser's side did, as the broker passed it on. */
export type AdviserEvent =
  | { type: 'adviser.openedWords' }
  | { type: 'adviser.sawPicture' }
  | { type: 'adviser.askedForControl' }
  | { type: 'adviser.gaveControlBack' }
  | { type: 'adviser.askedForSystem'; of?: 'program' }
  | { type: 'adviser.pointed' }
  | { type: 'adviser.stoppedPointing' };

/** What the customer did in the window of the bank's program, as the broker passed it on. */
export type CompanionEvent =
  | { type: 'companion.allowedControl' }
  | { type: 'companion.refusedControl' }
  | { type: 'companion.tookControlBack'; why: ControlEnd }
  | { type: 'companion.yieldedControl' }
  | { type: 'companion.returnedControl' }
  | { type: 'companion.stoppedSharing' }
  | { type: 'companion.sentSystem' }
  | { type: 'companion.refusedSystem' };

/** A program that wants to join: what the customer compares with their own. */
export type AskingProgram = {
  readonly request: number;
  /** Two digits that the program shows too. */
  readonly check: string;
  readonly computer: Computer;
};

/** A second adviser whom the customer is asked about, or has let in. */
export interface SecondPerson {
  /** Which invitation it is about. */
  readonly ask: string;
  readonly adviser: AdviserIdentity;
}

/** How far a second adviser is, as the broker says. */
export interface DescribedSecond extends SecondPerson {
  readonly at: 'colleague' | 'customer' | 'in';
  readonly isPresent: boolean;
}

/** What the customer's own browser reports. */
export type BrowserEvent =
  | { type: 'browser.downloadedPart'; bytes: number }
  | { type: 'browser.savedProgram' }
  | { type: 'browser.failedDownload' }
  | { type: 'browser.failedCapture' }
  | { type: 'browser.endedCapture' }
  | { type: 'browser.lostPeer' }
  | { type: 'browser.missedPieces' }
  | { type: 'browser.sawFiles'; asked: number; moving: number }
  | { type: 'browser.lostLine'; silentMs: number };

/** What the broker decided or saw. */
export type BrokerEvent =
  | { type: 'broker.resumedSession'; adviserIsPresent: boolean; adviser: AdviserIdentity }
  | { type: 'broker.handedOver'; to: AdviserIdentity }
  | { type: 'broker.sawAdviser'; isPresent: boolean }
  | { type: 'broker.pairedPeers' }
  | { type: 'broker.openedPicture' }
  | { type: 'broker.refusedSharing' }
  | ({ type: 'broker.heardProgram' } & AskingProgram)
  | { type: 'broker.droppedProgram' }
  | { type: 'broker.sawProgram'; isPresent: boolean }
  | { type: 'broker.tookControlBack'; why: ControlEnd }
  | { type: 'broker.droppedSystem' }
  | { type: 'broker.describedSecond'; second: DescribedSecond | null }
  | { type: 'broker.storedPiece' }
  | { type: 'broker.stoppedSharing'; why: 'recording.notStored' | 'session.handedOver' }
  | { type: 'broker.closed'; reason: EndReason };

/** Everything that can happen to a session on the customer's side. */
export type SessionEvent =
  CustomerEvent | AdviserEvent | CompanionEvent | BrowserEvent | BrokerEvent;

/** What a right number gives. */
export interface Admission {
  readonly adviser: AdviserIdentity;
  readonly adviserIsPresent: boolean;
  readonly records: boolean;
  readonly wordsNeeded: boolean;
  readonly resumeMs: number;
}

/** What an earlier page of this tab knew of its session. */
export type KeptSession = Omit<Admission, 'adviserIsPresent'> & {
  /** Whether something had been shown: then the session comes back as `stopped`. */
  readonly hasShared: boolean;
  /** For how long nothing has been heard from the broker. */
  readonly silentMs: number;
};

/** What became of a number. A refused one is an answer, not a fault. */
export type NumberAnswer =
  | { readonly admitted: true; readonly admission: Admission }
  | { readonly admitted: false; readonly reason: NumberRefusal };

/** What the page asks the customer, when it stands before them. */
export type PageQuestion =
  | { readonly question: 'show' }
  | { readonly question: 'program'; readonly program: AskingProgram }
  | { readonly question: 'system' }
  | { readonly question: 'second'; readonly second: SecondPerson | null };

/** What the customer's page tells the broker when the statechart says so. */
export type Told =
  | { type: 'customer.agreed'; version: string; at: number }
  | { type: 'customer.wasAsked'; asked: PageQuestion }
  | { type: 'customer.choseWords'; matched: boolean }
  | { type: 'customer.declinedShow'; why: DeclineReason }
  | ({ type: 'customer.pickedSurface' } & Shown)
  | { type: 'customer.confirmedProgram'; request: number }
  | { type: 'customer.refusedProgram'; request: number }
  | { type: 'customer.tookControlBack' }
  | { type: 'customer.sentSystem'; kinds: readonly SystemKind[] }
  | { type: 'customer.refusedSystem' }
  | {
      type: 'customer.allowedSecond' | 'customer.refusedSecond' | 'customer.dismissedSecond';
      ask: string;
    }
  | { type: 'customer.stoppedSharing'; why: StopReason };

/** A change that is written into the chat and spoken. */
export type Notice =
  | 'connected'
  | 'adviserCame'
  | 'adviserLeft'
  | 'wordsMatched'
  | 'wordsDiffered'
  | 'showDeclined'
  | 'showFailed'
  | 'sharingStarted'
  | 'adviserSees'
  | 'sharingStopped'
  | 'sharingStoppedByBrowser'
  | 'sharingFailed'
  | 'programCame'
  | 'programLeft'
  | 'programGone'
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
  | 'adviserPoints'
  | 'fileOffered'
  | 'fileOfferedInProgram'
  | 'fileReceived'
  | 'fileGiven'
  | 'fileRefused'
  | 'fileCancelled'
  | 'systemAsked'
  | 'systemAskedInProgram'
  | 'systemSent'
  | 'systemRefused'
  | 'systemGone'
  | 'sharingNotRecorded'
  | 'sharingHandedOver'
  | 'handedOver'
  | 'secondAllowed'
  | 'secondRefused'
  | 'secondNotAsked'
  | 'secondCame'
  | 'secondAway'
  | 'secondLeft'
  | 'secondDismissed'
  | 'recordingMissed'
  | 'recordingBack'
  | 'lineLost'
  | 'lineBack';

/** A notice as it is written; of a new adviser it says who they are. */
export interface WrittenNotice {
  readonly notice: Notice;
  readonly adviser?: AdviserIdentity;
}

/** What the element says about the bank's program for this system. */
export type Offer =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none' }
  | { readonly kind: 'program'; readonly program: Program };
