import type { AdviserSessionEvent } from '../machines/adviser-session.events.ts';
import type { AdviserSessionContext } from '../machines/adviser-session.setup.ts';
import type { AdviserEvent, SignInAnswer } from '../machines/adviser.events.ts';
import type { AdviserContext, AdviserInput } from '../machines/adviser.setup.ts';
import type { EventFacts, FactsOf, MachineFacts } from './facts.ts';

const adviser: FactsOf<SignInAnswer> = { name: 1, role: 1 };

const second: FactsOf<NonNullable<AdviserSessionContext['second']>> = {
  ask: 1,
  adviser,
  at: 1,
  isPresent: 1,
};

const consoleContext: FactsOf<AdviserContext> = {
  adviser,
  signedOutBecause: 1,
  openCount: 1,
  selected: 1,
  renewing: 1,
  problem: 1,
};
const consoleInput: FactsOf<AdviserInput> = { signInFailed: 1 };
const consoleEvents: EventFacts<AdviserEvent> = {
  'adviser.askedToSignIn': {},
  'adviser.retried': {},
  'adviser.askedForNewSession': {},
  'adviser.droppedNewSession': {},
  'adviser.invitedCustomer': { isWellFormed: 1 },
  'adviser.choseSession': { sessionId: 1 },
  'adviser.leftSession': {},
  'adviser.askedForNumber': { sessionId: 1 },
  'adviser.askedToSignOut': {},
  'adviser.stayedSignedIn': {},
  'adviser.signedOut': {},
  'broker.listedSessions': { openCount: 1 },
  'broker.endedSignIn': {},
  'browser.lostLine': {},
  'browser.cameBack': {},
};

/** What of the adviser's console as a whole may stand in a trace: no address, no text. */
export const adviserFacts: MachineFacts = {
  input: consoleInput,
  context: consoleContext,
  events: {
    ...consoleEvents,
    'xstate.done.actor.signInCheck': { output: adviser },
    'xstate.done.actor.signOut': { output: 1 },
    'xstate.done.actor.invitation': { output: 1 },
    'xstate.done.actor.numberRenewal': { output: 1 },
  },
};

const sessionContext: FactsOf<AdviserSessionContext> = {
  records: 1,
  epoch: 1,
  seenEpoch: 1,
  surface: 1,
  silentMs: 1,
  notShown: 1,
  stopReason: 1,
  endReason: 1,
  grant: 1,
  restSeconds: 1,
  controlEnd: 1,
  systemAnswer: 1,
  handOverTo: adviser,
  handOverEnd: 1,
  second,
  invitationEnd: 1,
};
const sessionEvents: EventFacts<AdviserSessionEvent> = {
  'adviser.askedToEnd': {},
  'adviser.keptSession': {},
  'adviser.ended': {},
  'adviser.askedForControl': {},
  'adviser.gaveControlBack': {},
  'adviser.askedForSystem': { of: 1 },
  'adviser.askedForColleagues': {},
  'adviser.leftColleagues': {},
  'adviser.askedToHandOver': { to: adviser },
  'adviser.withdrewHandOver': {},
  'adviser.readHandOverEnd': {},
  'adviser.askedForSecond': {},
  'adviser.invitedSecond': { to: adviser },
  'adviser.withdrewInvitation': {},
  'adviser.readInvitationEnd': {},
  'adviser.tookSeatBack': {},
  'customer.joined': {},
  'customer.openedWords': {},
  'customer.choseWords': { matched: 1 },
  'customer.declinedShow': { why: 1 },
  'customer.pickedSurface': { surface: 1 },
  'customer.stoppedSharing': { why: 1 },
  'customer.tookControlBack': {},
  'customer.sentSystem': {},
  'customer.refusedSystem': {},
  'companion.refusedControl': { why: 1 },
  'companion.tookControlBack': { why: 1 },
  'companion.yieldedControl': { seconds: 1 },
  'companion.countedRest': { seconds: 1 },
  'broker.sawProgram': { isPresent: 1 },
  'broker.openedControl': { grant: 1 },
  'broker.refusedControl': {},
  'broker.tookControlBack': { why: 1 },
  'broker.seatedAdviser': {
    ...{ state: 1, customerIsPresent: 1, records: 1, surface: 1 },
    handOver: adviser,
  },
  'broker.sawCustomer': { isPresent: 1 },
  'broker.pairedPeers': {},
  'broker.openedPicture': { epoch: 1 },
  'broker.droppedSystem': {},
  'broker.refusedSystem': {},
  'broker.storedPiece': {},
  'broker.stoppedSharing': { why: 1 },
  'broker.refusedEnd': {},
  'broker.endedHandOver': { why: 1 },
  'broker.refusedHandOver': {},
  'broker.describedSecond': { second, why: 1 },
  'broker.refusedInvitation': {},
  'broker.handedOver': { to: adviser },
  'broker.gaveSeatElsewhere': {},
  'broker.refusedSeat': {},
  'broker.closed': { reason: 1 },
  'browser.gotPicture': { epoch: 1 },
  'browser.showedPicture': { epoch: 1 },
  'browser.lostPicture': {},
  'browser.missedPieces': {},
  'browser.foundForgery': { of: 1 },
  'browser.lostLine': { silentMs: 1 },
};

/** What of one session at the adviser's console may stand in a trace. */
export const adviserSessionFacts: MachineFacts = {
  input: 1,
  context: sessionContext,
  events: sessionEvents,
};
