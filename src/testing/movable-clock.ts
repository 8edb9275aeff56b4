import type { Clock } from '../rules/clock.ts';
import { realTime } from './real-time.ts';

interface Timer {
  at: number;
  act: () => void;
  real: ReturnType<typeof realTime.after>;
}

/**
 * A clock that goes as the machine's does, and that a test can move on: what was to happen in that time happens at
 * once, in order.
 */
export class MovableClock implements Clock {
  readonly #timers = new Set<Timer>();
  /** Waits up to this long, in milliseconds, are over at once: for tests that are not about the wait. */
  hurriesUpTo = 0;
  #ahead = 0;
  /** What somebody has set the wall clock by. */
  #set = 0;

  now(): number {
    return Math.round(realTime.now() + this.#ahead + this.#set);
  }

  elapsed(): number {
    return realTime.elapsed() + this.#ahead;
  }

  after(ms: number, act: () => void): () => void {
    if (ms <= this.hurriesUpTo) {
      this.#ahead += Math.max(0, ms);
      ms = 0;
    }
    const timer: Timer = {
      at: this.elapsed() + ms,
      act,
      real: realTime.after(ms, () => this.#fire(timer)),
    };
    this.#timers.add(timer);
    return () => this.#forget(timer);
  }

  /** Lets time pass. */
  advance(ms: number): void {
    const end = this.elapsed() + ms;
    for (;;) {
      const [next] = [...this.#timers].sort((a, b) => a.at - b.at);
      if (next === undefined || next.at > end) break;
      this.#ahead += Math.max(0, next.at - this.elapsed());
      this.#fire(next);
    }
    this.#ahead += Math.max(0, end - this.elapsed());
  }

  /** Calls all timers off: nothing of this clock happens any more. */
  stop(): void {
    for (const timer of [...this.#timers]) this.#forget(timer);
  }

  /** Sets the wall clock to a moment; no time passes by that. */
  setTo(moment: number): void {
    this.#set = moment - realTime.now() - this.#ahead;
  }

  #fire(timer: Timer): void {
    if (this.#timers.has(timer)) this.#forget(timer);
    timer.act();
  }

  #forget(timer: Timer): void {
    realTime.cancel(timer.real);
    this.#timers.delete(timer);
  }
}
