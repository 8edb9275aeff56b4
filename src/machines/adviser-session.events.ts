import type { AdviserIdentity, SecondAdviser, Surface } from '../protocol/fields.ts';
import type {
  ControlEnd,
  ControlRefusal,
  DeclineReason,
  EndReason,
  HandOverEnd,
  SecondEnd,
  StopReason,
} from '../protocol/reasons.ts';
import type { BrokerState } from '../protocol/states.ts';

/** What the adviser does in one session. */
export type AdviserAct =
  | { type: 'adviser.askedToEnd' }
  | { type: 'adviser.keptSession' }
  | { type: 'adviser.ended' }
  | { type: 'adviser.askedForControl' }
  | { type: 'adviser.gaveControlBack' }
  | { type: 'adviser.askedForSystem'; of?: 'program' }
  | { type: 'adviser.askedForColleagues' }
  | { type: 'adviser.leftColleagues' }
  | { type: 'adviser.askedToHandOver'; to: AdviserIdentity }
  | { type: 'adviser.withdrewHandOver' }
  | { type: 'adviser.readHandOverEnd' }
  | { type: 'adviser.askedForSecond' }
  | { type: 'adviser.invitedSecond'; to: AdviserIdentity }
  | { type: 'adviser.withdrewInvitation' }
  | { type: 'adviser.readInvitationEnd' }
  | { type: 'adviser.tookSeatBack' };

/** What the customer did, as the broker passed it on. */
export type CustomerAct =
  | { type: 'customer.joined' }
  | { type: 'customer.openedWords' }
  | { type: 'customer.choseWords'; matched: boolean }
  | { type: 'customer.declinedShow'; why: DeclineReason }
  | { type: 'customer.pickedSurface'; surface: Surface }
  | { type: 'customer.stoppedSharing'; why: StopReason }
  | { type: 'customer.tookControlBack' }
  | { type: 'customer.sentSystem' }
  | { type: 'customer.refusedSystem' };

/** What the customer did in the window of the bank's program, as the broker passed it on. */
export type ProgramAct =
  | { type: 'companion.refusedControl'; why: ControlRefusal }
  | { type: 'companion.tookControlBack'; why: ControlEnd }
  | { type: 'companion.yieldedControl'; seconds: number }
  | { type: 'companion.countedRest'; seconds: number };

/** Why the adviser does not control the computer, where there is something to say. */
export type ControlWhy = ControlEnd | ControlRefusal | 'control.notNow';

/** What became of the question for information about the computer. */
export type SystemAnswer = 'sent' | 'refused' | 'dropped' | 'notNow';

/** Why the session stays with the adviser who wanted to hand it over. */
export type HandOverWhy = HandOverEnd | 'handOver.notNow';

/** Why nobody takes part as the second adviser, where that is news. */
export type InvitationWhy = SecondEnd | 'invitation.notNow';

/** What the broker decided or saw. */
export type BrokerWord =
  | {
      type: 'broker.seatedAdviser';
      state: BrokerState;
      customerIsPresent: boolean;
      records: boolean;
      /** The colleague who is asked to take the session over, if one is. */
      handOver: AdviserIdentity | null;
      /** What the customer shows now, if anything: it may have been picked before this console was there. */
      surface: Surface;
    }
  | { type: 'broker.sawCustomer'; isPresent: boolean }
  | { type: 'broker.pairedPeers' }
  | { type: 'broker.openedPicture'; epoch: number }
  | { type: 'broker.sawProgram'; isPresent: boolean }
  | { type: 'broker.openedControl'; grant: number }
  | { type: 'broker.refusedControl' }
  | { type: 'broker.tookControlBack'; why: ControlEnd }
  | { type: 'broker.droppedSystem' }
  | { type: 'broker.refusedSystem' }
  | { type: 'broker.storedPiece' }
  | { type: 'broker.stoppedSharing'; why: 'recording.notStored' | 'session.handedOver' }
  | { type: 'broker.refusedEnd' }
  | { type: 'broker.endedHandOver'; why: HandOverEnd }
  | { type: 'broker.refusedHandOver' }
  | { type: 'broker.describedSecond'; second: SecondAdviser | null; why?: SecondEnd }
  | { type: 'broker.refusedInvitation' }
  | { type: 'broker.handedOver'; to: AdviserIdentity }
  | { type: 'broker.gaveSeatElsewhere' }
  | { type: 'broker.refusedSeat' }
  | { type: 'broker.closed'; reason: EndReason };

/** What the adviser's own browser reports. */
export type ConsoleReport =
  | { type: 'browser.gotPicture'; epoch: number }
  | { type: 'browser.showedPicture'; epoch: number }
  | { type: 'browser.lostPicture' }
  | { type: 'browser.missedPieces' }
  | { type: 'browser.foundForgery'; of: 'words' | 'picture' }
  | { type: 'browser.lostLine'; silentMs: number };

/** Everything that can happen to a session at the adviser's console. */
export type AdviserSessionEvent =
  AdviserAct | CustomerAct | ProgramAct | BrokerWord | ConsoleReport;

/** Changes that stand in no log, and are written into the adviser's chat by the console itself. */
export type ConsoleNotice = 'customerCame' | 'customerLeft' | 'lineLost' | 'lineBack';

/** What the console tells the broker when the statechart says so. */
export type ConsoleTold =
  | { type: 'adviser.ended' | 'adviser.askedForControl' | 'adviser.gaveControlBack' }
  | { type: 'adviser.askedForSystem'; of?: 'program' }
  | { type: 'adviser.askedToHandOver' | 'adviser.withdrewHandOver' }
  | { type: 'adviser.invitedSecond' | 'adviser.withdrewInvitation' }
  | { type: 'adviser.sawPicture'; epoch: number };
