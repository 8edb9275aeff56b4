import type { ChartEdge } from '../../../../src/trace/chart.ts';
import { fromPlain } from '../../../../src/trace/codec.ts';
import type { PlainEvent, StepLine } from '../../../../src/trace/format.ts';
import { edgeIdOf } from '../../../../src/trace/moment.ts';
import { Stage } from '../../../../src/trace/stage.ts';
import type { DrawnMachine } from '../../../../src/evidence/chart/drawn-machines.ts';

/** An arrow that leads out of an active state. */
export interface NextArrow {
  readonly edge: ChartEdge;
  /** An event that would take it now; `null` if its guard says no to all that are known. */
  readonly by: PlainEvent | null;
}

/** What could come next after a step, the possible first. Arrows that need no event are already taken. */
export function comingNext(machine: DrawnMachine, step: StepLine): NextArrow[] {
  if (step.status !== 'active') return [];
  const active = new Set(machine.index.active(step.value));
  const leading = machine.index.chart.edges.filter(
    ({ from, trigger }) => active.has(from) && trigger.by !== 'always',
  );
  const takenBy = eventsByEdge(machine, step);
  return leading
    .map((edge) => ({ edge, by: takenBy.get(edge.id) ?? null }))
    .sort((one, other) => Number(one.by === null) - Number(other.by === null));
}

/** Which of the known events would take which arrow. */
function eventsByEdge(machine: DrawnMachine, step: StepLine): Map<string, PlainEvent> {
  const { traced } = machine;
  const found = new Map<string, PlainEvent>();
  const snapshot = new Stage(traced, machine.ways?.inputs[0] ?? null).at(step);
  if (snapshot === undefined) return found;
  for (const event of knownEvents(machine)) {
    for (const id of takenIn(machine, snapshot, event)) {
      if (!found.has(id)) found.set(id, event);
    }
  }
  return found;
}

/** One of each event of a statechart: with its fields where they are known, and bare otherwise. */
export function knownEvents({ ways, index }: DrawnMachine): readonly PlainEvent[] {
  if (ways !== null) return ways.events;
  const types = new Set(index.chart.edges.map(({ id }) => id.split('/')[1] ?? ''));
  return [...types].filter((type) => type !== 'always').map((type) => ({ type }));
}

function takenIn(
  { traced }: DrawnMachine,
  snapshot: NonNullable<ReturnType<Stage['at']>>,
  event: PlainEvent,
): string[] {
  try {
    const taken = traced.machine.getTransitionData(snapshot, fromPlain(event) as never);
    return taken.map(edgeIdOf);
  } catch {
    // A guard may stumble over a context that is not of this statechart. Then nothing is known of it.
    return [];
  }
}
