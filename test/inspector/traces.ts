import {
  traceText,
  traceVersion,
  type HeadLine,
  type PlainEvent,
  type StepLine,
  type TraceLine,
} from '../../src/trace/format.ts';
import { toPlain, toPlainEvent } from '../../src/trace/codec.ts';
import { machineHash } from '../../src/trace/machine-hash.ts';
import { Stage } from '../../src/trace/stage.ts';
import { tracedMachines } from '../../src/trace/traced-machines.ts';
import { fresh, type AnyEvent } from '../machines/ways.ts';

const session = tracedMachines.get('session')!;
const admission = {
  adviser: { name: 'Ana Novak', role: 'Svetovalka' },
  adviserIsPresent: true,
  records: false,
  wordsNeeded: true,
  resumeMs: 60_000,
} as const;

/** From the agreement to a desktop that the adviser sees, with one wrong number and one stale event. */
export const untilSharing: readonly AnyEvent[] = [
  { type: 'customer.agreed', version: '2026-11', at: 1 },
  { type: 'xstate.done.actor.programOffer', actorId: 'programOffer', output: { program: null } },
  { type: 'customer.wentOnInBrowser' },
  { type: 'customer.gaveNumber', isWellFormed: false },
  { type: 'customer.gaveNumber', isWellFormed: true },
  {
    type: 'xstate.done.actor.numberCheck',
    actorId: 'numberCheck',
    output: { admitted: false, reason: 'number.notAccepted' },
  },
  { type: 'customer.gaveNumber', isWellFormed: true },
  {
    type: 'xstate.done.actor.numberCheck',
    actorId: 'numberCheck',
    output: { admitted: true, admission },
  },
  { type: 'adviser.openedWords' },
  { type: 'customer.choseWords', matched: true },
  { type: 'customer.askedToStart' },
  { type: 'customer.confirmedShow' },
  { type: 'customer.pickedSurface', surface: 'monitor', width: 1920, height: 1080 },
  { type: 'adviser.sawPicture' },
];

/** A line that comes and goes while the desktop is shared. */
export const lineComesAndGoes: readonly AnyEvent[] = [
  { type: 'browser.lostLine', silentMs: 13_000 },
  {
    type: 'broker.resumedSession',
    adviserIsPresent: true,
    adviser: { name: 'Ana Novak', role: 'Svetovalka' },
  },
  { type: 'adviser.sawPicture' },
];

/** From sharing to the end. */
export const untilClosed: readonly AnyEvent[] = [
  { type: 'customer.stoppedSharing' },
  { type: 'customer.askedToEnd' },
  { type: 'customer.ended' },
];

/** A whole session of about thirty steps. */
export const wholeSession = [...untilSharing, ...lineComesAndGoes, ...untilClosed];

/** The lines of a session in which these events came, a second apart. */
export function linesOf(events: readonly AnyEvent[], betweenMs = 1_000): TraceLine[] {
  const input = toPlain(fresh, session.facts.input);
  const stage = new Stage(session, input);
  let { moment, snapshot } = stage.begin(input);
  const lines: TraceLine[] = [
    head(input),
    {
      ...moment,
      k: 'step',
      i: 0,
      t: 0,
      src: 'init',
      ev: { type: 'xstate.init', input },
    } as StepLine,
  ];
  events.forEach((event, place) => {
    const ev = toPlainEvent(event, session.facts) as PlainEvent;
    ({ moment, snapshot } = stage.next(snapshot, ev));
    const src = event.type.startsWith('xstate.') ? 'self' : event.type.split('.', 1).join();
    lines.push({
      ...moment,
      k: 'step',
      i: place + 1,
      t: (place + 1) * betweenMs,
      src,
      ev,
    } as StepLine);
  });
  return lines;
}

/** The text of a session's trace with as many steps as wanted. */
export function longTrace(steps: number): string {
  const rounds = Math.ceil((steps - untilSharing.length - 1) / lineComesAndGoes.length);
  const middle = Array.from({ length: rounds }, () => lineComesAndGoes).flat();
  const events = [...untilSharing, ...middle].slice(0, steps - 1);
  return traceText(linesOf(events, 40));
}

function head(input: HeadLine['input']): HeadLine {
  return {
    k: 'head',
    v: traceVersion,
    app: 'remote-help',
    build: '1.0.0',
    machine: 'session',
    hash: machineHash(session.machine),
    xstate: '5.33.3',
    started: '2026-11-27T09:00:00.000Z',
    input,
  };
}
