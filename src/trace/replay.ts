import type { AnyMachineSnapshot } from 'xstate';
import { isSame } from './codec.ts';
import {
  isHead,
  isStep,
  type HeadLine,
  type Moment,
  type Plain,
  type StepLine,
  type TraceLine,
} from './format.ts';
import { machineHash } from './machine-hash.ts';
import { isInit, Stage, type Computed } from './stage.ts';
import type { TracedMachine } from './traced-machine.ts';

/** A step of a trace beside what the statechart makes of it now. */
export interface ReplayedStep {
  readonly line: StepLine;
  readonly computed: Moment;
  readonly snapshot: AnyMachineSnapshot;
  /** The actions that would have been carried out. */
  readonly actions: Computed['actions'];
  /** In what the two differ; nothing if they agree. */
  readonly differsIn: readonly (keyof Moment)[];
  /** Whether nothing was computed here: the step before it is missing, so its own word is taken. */
  readonly isTaken: boolean;
}

/** A whole replay. */
export interface Replay {
  readonly head: HeadLine | undefined;
  /** Whether the trace is of a statechart with another structure than ours. */
  readonly isOfOtherMachine: boolean;
  readonly steps: readonly ReplayedStep[];
  /** The first step at which the trace and the statechart differ. */
  readonly divergence: ReplayedStep | undefined;
}

/**
 * Replays a trace, a step at a time, so that a page can do something else in between.
 *
 * After a step that differs it goes on from what was computed. Where steps are missing it goes on from what the trace
 * says.
 */
export function* replaySteps(
  traced: TracedMachine,
  lines: readonly TraceLine[],
): Generator<ReplayedStep, void> {
  const input = lines.find(isHead)?.input ?? null;
  const stage = new Stage(traced, input);
  let before: { i: number; snapshot: AnyMachineSnapshot } | undefined;
  for (const line of lines.filter(isStep)) {
    const isNext = before !== undefined && line.i === before.i + 1;
    const step = isInit(line)
      ? compared(line, stage.begin(input))
      : isNext && before
        ? compared(line, stage.next(before.snapshot, line.ev))
        : taken(line, stage, input);
    yield step;
    before = { i: line.i, snapshot: step.snapshot };
  }
}

/** Replays a trace to its end, or to the first step that differs. */
export function replayTrace(
  traced: TracedMachine,
  lines: readonly TraceLine[],
  { stopsAtDivergence = false } = {},
): Replay {
  const head = lines.find(isHead);
  const steps: ReplayedStep[] = [];
  let divergence: ReplayedStep | undefined;
  for (const step of replaySteps(traced, lines)) {
    steps.push(step);
    if (step.differsIn.length > 0) divergence ??= step;
    if (stopsAtDivergence && divergence) break;
  }
  const isOfOtherMachine = head !== undefined && head.hash !== machineHash(traced.machine);
  return { head, isOfOtherMachine, steps, divergence };
}

/** In what two moments differ. */
export function differences(one: Moment, other: Moment): (keyof Moment)[] {
  return compareFields.filter((field) => !isSame(one[field], other[field]));
}

const compareFields = ['value', 'status', 'ctx', 'tags', 'tr', 'acts', 'kids'] as const;

function compared(line: StepLine, { moment, snapshot, actions }: Computed): ReplayedStep {
  const differsIn = differences(line, moment);
  return { line, computed: moment, snapshot, actions, differsIn, isTaken: false };
}

function taken(line: StepLine, stage: Stage, input: Plain): ReplayedStep {
  const snapshot = stage.at(line);
  if (snapshot === undefined) return { ...compared(line, stage.begin(input)), isTaken: true };
  const { value, status, ctx, tags, tr, acts, kids } = line;
  const computed = { value, status, ctx, tags, tr, acts, kids };
  return { line, computed, snapshot, actions: [], differsIn: [], isTaken: true };
}
