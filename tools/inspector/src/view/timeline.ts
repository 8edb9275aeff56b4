import type { Inspector } from '../model/inspector.ts';
import { productStateOf } from '../../../../src/evidence/chart/product-state.ts';
import type { Trace } from '../model/trace.ts';
import { shape, type Shape } from '../../../statechart/shape.ts';
import { toElement } from '../../../../src/evidence/chart/to-element.ts';

/** How many parts the strip has at most: more could not be told apart. */
const parts = 400;

/** The strip above the slider: which state each part of the trace is in, where it differs, and the bookmarks. */
export class Timeline {
  readonly element = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  #drawn = '';

  constructor() {
    this.element.classList.add('timeline');
    this.element.setAttribute('preserveAspectRatio', 'none');
    this.element.setAttribute('viewBox', `0 0 ${String(parts)} 10`);
    this.element.setAttribute('aria-hidden', 'true');
  }

  /** Draws the trace, if anything of it is new. */
  update({ trace, verification }: Inspector): void {
    const of = [
      trace?.name,
      trace?.rows.length,
      trace?.steps[1]?.t,
      verification.differing.size,
    ].join(' ');
    if (of === this.#drawn) return;
    this.#drawn = of;
    this.element.replaceChildren();
    if (trace === null || trace.steps.length === 0) return;
    this.element.append(
      ...[...states(trace), ...marks(trace, verification.differing)].map(toElement),
    );
  }
}

function states({ steps }: Trace): Shape[] {
  const found: { x: number; width: number; state: string }[] = [];
  const count = Math.min(steps.length, parts);
  for (let part = 0; part < count; part += 1) {
    const step = steps[Math.floor((part * steps.length) / count)];
    const state = (step && productStateOf(step)) ?? 'none';
    const width = parts / count;
    const before = found.at(-1);
    if (before?.state === state) before.width += width;
    else found.push({ x: part * width, width, state });
  }
  return found.map(({ state, ...place }) =>
    shape('rect', { ...place, y: 0, height: 10, 'data-product': state }),
  );
}

function marks({ steps, rows }: Trace, differing: ReadonlyMap<number, unknown>): Shape[] {
  const place = (step: number) => ((step + 0.5) * parts) / steps.length;
  const seen = new Set<number>();
  const shapes: Shape[] = [];
  const add = (step: number, kind: string) => {
    const x = Math.round(place(step) * 2) / 2;
    if (seen.size === seen.add(x * 2 + (kind === 'mark' ? 1e6 : 0)).size) return;
    shapes.push(shape('rect', { class: kind, x: x - 0.5, width: 1, y: 0, height: 10 }));
  };
  for (const step of differing.keys()) add(step, 'differs');
  let step = 0;
  for (const row of rows) {
    if (row.step >= 0) step = row.step;
    if (row.line.k === 'mark') add(step, 'mark');
  }
  return shapes;
}
