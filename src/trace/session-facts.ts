import type { AskingProgram, NumberAnswer, SessionEvent } from '../machines/session.events.ts';
import type { SessionContext, SessionInput } from '../machines/session.setup.ts';
import type { EventFacts, FactsOf, MachineFacts } from './facts.ts';

const adviser = { name: 1, role: 1 } as const;

type Program = Extract<SessionContext['offer'], { kind: 'program' }>['program'];
const program: FactsOf<Program> = { fileName: 1, bytes: 1, publisher: 1, sha256: 1, path: 1 };

const asking: FactsOf<AskingProgram> = {
  request: 1,
  check: 1,
  computer: { system: 1, screens: [{ width: 1, height: 1 }] },
};

const context: FactsOf<SessionContext> = {
  canShare: 1,
  agreedTo: 1,
  agreedAt: 1,
  offer: { kind: 1, program },
  downloadedBytes: 1,
  connection: 1,
  wrongTries: 1,
  refusal: 1,
  adviser,
  records: 1,
  wordsNeeded: 1,
  resumeMs: 1,
  silentMs: 1,
  adviserWasPresent: 1,
  hasShared: 1,
  comesBack: 1,
  notShown: 1,
  stopReason: 1,
  endReason: 1,
  asking,
  second: { ask: 1, adviser },
};

const input: FactsOf<SessionInput> = {
  canShare: 1,
  kept: { adviser, records: 1, wordsNeeded: 1, resumeMs: 1, hasShared: 1, silentMs: 1 },
};

const events: EventFacts<SessionEvent> = {
  'customer.agreed': { version: 1, at: 1 },
  'customer.openedProgram': {},
  'customer.wentOnInBrowser': {},
  'customer.retriedDownload': {},
  'customer.retriedConnection': {},
  'customer.gaveNumber': { isWellFormed: 1 },
  'customer.choseWords': { matched: 1 },
  'customer.askedToStart': {},
  'customer.confirmedShow': {},
  'customer.declinedShow': {},
  'customer.pickedSurface': { surface: 1, width: 1, height: 1, monitor: 1, isThisPage: 1 },
  'customer.refusedPicker': {},
  'customer.stoppedSharing': {},
  'customer.confirmedProgram': {},
  'customer.refusedProgram': {},
  'customer.tookControlBack': {},
  'customer.sentSystem': { kinds: [1] },
  'customer.refusedSystem': {},
  'customer.allowedSecond': {},
  'customer.refusedSecond': {},
  'customer.dismissedSecond': {},
  'customer.askedToEnd': {},
  'customer.keptSession': {},
  'customer.ended': {},
  'customer.raisedAlarm': {},
  'adviser.openedWords': {},
  'adviser.sawPicture': {},
  'adviser.askedForControl': {},
  'adviser.gaveControlBack': {},
  'adviser.askedForSystem': { of: 1 },
  'adviser.pointed': {},
  'adviser.stoppedPointing': {},
  'companion.allowedControl': {},
  'companion.refusedControl': {},
  'companion.tookControlBack': { why: 1 },
  'companion.yieldedControl': {},
  'companion.returnedControl': {},
  'companion.stoppedSharing': {},
  'companion.sentSystem': {},
  'companion.refusedSystem': {},
  'browser.downloadedPart': { bytes: 1 },
  'browser.savedProgram': {},
  'browser.failedDownload': {},
  'browser.failedCapture': {},
  'browser.endedCapture': {},
  'browser.lostPeer': {},
  'browser.missedPieces': {},
  'browser.sawFiles': { asked: 1, moving: 1 },
  'browser.lostLine': { silentMs: 1 },
  'broker.resumedSession': { adviserIsPresent: 1, adviser },
  'broker.handedOver': { to: adviser },
  'broker.sawAdviser': { isPresent: 1 },
  'broker.pairedPeers': {},
  'broker.openedPicture': {},
  'broker.refusedSharing': {},
  'broker.heardProgram': asking,
  'broker.droppedProgram': {},
  'broker.sawProgram': { isPresent: 1 },
  'broker.tookControlBack': { why: 1 },
  'broker.droppedSystem': {},
  'broker.describedSecond': { second: { ask: 1, adviser, at: 1, isPresent: 1 } },
  'broker.storedPiece': {},
  'broker.stoppedSharing': { why: 1 },
  'broker.closed': { reason: 1 },
};

const numberAnswer: FactsOf<NumberAnswer> = {
  admitted: 1,
  reason: 1,
  admission: { adviser, adviserIsPresent: 1, records: 1, wordsNeeded: 1, resumeMs: 1 },
};

/**
 * What of a customer's session may stand in a trace: facts only. A new field does not compile before somebody has
 * listed it here, and so has thought about whether it may.
 */
export const sessionFacts: MachineFacts = {
  input,
  context,
  events: {
    ...events,
    'xstate.done.actor.programOffer': { output: { program } },
    'xstate.done.actor.connectionTest': { output: 1 },
    'xstate.done.actor.numberCheck': { output: numberAnswer },
    'xstate.done.actor.alarmReport': { output: 1 },
    'xstate.done.actor.systemReading': { output: 1 },
  },
};
