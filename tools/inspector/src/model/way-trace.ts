import type { Moment, PlainEvent, StepLine } from '../../../../src/trace/format.ts';
import { traceVersion } from '../../../../src/trace/format.ts';
import { Stage } from '../../../../src/trace/stage.ts';
import type { Way } from '../../../statechart/shortest-ways.ts';
import type { DrawnMachine } from '../../../../src/evidence/chart/drawn-machines.ts';
import { Trace } from './trace.ts';

/** How far apart the steps of a made-up trace are. */
const betweenMs = 1_000;

/** A way through a statechart as a trace, so that it can be stepped through like a recorded one. */
export function wayTrace({ traced, hash, ways }: DrawnMachine, way: Way, name: string): Trace {
  const trace = new Trace(name);
  const input = ways?.inputs[way.input] ?? null;
  const stage = new Stage(traced, input);
  trace.append({
    k: 'head',
    v: traceVersion,
    app: 'remote-help',
    build: '',
    machine: traced.machine.id,
    hash,
    xstate: '',
    started: new Date(0).toISOString(),
    input,
  });
  let { moment, snapshot } = stage.begin(input);
  trace.append(stepLine(0, { type: 'xstate.init', input }, moment));
  for (const [at, place] of way.events.entries()) {
    const event = ways?.events[place];
    if (event === undefined) break;
    ({ moment, snapshot } = stage.next(snapshot, event));
    trace.append(stepLine(at + 1, event, moment));
  }
  return trace;
}

function stepLine(i: number, ev: PlainEvent, moment: Moment): StepLine {
  const src = ev.type === 'xstate.init' ? 'init' : ev.type.split('.', 1).join();
  return { k: 'step', i, t: i * betweenMs, src, ev, ...moment };
}
