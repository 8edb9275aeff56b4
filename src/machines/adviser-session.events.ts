import type { Surface } from '../protocol/fields.ts';
import type { DeclineReason, EndReason, StopReason } from '../protocol/reasons.ts';
import type { BrokerState } from '../protocol/states.ts';

/** What the adviser does in one session. */
export type AdviserAct =
  | { type: 'adviser.askedToEnd' }
  | { type: 'adviser.keptSession' }
  | { type: 'adviser.ended' }
  | { type: 'adviser.tookSeatBack' };

/** What the customer did, as the broker passed it on. */
export type CustomerAct =
  | { type: 'customer.joined' }
  | { type: 'customer.openedWords' }
  | { type: 'customer.choseWords'; matched: boolean }
  | { type: 'customer.declinedShow'; why: DeclineReason }
  | { type: 'customer.pickedSurface'; surface: Surface }
  | { type: 'customer.stoppedSharing'; why: StopReason };

/** What the broker decided or saw. */
export type BrokerWord =
  | { type: 'broker.seatedAdviser'; state: BrokerState; customerIsPresent: boolean }
  | { type: 'broker.sawCustomer'; isPresent: boolean }
  | { type: 'broker.pairedPeers' }
  | { type: 'broker.openedPicture'; epoch: number }
  | { type: 'broker.refusedEnd' }
  | { type: 'broker.gaveSeatElsewhere' }
  | { type: 'broker.refusedSeat' }
  | { type: 'broker.closed'; reason: EndReason };

/** What the adviser's own browser reports. */
export type ConsoleReport =
  | { type: 'browser.gotPicture'; epoch: number }
  | { type: 'browser.showedPicture'; epoch: number }
  | { type: 'browser.lostPicture' }
  | { type: 'browser.foundForgery'; of: 'words' | 'picture' }
  | { type: 'browser.lostLine' };

/** Everything that can happen to a session at the adviser's console. */
export type AdviserSessionEvent = AdviserAct | CustomerAct | BrokerWord | ConsoleReport;

/** Changes that stand in no log, and are written into the adviser's chat by the console itself. */
export type ConsoleNotice = 'customerCame' | 'customerLeft' | 'lineLost' | 'lineBack';

/** What the console tells the broker when the statechart says so. */
export type ConsoleTold = { type: 'adviser.ended' } | { type: 'adviser.sawPicture'; epoch: number };
