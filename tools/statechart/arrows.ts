import type { Chart, ChartEdge, ChartState } from '../../src/trace/chart.ts';

/** What is drawn as one line: all edges from one state to another. */
export interface Bundle {
  readonly from: string;
  readonly to: string;
  readonly edges: readonly ChartEdge[];
  /** Whether it leads up, against the order of the source. */
  readonly isBack: boolean;
}

/** A statechart with its edges sorted into lines and into rows of the state that they leave. */
export interface Sorted {
  readonly bundles: readonly Bundle[];
  /** By state: what is written into its box because it leads nowhere, or out of sight. */
  readonly rows: ReadonlyMap<string, readonly ChartEdge[]>;
}

/**
 * Decides what is drawn as a line and what is written into a box.
 *
 * A line to the end from deep inside would cross everything, and one from a state to its own inside starts nowhere: these
 * are rows, like what stays where it is.
 */
export function sortEdges({ states, edges }: Chart): Sorted {
  const byId = new Map(states.map((state) => [state.id, state]));
  const order = new Map(states.map(({ id }, place) => [id, place]));
  const rows = new Map<string, ChartEdge[]>();
  const bundles = new Map<string, Bundle & { edges: ChartEdge[] }>();
  for (const edge of edges) {
    const { from, to } = edge;
    if (to === null || isNested(byId, from, to) || isFarEnd(byId, edge)) {
      rows.set(from, [...(rows.get(from) ?? []), edge]);
      continue;
    }
    const key = `${from} ${to}`;
    const isBack = (order.get(from) ?? 0) > (order.get(to) ?? 0);
    const bundle = bundles.get(key) ?? { from, to, edges: [], isBack };
    bundle.edges.push(edge);
    bundles.set(key, bundle);
  }
  return { bundles: [...bundles.values()], rows };
}

function isFarEnd(byId: ReadonlyMap<string, ChartState>, { from, to }: ChartEdge): boolean {
  const [source, target] = [byId.get(from), byId.get(to ?? '')];
  return target?.kind === 'final' && source?.parent !== target.parent;
}

/** Whether two states are one, or one of them lies inside the other. */
function isNested(byId: ReadonlyMap<string, ChartState>, one: string, other: string): boolean {
  return isWithin(byId, one, other) || isWithin(byId, other, one);
}

function isWithin(byId: ReadonlyMap<string, ChartState>, inner: string, outer: string): boolean {
  for (let id: string | null = inner; id !== null; id = byId.get(id)?.parent ?? null) {
    if (id === outer) return true;
  }
  return false;
}
