import type { Chart, ChartEdge, ChartState } from '../../trace/chart.ts';
import type { Plain } from '../../trace/format.ts';

/** A statechart's structure, found by id and by place. */
export class ChartIndex {
  readonly chart: Chart;
  readonly states: ReadonlyMap<string, ChartState>;
  readonly edges: ReadonlyMap<string, ChartEdge>;
  readonly #inside = new Map<string, ChartState[]>();
  readonly #root: ChartState | undefined;

  constructor(chart: Chart) {
    this.chart = chart;
    this.states = new Map(chart.states.map((state) => [state.id, state]));
    this.edges = new Map(chart.edges.map((edge) => [edge.id, edge]));
    this.#root = chart.states.find(({ parent }) => parent === null);
    for (const state of chart.states) {
      if (state.parent === null) continue;
      this.#inside.set(state.parent, [...this.inside(state.parent), state]);
    }
  }

  /** The states right inside another. */
  inside(id: string): readonly ChartState[] {
    return this.#inside.get(id) ?? [];
  }

  /** The ids of the states that a trace's `value` says are active, from the outermost inwards. */
  active(value: Plain): string[] {
    return this.#root === undefined ? [] : [this.#root.id, ...this.#activeIn(this.#root.id, value)];
  }

  /** Of these active states, the ones with nothing active inside. */
  leaves(active: readonly string[]): string[] {
    const around = new Set(active.map((id) => this.states.get(id)?.parent));
    return active.filter((id) => !around.has(id));
  }

  /** A state's name with the ones around it, without the whole: `joined › line › lost`. */
  pathOf(id: string): string {
    const keys: string[] = [];
    for (let at = this.states.get(id); at?.parent; at = this.states.get(at.parent)) {
      keys.unshift(at.key);
    }
    return keys.length === 0 ? id : keys.join(' › ');
  }

  #activeIn(id: string, value: Plain): string[] {
    const named = typeof value === 'string' ? { [value]: {} } : value;
    if (typeof named !== 'object' || named === null) return [];
    return this.inside(id).flatMap((state) => {
      if (!Object.hasOwn(named, state.key)) return [];
      const inner = (named as Readonly<Record<string, Plain>>)[state.key] ?? {};
      return [state.id, ...this.#activeIn(state.id, inner)];
    });
  }
}
