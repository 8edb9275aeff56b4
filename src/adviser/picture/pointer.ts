import type { Mark } from '../../protocol/marks.ts';
import { placeOn } from './hand.ts';

/** What the adviser does over the picture: nothing, points, or draws. */
export type PointingMode = 'off' | 'point' | 'draw';

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const stepSize = 0.02;
const fineStepSize = 0.004;

/**
 * Turns what the adviser does over the picture into what the customer sees drawn over the page. With the keyboard the
 * arrow keys move the arrow, with Shift by less, and Space puts the pen down and takes it up.
 */
export class Pointer {
  mode: PointingMode = 'off';
  readonly #give: (mark: Mark) => void;
  #place = { x: 0.5, y: 0.5 };
  #isDrawing = false;
  #line = 0;

  constructor(give: (mark: Mark) => void) {
    this.#give = give;
  }

  /** Starts, or stops and takes the arrow away. */
  switchTo(mode: PointingMode): void {
    this.mode = mode;
    this.#isDrawing = false;
    if (mode === 'off') this.#give({ kind: 'away' });
  }

  move(video: HTMLVideoElement, event: MouseEvent): void {
    const place = placeOn(video, event);
    if (place !== null) this.#goTo(place);
  }

  press(video: HTMLVideoElement, event: PointerEvent): void {
    const place = placeOn(video, event);
    if (event.button !== 0 || place === null) return;
    this.#goTo(place);
    if (this.mode === 'draw') this.#begin();
  }

  release(): void {
    this.#isDrawing = false;
  }

  leave(): void {
    if (!this.#isDrawing) this.#give({ kind: 'away' });
  }

  /** Whether the key meant something here. */
  keyDown({ key, shiftKey }: KeyboardEvent): boolean {
    const step = steps[key];
    if (step !== undefined) {
      const size = shiftKey ? fineStepSize : stepSize;
      const [x, y] = [this.#place.x + step[0] * size, this.#place.y + step[1] * size];
      this.#goTo({ x: clamped(x), y: clamped(y) });
      return true;
    }
    if (key !== ' ' || this.mode !== 'draw') return false;
    if (this.#isDrawing) this.release();
    else this.#begin();
    return true;
  }

  #begin(): void {
    this.#isDrawing = true;
    this.#line += 1;
    this.#give({ kind: 'line', line: this.#line, ...this.#place });
  }

  #goTo(place: { x: number; y: number }): void {
    this.#place = place;
    this.#give({ kind: 'arrow', ...place });
    if (this.#isDrawing) this.#give({ kind: 'line', line: this.#line, ...place });
  }
}

function clamped(part: number): number {
  return Math.max(0, Math.min(1, part));
}
