import type { Mark } from '../../protocol/marks.ts';

/** How long an arrow or the newest point of a line stays. */
const staysMs = 4_000;
/** How long a line takes to fade away after that. */
const fadesMs = 1_000;
/** More points than anybody can follow; the oldest go first. */
const maxPoints = 2_000;

interface Place {
  readonly x: number;
  readonly y: number;
}

/** A line that the adviser draws. */
export interface ShownLine {
  readonly line: number;
  readonly points: readonly Place[];
  /** When its newest point came. */
  readonly at: number;
}

/**
 * Where the adviser points at the moment. It all goes by itself: an arrow that rests too long, and each line after its
 * last point. Fires `change` when something comes.
 */
export class ShownMarks extends EventTarget {
  #arrow: (Place & { readonly at: number }) | null = null;
  #lines: readonly ShownLine[] = [];

  /** The arrow, as of `now`. */
  arrow(now: number): Place | null {
    return this.#arrow !== null && now - this.#arrow.at < staysMs ? this.#arrow : null;
  }

  /** The lines as of `now`, and how clearly each is still to be seen, 0 to 1. */
  lines(now: number): readonly (ShownLine & { readonly strength: number })[] {
    return this.#lines.flatMap((one) => {
      const strength = 1 - Math.max(0, now - one.at - staysMs) / fadesMs;
      return strength > 0 ? [{ ...one, strength }] : [];
    });
  }

  /** Whether there is nothing to be seen any more. */
  isEmpty(now: number): boolean {
    return this.arrow(now) === null && this.lines(now).length === 0;
  }

  /** Takes what the adviser points at. */
  take(marks: readonly Mark[], now: number): void {
    for (const mark of marks) {
      if (mark.kind === 'arrow') this.#arrow = { x: mark.x, y: mark.y, at: now };
      else if (mark.kind === 'away') this.#arrow = null;
      else this.#draw(mark, now);
    }
    this.dispatchEvent(new Event('change'));
  }

  /** Takes everything away at once. */
  clear(): void {
    this.#arrow = null;
    this.#lines = [];
    this.dispatchEvent(new Event('change'));
  }

  #draw({ line, x, y }: Extract<Mark, { kind: 'line' }>, now: number): void {
    const known = this.#lines.find((one) => one.line === line);
    const grown = { line, points: [...(known?.points ?? []), { x, y }].slice(-maxPoints), at: now };
    const others = this.lines(now).filter((one) => one.line !== line);
    this.#lines = [...others, grown];
    let room = maxPoints;
    this.#lines = this.#lines
      .toReversed()
      .flatMap((one) => {
        room -= one.points.length;
        return room < 0 ? [] : [one];
      })
      .toReversed();
  }
}
