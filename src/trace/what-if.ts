import { isHead, isStep, type PlainEvent, type StepLine, type TraceLine } from './format.ts';
import { replaySteps } from './replay.ts';
import type { TracedMachine } from './traced-machine.ts';

/** A trace without one of its steps, or with one more event before one. */
export type Change =
  { readonly drop: number } | { readonly before: number; readonly event: PlainEvent };

/**
 * What would have happened: the trace with a step dropped or inserted, and every moment from there computed anew.
 *
 * The result is a trace of its own. Only events are changed: an actor that would not have run is not taken out.
 */
export function whatIf(
  traced: TracedMachine,
  lines: readonly TraceLine[],
  change: Change,
): TraceLine[] {
  const changed = 'drop' in change ? without(lines, change.drop) : withOneMore(lines, change);
  const computed = new Map(
    [...replaySteps(traced, changed)].map(({ line, computed }) => [line, { ...line, ...computed }]),
  );
  return changed.map((line) => (isStep(line) ? (computed.get(line) ?? line) : line));
}

function without(lines: readonly TraceLine[], i: number): TraceLine[] {
  return renumbered(lines.filter((line) => !isStep(line) || line.i !== i));
}

function withOneMore(
  lines: readonly TraceLine[],
  { before, event }: { before: number; event: PlainEvent },
): TraceLine[] {
  const place = lines.findIndex((line) => isStep(line) && line.i >= before);
  const at = place === -1 ? lines.length : place;
  const last = lines.slice(0, at).findLast(isStep);
  if (last === undefined) return [...lines];
  const src = event.type.split('.', 1).join();
  const added: StepLine = { ...last, src, ev: event };
  return renumbered([...lines.slice(0, at), added, ...lines.slice(at)]);
}

/** Numbers the steps anew, from the first that is kept. */
function renumbered(lines: readonly TraceLine[]): TraceLine[] {
  let i = lines.find(isStep)?.i ?? 0;
  return lines.map((line) => (isStep(line) && !isHead(line) ? { ...line, i: i++ } : line));
}
