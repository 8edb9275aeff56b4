import { drawChart } from '../../../tools/statechart/draw.ts';
import type { DrawnMachine } from './drawn-machines.ts';
import { around, between, viewOf, zoomed, type Corners, type Frame } from './frame.ts';
import { toElement } from './to-element.ts';

/** What is lit in the chart. */
export interface Lit {
  readonly active: readonly string[];
  /** What would be active by the statechart of today, where that differs. */
  readonly computed: readonly string[];
  readonly taken: readonly string[];
}

/** Below this, the names in the chart can't be read. */
const readableScale = 0.62;

/** The drawing of a statechart: it lights up what is active and taken, and can be moved, zoomed and followed. */
export class ChartPanel {
  readonly svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  /** Whether it moves to where something happens. */
  follows = true;
  #machine: DrawnMachine | undefined;
  #boxes: ReadonlyMap<string, Corners> = new Map();
  /** Its size on the page, kept because asking for it would have the page laid out. */
  #panel = { width: 800, height: 600 };
  #frame: Frame = { x: 0, y: 0, width: 1, height: 1 };
  #shown: Lit | undefined;
  #moving = 0;

  constructor() {
    this.svg.classList.add('chart');
    this.svg.setAttribute('role', 'img');
    this.svg.addEventListener('wheel', (event) => this.#onWheel(event), { passive: false });
    this.svg.addEventListener('pointerdown', (event) => this.#onDrag(event));
    new ResizeObserver(([entry]) => {
      if (entry) this.#onResize(entry.contentRect);
    }).observe(this.svg);
  }

  isIn(place: Element): boolean {
    return this.svg.parentElement === place;
  }

  /**
   * Takes its place on the page, the small texts a frame later: they are most of the work.
   *
   * It comes in the size that it has there: else it would be laid out twice.
   */
  putInto(place: Element): void {
    const { width, height } = place.getBoundingClientRect();
    this.#onResize({ width, height });
    this.svg.classList.add('is-new');
    place.append(this.svg);
    requestAnimationFrame(() => this.svg.classList.remove('is-new'));
  }

  /** Draws a statechart, if it is not the one that is drawn already. */
  draw(machine: DrawnMachine | undefined): void {
    if (machine === this.#machine) return;
    this.#machine = machine;
    this.#shown = undefined;
    this.svg.replaceChildren();
    if (machine === undefined) return;
    const { layout, index } = machine;
    this.#boxes = new Map(layout.boxes.map(({ state, at }) => [state, at]));
    this.svg.append(...drawChart(index.chart, layout).map(toElement));
    this.whole();
  }

  /** Lights up what is active and which arrows were taken; moves there if it follows. */
  light(lit: Lit, isQuick: boolean): void {
    if (this.#shown && sameLit(this.#shown, lit)) return;
    const isFirst = this.#shown === undefined;
    this.#shown = lit;
    const [active, computed, taken] = [lit.active, lit.computed, lit.taken].map(
      (ids) => new Set(ids),
    );
    for (const state of this.svg.querySelectorAll<SVGElement>('[data-state]')) {
      const id = state.dataset['state'] ?? '';
      state.classList.toggle('is-active', active?.has(id) === true);
      state.classList.toggle('is-computed', computed?.has(id) === true);
    }
    for (const label of this.svg.querySelectorAll<SVGElement>('[data-edge]')) {
      label.classList.toggle('is-taken', taken?.has(label.dataset['edge'] ?? '') === true);
    }
    for (const arrow of this.svg.querySelectorAll<SVGElement>('[data-edges]')) {
      const ids = (arrow.dataset['edges'] ?? '').split(' ');
      arrow.classList.toggle(
        'is-taken',
        ids.some((id) => taken?.has(id) === true),
      );
    }
    if (this.follows) this.lookAt(this.#placesOf(lit), isQuick || isFirst);
  }

  /** Shows the whole statechart. */
  whole(): void {
    const { layout } = this.#machine ?? {};
    if (layout === undefined) return;
    this.#move(viewOf({ x: 0, y: 0, ...layout }, this.#panel, { room: 8 }), true);
  }

  /** Shows these states, as large as they can be read. */
  lookAt(ids: readonly string[], isQuick = false): void {
    const part = around(ids.map((id) => this.#boxes.get(id)).filter((box) => box !== undefined));
    if (part === null) return;
    this.#move(viewOf(part, this.#panel, { room: 70, minScale: readableScale }), isQuick);
  }

  zoom(factor: number): void {
    this.#move(zoomed(this.#frame, factor), true);
  }

  /** Follows from now on, or stays where it is. */
  setFollows(follows: boolean): void {
    this.follows = follows;
    if (follows && this.#shown) this.lookAt(this.#placesOf(this.#shown));
  }

  /** Where something happens: what was left and entered, or else where the session stands. */
  #placesOf({ active, taken }: Lit): string[] {
    const { index } = this.#machine ?? {};
    if (index === undefined) return [];
    const leaves = index.leaves(active);
    const ends = taken.flatMap((id) => {
      const edge = index.edges.get(id);
      return edge ? [edge.from, edge.to ?? edge.from] : [];
    });
    const inside = (id: string) => leaves.filter((leaf) => isWithin(index, leaf, id));
    const small = ends.flatMap((id) => (index.inside(id).length === 0 ? [id] : inside(id)));
    const entered = small.filter((id) => active.includes(id));
    return entered.length > 0 ? entered : leaves.slice(0, 1);
  }

  #move(to: Frame, isQuick: boolean): void {
    cancelAnimationFrame(this.#moving);
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (isQuick || isCalm) return this.#look(to);
    const [from, start] = [this.#frame, performance.now()];
    const advance = (now: number) => {
      const share = Math.min(Math.max(now - start, 0) / 180, 1);
      this.#look(between(from, to, share * (2 - share)));
      if (share < 1) this.#moving = requestAnimationFrame(advance);
    };
    this.#moving = requestAnimationFrame(advance);
  }

  #look(frame: Frame): void {
    this.#frame = frame;
    const { x, y, width, height } = frame;
    this.svg.setAttribute(
      'viewBox',
      [x, y, width, height].map((side) => side.toFixed(1)).join(' '),
    );
  }

  #onResize({ width, height }: { readonly width: number; readonly height: number }): void {
    if (width === 0 || height === 0) return;
    const isSame =
      Math.abs(width - this.#panel.width) < 1 && Math.abs(height - this.#panel.height) < 1;
    if (isSame) return;
    this.#panel = { width, height };
    if (this.follows && this.#shown) return this.lookAt(this.#placesOf(this.#shown), true);
    const scale = Math.min(width / this.#frame.width, height / this.#frame.height);
    this.#move(viewOf(this.#frame, { width, height }, { room: 0, maxScale: scale }), true);
  }

  #onWheel(event: WheelEvent): void {
    event.preventDefault();
    const { left, top, width } = this.svg.getBoundingClientRect();
    const pixel = this.#frame.width / width;
    const at = {
      x: this.#frame.x + (event.clientX - left) * pixel,
      y: this.#frame.y + (event.clientY - top) * pixel,
    };
    this.#move(zoomed(this.#frame, Math.exp(-event.deltaY / 400), at), true);
  }

  #onDrag(start: PointerEvent): void {
    if (start.button !== 0) return;
    const from = this.#frame;
    const pixel = from.width / this.svg.clientWidth;
    const moving = new AbortController();
    const { signal } = moving;
    this.svg.setPointerCapture(start.pointerId);
    this.svg.addEventListener(
      'pointermove',
      ({ clientX, clientY }) =>
        this.#move(
          {
            ...from,
            x: from.x - (clientX - start.clientX) * pixel,
            y: from.y - (clientY - start.clientY) * pixel,
          },
          true,
        ),
      { signal },
    );
    for (const end of ['pointerup', 'pointercancel'] as const) {
      this.svg.addEventListener(end, () => moving.abort(), { signal });
    }
  }
}

function isWithin(index: DrawnMachine['index'], inner: string, outer: string): boolean {
  for (let at = index.states.get(inner); at; at = index.states.get(at.parent ?? '')) {
    if (at.id === outer) return true;
  }
  return false;
}

function sameLit(one: Lit, other: Lit): boolean {
  return (['active', 'computed', 'taken'] as const).every(
    (part) =>
      one[part].length === other[part].length &&
      one[part].every((id, at) => id === other[part][at]),
  );
}
