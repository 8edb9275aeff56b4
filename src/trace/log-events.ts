import type { PlainEvent, PlainObject } from './format.ts';
import { factsOf, type LogRow } from './log-row.ts';
import type { LogWalk } from './log-walk.ts';
import { sessionFacts } from './session-facts.ts';

/** What of the whole log a row's meaning may depend on. */
export interface LogContext {
  /** Who the adviser is by the rows so far. */
  adviser: PlainObject;
  /** What the customer agreed to, from the row that says so: it comes after the number by the wire's order. */
  readonly agreement: PlainObject | null;
  /** What the customer was let in under: whether it is recorded, whether words are needed, how long a seat waits. */
  readonly terms: PlainObject;
  /** Who is there by the rows so far. */
  adviserIsPresent: boolean;
  /** The second adviser whom the customer is asked about or has let in, by the rows so far. */
  second: PlainObject | null;
  /** The picture that was opened last. */
  epoch: number;
}

type Meaning = (walk: LogWalk, facts: PlainObject, log: LogContext) => void;

/** How late a piece of the recording may come to say that what is shown now is recorded: as rule P27 has it. */
const recordingMs = 5_000;

/**
 * What the rows of a log mean for the session's statechart. A row that is not here is the event of its own name, if the
 * statechart knows one, and else no part of it.
 */
export const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  // The page agreed before it joined; what it said of that afterwards is taken from this row already.
  ['customer.agreed', () => undefined],
  ['broker.refusedNumber', (walk, _, log) => giveNumber(walk, log, refusal)],
  ['customer.joined', (walk, _, log) => giveNumber(walk, log, null)],
  ['broker.sawSeat', sawSeat],
  ['customer.choseWords', (walk, { matched = false }) => chooseWords(walk, matched === true)],
  [
    'customer.wasAsked',
    (walk, { question }) => {
      // The statechart asks the others by itself, as soon as it hears of what they are about.
      if (question === 'show') walk.said({ type: 'customer.askedToStart' });
    },
  ],
  ['customer.declinedShow', declineShow],
  [
    'customer.pickedSurface',
    (walk, { at: _, ...shown }) => {
      openPicker(walk);
      walk.said({ type: 'customer.pickedSurface', ...shown });
    },
  ],
  ['customer.stoppedSharing', stopSharing],
  [
    'broker.openedPicture',
    (walk, { epoch }, log) => {
      if (typeof epoch === 'number') log.epoch = epoch;
      walk.said({ type: 'broker.openedPicture' });
    },
  ],
  [
    'broker.handedOver',
    (walk, { to }, log) => {
      log.adviser = to as PlainObject;
      walk.said({ type: 'broker.handedOver', to: log.adviser });
    },
  ],
  // Nobody but the two advisers hears of an invitation before the colleague's yes.
  [
    'adviser.acceptedInvitation',
    (walk, { ask = '', by = {} }, log) => {
      log.second = { ask, adviser: nameIn(by), at: 'customer', isPresent: false };
      walk.said({ type: 'broker.describedSecond', second: log.second });
    },
  ],
  [
    'broker.sawSecond',
    (walk, { isPresent = false }, log) => {
      log.second = { ...log.second, at: 'in', isPresent };
      walk.said({ type: 'broker.describedSecond', second: log.second });
    },
  ],
  ...[
    'second.left',
    'broker.droppedSecond',
    'broker.droppedInvitation',
    'adviser.withdrewInvitation',
  ].map((type): [string, Meaning] => [type, leaveSecond]),
  ['broker.storedPiece', storedPiece],
  // What was asked is in the row; the digits that both sides showed are kept nowhere.
  [
    'broker.heardProgram',
    (walk, { request = 0, computer = {} }) =>
      walk.said({ type: 'broker.heardProgram', request, check: '', computer }),
  ],
  [
    'customer.ended',
    (walk, { why }) => {
      if (why === 'customer.ended') walk.said({ type: 'customer.ended' });
    },
  ],
]);

