import { coverageOf, type Coverage } from '../../../statechart/coverage.ts';
import { loadTrace } from './load-trace.ts';
import type { Trace } from './trace.ts';

/** Which arrows the opened traces took, together with some that were opened only for that. */
export class TakenArrows {
  readonly #more: Trace[] = [];
  #known: { readonly of: string; readonly found: Coverage } | null = null;

  /** Reads more files. */
  async add(files: Iterable<File>, onAdded: () => void): Promise<void> {
    for (const file of files) {
      this.#more.push(await loadTrace(file, new AbortController().signal));
      onAdded();
    }
  }

  /** Which arrows of this trace's statechart were taken, by it and by the others of the same one. */
  with(trace: Trace): Coverage {
    const id = trace.head?.machine;
    const traces = [trace, ...this.#more].filter(({ head }) => head?.machine === id);
    const of = [id, ...traces.map(({ name, lines }) => `${name} ${String(lines.length)}`)].join();
    if (this.#known?.of !== of) {
      const chart = trace.machine?.index.chart;
      const lines = traces.map((one) => one.lines);
      const found = chart
        ? coverageOf(chart, lines)
        : { taken: new Map<string, number>(), untaken: [], unknown: [] };
      this.#known = { of, found };
    }
    return this.#known.found;
  }
}
