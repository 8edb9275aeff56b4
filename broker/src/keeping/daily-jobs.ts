import type { Clock } from '../clock.ts';
import type { Calendar } from './calendar.ts';
import type { Heads } from './heads.ts';
import type { Retention } from './retention.ts';

/** What is done each day, as soon as the bank's day has begun, and at the start for a day that has been missed. */
export class DailyJobs {
  readonly #retention: Retention;
  readonly #heads: Heads;
  readonly #calendar: Calendar;
  readonly #clock: Clock;
  #cancel: () => void = () => undefined;
  #isStopped = false;
  #work: Promise<void> = Promise.resolve();

  constructor(retention: Retention, heads: Heads, calendar: Calendar, clock: Clock) {
    this.#retention = retention;
    this.#heads = heads;
    this.#calendar = calendar;
    this.#clock = clock;
  }

  /** Begins; the first day's work is done when this resolves. */
  async start(): Promise<void> {
    await this.#retention.sweepKeys();
    await this.#retention.run();
    const last = await this.#heads.lastSignedAt();
    if (last === null || this.#calendar.nextDay(last) <= this.#clock.now()) {
      await this.#heads.trySigning();
    }
    this.#wait();
  }

  /** Begins nothing more, and waits for what it is at. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel();
    await this.#work;
  }

  #wait(): void {
    if (this.#isStopped) return;
    const now = this.#clock.now();
    // A timer may fire a moment early, and then it would still be the day before.
    this.#cancel = this.#clock.after(this.#calendar.nextDay(now) - now + 1_000, () => {
      this.#work = this.#workADay().then(() => this.#wait());
    });
  }

  async #workADay(): Promise<void> {
    await this.#retention.run();
    // After the deletions, so that the day's head covers their records.
    await this.#heads.trySigning();
  }
}
