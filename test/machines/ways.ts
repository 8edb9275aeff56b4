import { getShortestPaths } from 'xstate/graph';
import { initialTransition, transition } from 'xstate';
import { stateOf } from '../../src/machines/session-state.ts';
import { sessionMachine, type SessionSnapshot } from '../../src/machines/session.machine.ts';
import type { SessionInput } from '../../src/machines/session.setup.ts';
import type { SessionEvent } from '../../src/machines/session.events.ts';

/** An event as the statechart gets it: from a person, an actor that is done, or a delay that is over. */
export type AnyEvent = SessionEvent | { type: `xstate.${string}`; [field: string]: unknown };

/** One step on a way, with the moments around it. */
export interface Step {
  readonly event: AnyEvent;
  readonly before: SessionSnapshot;
  readonly after: SessionSnapshot;
}

/** A way through the statechart from its start. */
export interface Way {
  readonly title: string;
  readonly steps: readonly Step[];
}

/** A session that nobody has begun yet, in a browser that can share. */
export const fresh: SessionInput = { canShare: true, kept: null };

/** What a right number brings. */
export const admission = {
  adviser: { name: 'Ana Novak', role: 'Svetovalka' },
  adviserIsPresent: true,
  records: true,
  wordsNeeded: true,
  resumeMs: 60_000,
} as const;

const program = {
  fileName: 'RemoteHelp.exe',
  bytes: 10,
  publisher: 'Banka',
  sha256: 'a'.repeat(64),
  path: '/v1/programs/RemoteHelp.exe',
} as const;

/** The page's line stands again, with the adviser whom it knows. */
export const cameBack = {
  type: 'broker.resumedSession',
  adviserIsPresent: true,
  adviser: admission.adviser,
} as const;

const boris = { name: 'Boris Kranjc', role: 'Svetovalec' } as const;
const invited = { ask: 'i', adviser: boris, isPresent: false } as const;

/** How far a second adviser can be, as the broker says. */
export const seconds = [
  { ...invited, at: 'customer' },
  { ...invited, at: 'in' },
  { ...invited, at: 'in', isPresent: true },
  null,
] as const;

/** One of each event that can happen, with what actors and delays bring. */
export const oneOfEach: readonly AnyEvent[] = [
  { type: 'customer.agreed', version: '2026-11', at: 1 },
  { type: 'customer.openedProgram' },
  { type: 'customer.wentOnInBrowser' },
  { type: 'customer.retriedDownload' },
  { type: 'customer.retriedConnection' },
  { type: 'customer.gaveNumber', isWellFormed: true },
  { type: 'customer.gaveNumber', isWellFormed: false },
  { type: 'customer.choseWords', matched: true },
  { type: 'customer.choseWords', matched: false },
  { type: 'customer.askedToStart' },
  { type: 'customer.confirmedShow' },
  { type: 'customer.declinedShow' },
  { type: 'customer.pickedSurface', surface: 'monitor', width: 1920, height: 1080 },
  { type: 'customer.refusedPicker' },
  { type: 'customer.stoppedSharing' },
  { type: 'customer.confirmedProgram' },
  { type: 'customer.refusedProgram' },
  { type: 'customer.tookControlBack' },
  { type: 'customer.sentSystem', kinds: ['system'] },
  { type: 'customer.refusedSystem' },
  { type: 'customer.allowedSecond' },
  { type: 'customer.refusedSecond' },
  { type: 'customer.dismissedSecond' },
  { type: 'customer.askedToEnd' },
  { type: 'customer.keptSession' },
  { type: 'customer.ended' },
  { type: 'customer.raisedAlarm' },
  { type: 'adviser.openedWords' },
  { type: 'adviser.sawPicture' },
  { type: 'adviser.askedForControl' },
  { type: 'adviser.gaveControlBack' },
  { type: 'adviser.askedForSystem' },
  { type: 'adviser.askedForSystem', of: 'program' },
  { type: 'companion.sentSystem' },
  { type: 'companion.refusedSystem' },
  { type: 'adviser.pointed' },
  { type: 'adviser.stoppedPointing' },
  { type: 'companion.allowedControl' },
  { type: 'companion.refusedControl' },
  { type: 'companion.tookControlBack', why: 'customer.touched' },
  { type: 'companion.yieldedControl' },
  { type: 'companion.returnedControl' },
  { type: 'companion.stoppedSharing' },
  { type: 'browser.downloadedPart', bytes: 5 },
  { type: 'browser.savedProgram' },
  { type: 'browser.failedDownload' },
  { type: 'browser.failedCapture' },
  { type: 'browser.endedCapture' },
  { type: 'browser.lostPeer' },
  { type: 'browser.missedPieces' },
  { type: 'browser.sawFiles', asked: 1, moving: 0 },
  { type: 'browser.sawFiles', asked: 0, moving: 1 },
  { type: 'browser.sawFiles', asked: 0, moving: 0 },
  { type: 'browser.lostLine', silentMs: 13_000 },
  cameBack,
  { ...cameBack, adviserIsPresent: false },
  { type: 'broker.handedOver', to: { name: 'Boris Kranjc', role: 'Svetovalec' } },
  { type: 'broker.stoppedSharing', why: 'session.handedOver' },
  { type: 'broker.sawAdviser', isPresent: true },
  { type: 'broker.sawAdviser', isPresent: false },
  { type: 'broker.pairedPeers' },
  { type: 'broker.openedPicture' },
  { type: 'broker.refusedSharing' },
  {
    type: 'broker.heardProgram',
    request: 1,
    check: '47',
    computer: { system: 'Windows 10', screens: [{ width: 1280, height: 720 }] },
  },
  { type: 'broker.droppedProgram' },
  { type: 'broker.sawProgram', isPresent: true },
  { type: 'broker.sawProgram', isPresent: false },
  { type: 'broker.tookControlBack', why: 'seat.away' },
  { type: 'broker.droppedSystem' },
  ...seconds.map((second) => ({ type: 'broker.describedSecond' as const, second })),
  { type: 'broker.storedPiece' },
  { type: 'broker.stoppedSharing', why: 'recording.notStored' },
  { type: 'broker.closed', reason: 'adviser.ended' },
  { type: 'xstate.done.actor.programOffer', actorId: 'programOffer', output: { program } },
  { type: 'xstate.done.actor.programOffer', actorId: 'programOffer', output: { program: null } },
  ...(['connection.direct', 'connection.noPicture'] as const).map((output) => ({
    type: 'xstate.done.actor.connectionTest' as const,
    output,
  })),
  { type: 'xstate.done.actor.numberCheck', output: { admitted: true, admission } },
  {
    type: 'xstate.done.actor.numberCheck',
    output: { admitted: false, reason: 'number.notAccepted' },
  },
  { type: 'xstate.done.actor.alarmReport', output: undefined },
  { type: 'xstate.done.actor.systemReading', output: undefined },
  ...[
    'programOffer',
    'programDownload',
    'connectionTest',
    'numberCheck',
    'alarmReport',
    'sessionLine',
    'wordCheck',
    'surfacePicker',
    'screenCapture',
    'picturePeer',
    'blankScreen',
    'systemReading',
    'adviserMarks',
    'fileWatch',
  ].map((actorId) => ({
    type: `xstate.error.actor.${actorId}` as const,
    actorId,
    error: new Error('failed'),
  })),
  { type: 'xstate.after.checkTime.session.connect.number.checking' },
  { type: 'xstate.after.testTime.session.connect.connectionTest.testing' },
  { type: 'xstate.after.resumeTime.session.joined.line.lost' },
  ...[
    'session.consent',
    'session.download',
    'session.connect.number',
    'session.joined.session.stopped',
  ].map((state) => ({
    type: `xstate.after.alarmTime.${state}.reporting` as const,
  })),
];

