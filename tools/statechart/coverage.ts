import type { Chart, ChartEdge } from '../../src/trace/chart.ts';
import { isStep, type TraceLine } from '../../src/trace/format.ts';

/** Which arrows of a statechart a set of traces took, and how often. */
export interface Coverage {
  readonly taken: ReadonlyMap<string, number>;
  readonly untaken: readonly ChartEdge[];
  /** Arrows that the traces name and the statechart does not have: they are of another one. */
  readonly unknown: readonly string[];
}

/** Compares the arrows of a statechart with the ones that were taken in these traces. */
export function coverageOf(chart: Chart, traces: readonly (readonly TraceLine[])[]): Coverage {
  const taken = new Map<string, number>();
  for (const id of traces
    .flat()
    .filter(isStep)
    .flatMap(({ tr }) => tr)) {
    taken.set(id, (taken.get(id) ?? 0) + 1);
  }
  const known = new Set(chart.edges.map(({ id }) => id));
  return {
    taken,
    untaken: chart.edges.filter(({ id }) => !taken.has(id)),
    unknown: [...taken.keys()].filter((id) => !known.has(id)),
  };
}
