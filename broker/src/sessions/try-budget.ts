import type { Clock } from '../clock.ts';
import type { Budget } from '../limits.ts';

/** Counts things of the last while by key, and says when there were too many. */
export class TryBudget {
  readonly #clock: Clock;
  readonly #max: number;
  readonly #windowMs: number;
  readonly #times = new Map<string, number[]>();

  constructor(clock: Clock, { max, windowMs }: Budget) {
    this.#clock = clock;
    this.#max = max;
    this.#windowMs = windowMs;
  }

  /** Whether the key has used its budget up. */
  isSpent(key: string): boolean {
    return this.#recent(key).length >= this.#max;
  }

  /** How long a key that has used its budget up is to wait, in milliseconds; 0 if it has not. */
  waitMs(key: string): number {
    const recent = this.#recent(key);
    const oldest = recent.at(-this.#max);
    if (recent.length < this.#max || oldest === undefined) return 0;
    return Math.ceil(oldest + this.#windowMs - this.#clock.elapsed());
  }

  /** Counts one; answers how many there are now. */
  spend(key: string): number {
    this.#forgetOld();
    const times = this.#recent(key);
    times.push(this.#clock.elapsed());
    this.#times.set(key, times);
    return times.length;
  }

  #recent(key: string): number[] {
    const since = this.#clock.elapsed() - this.#windowMs;
    return (this.#times.get(key) ?? []).filter((time) => time > since);
  }

  /** Many addresses seen once must not fill the memory. */
  #forgetOld(): void {
    if (this.#times.size < 10_000) return;
    for (const key of this.#times.keys()) {
      if (this.#recent(key).length === 0) this.#times.delete(key);
    }
  }
}