/** The shortest way to every moment that differs in its state or in what guards look at. */
export function shortestWays(): readonly Way[] {
  const paths = getShortestPaths(sessionMachine, {
    events: (snapshot) => possibleAt(snapshot) as SessionEvent[],
    input: fresh,
    limit: 200_000,
    serializeState: momentOf,
  });
  return paths.map(({ steps }) => wayOf(steps.slice(1).map(({ event }) => event as AnyEvent)));
}

/**
 * What makes a moment another one. The program stands by itself: it is gone through beside talking only. What the adviser
 * asks for and exchanges beside the picture, and where they point in it, is gone through while all else is at rest.
 */
function momentOf({ value, context }: Pick<SessionSnapshot, 'value' | 'context'>): string {
  const joined = typeof value === 'object' && 'joined' in value ? value.joined : undefined;
  if (joined === undefined) return JSON.stringify([value, context.hasShared, context.endReason]);
  const talks = 'chatOnly' in Object(joined.session);
  const { program, control, adviser, ending, words, system, files, second } = joined;
  const rests = control === 'off' && adviser === 'present' && ending === 'unasked';
  const isAlone = rests && talks && program === 'none' && words === 'waiting';
  const moment = {
    ...joined,
    program: talks ? program : null,
    system: isAlone ? system : null,
    files: isAlone && system === 'unasked' ? files : null,
    second: isAlone && system === 'unasked' && files === 'none' ? second : null,
  };
  const pointing = rests && program === 'none' && words === 'matched' ? null : 'pointing';
  const text = JSON.stringify(moment, (region, states: unknown) =>
    region === pointing ? null : states,
  );
  return JSON.stringify([text, context.hasShared, context.endReason]);
}

/** Walks the statechart by `events`, purely: nothing that it invokes is started. */
export function wayOf(events: readonly AnyEvent[], input: SessionInput = fresh): Way {
  let [before] = initialTransition(sessionMachine, input);
  const steps = events.map((event) => {
    const [after] = transition(sessionMachine, before, event as SessionEvent);
    const step = { event, before, after };
    before = after;
    return step;
  });
  const last = steps.at(-1)?.after ?? before;
  return { title: `${String(steps.length)} steps to ${titleOf(last)}`, steps };
}

function titleOf(snapshot: SessionSnapshot): string {
  return `${stateOf(snapshot)} ${JSON.stringify(snapshot.value)}`;
}

/** Every event at every moment that can be reached: all that can ever happen in one step. */
export function everyStep(ways: readonly Way[] = shortestWays()): readonly Step[] {
  const [start] = initialTransition(sessionMachine, fresh);
  const moments = [start, ...ways.flatMap(({ steps }) => steps.at(-1)?.after ?? [])];
  return moments.flatMap((before) =>
    possibleAt(before).map((event) => {
      const [after] = transition(sessionMachine, before, event as SessionEvent);
      return { event, before, after };
    }),
  );
}

/** What can happen at a moment: only an actor that runs can be done or fail. */
function possibleAt({ children }: SessionSnapshot): readonly AnyEvent[] {
  return oneOfEach.filter(({ type }) => {
    const actorId = /^xstate\.(?:done|error)\.actor\.(.+)$/.exec(type)?.[1];
    return actorId === undefined || actorId in children;
  });
}