/** Has a row's meaning happen to the statechart. */
export function followRow(walk: LogWalk, row: LogRow, log: LogContext): void {
  const { type, at } = row;
  const facts = factsOf(row);
  const meaning = meanings.get(type);
  if (meaning !== undefined) return meaning(walk, { ...facts, at }, log);
  const known = Object.hasOwn(sessionFacts.events, type) ? sessionFacts.events[type] : undefined;
  if (known === undefined) return;
  // With these there is nobody any more whom a later row could be about.
  if (type === 'customer.refusedSecond' || type === 'customer.dismissedSecond') log.second = null;
  const fields = Object.entries(facts).filter(([name]) => Object.hasOwn(known, name));
  walk.said({ type, ...Object.fromEntries(fields) } as PlainEvent);
}

const refusal = { admitted: false, reason: 'number.notAccepted' } as const;

/** The way up to a number is the page's own: of it, the log has what was agreed to. */
function giveNumber(walk: LogWalk, log: LogContext, refused: typeof refusal | null): void {
  if (walk.has('consent')) {
    const { version = '', agreedAt = 0 } = log.agreement ?? {};
    walk.infer({ type: 'customer.agreed', version, at: agreedAt });
    walk.infer({ type: 'customer.wentOnInBrowser' });
  }
  walk.said({ type: 'customer.gaveNumber', isWellFormed: true });
  walk.said({
    type: 'xstate.done.actor.numberCheck',
    output: refused ?? { admitted: true, admission: admissionOf(log) },
    actorId: 'numberCheck',
  });
}

function admissionOf({ adviser, adviserIsPresent, terms }: LogContext): PlainObject {
  return { adviser, adviserIsPresent, ...terms };
}

function sawSeat(walk: LogWalk, { seat, isPresent }: PlainObject, log: LogContext): void {
  const isThere = isPresent === true;
  if (seat === 'adviser') {
    log.adviserIsPresent = isThere;
    walk.said({ type: 'broker.sawAdviser', isPresent: isThere });
  }
  if (seat === 'companion') walk.said({ type: 'broker.sawProgram', isPresent: isThere });
  if (seat !== 'customer') return;
  const { adviserIsPresent, adviser } = log;
  if (!isThere) walk.said({ type: 'browser.lostLine', silentMs: 0 });
  else if (walk.has('lineIsLost')) {
    walk.said({ type: 'broker.resumedSession', adviserIsPresent, adviser });
  }
}

/** The words themselves pass the broker by; that they were there is clear from the choice. */
function chooseWords(walk: LogWalk, matched: boolean): void {
  if (!walk.has('wordsAreReady')) walk.infer({ type: 'adviser.openedWords' });
  walk.said({ type: 'customer.choseWords', matched });
}

/** Up to the browser's picker. */
function openPicker(walk: LogWalk): void {
  warn(walk);
  if (walk.has('asksBeforeShow')) walk.infer({ type: 'customer.confirmedShow' });
}

function warn(walk: LogWalk): void {
  if (walk.has('canStart')) walk.infer({ type: 'customer.askedToStart' });
}

function declineShow(walk: LogWalk, { why }: PlainObject): void {
  if (why === 'customer.cancelled') {
    warn(walk);
    return walk.said({ type: 'customer.declinedShow' });
  }
  openPicker(walk);
  const type = why === 'picker.refused' ? 'customer.refusedPicker' : 'browser.failedCapture';
  walk.said({ type });
}

function stopSharing(walk: LogWalk, { why }: PlainObject): void {
  if (why === 'recording.notStored') {
    if (!walk.has('recordingFails')) walk.infer({ type: 'browser.missedPieces' });
    return walk.said({
      type: 'xstate.error.actor.blankScreen',
      error: { $error: 'Error' },
      actorId: 'blankScreen',
    });
  }
  // What the page did because of the broker's word is in the log as the page's own.
  const isBecause = why === 'broker.refusedSharing' || why === 'session.handedOver';
  const type = isBecause ? 'customer.stoppedSharing' : why;
  if (typeof type === 'string') walk.said({ type });
}

function leaveSecond(walk: LogWalk, _: PlainObject, log: LogContext): void {
  if (log.second === null) return;
  log.second = null;
  walk.said({ type: 'broker.describedSecond', second: null });
}

function nameIn(person: PlainObject[string]): PlainObject {
  const { name = '', role = '' } = person as PlainObject;
  return { name, role };
}

function storedPiece(walk: LogWalk, { epoch, until, at }: PlainObject, log: LogContext): void {
  const ageMs = Number(at) - Number(until);
  if (epoch === log.epoch && ageMs < recordingMs) walk.saidIfNew({ type: 'broker.storedPiece' });
}
