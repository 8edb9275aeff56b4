import type { PageClock } from './passing-time.ts';

interface Timer {
  at: number;
  every: number | null;
  act: () => void;
}

/**
 * The page's time in a test's hands: `setTimeout`, `setInterval` and `Date.now` stand still until they are moved on. For
 * tests in the page whose framework has no such clock of its own. What was set before goes by the real time, so begin
 * before the element is on the page.
 */
export class FrozenTime implements PageClock {
  readonly #real = {
    setTimeout: globalThis.setTimeout,
    setInterval: globalThis.setInterval,
    clearTimeout: globalThis.clearTimeout,
    clearInterval: globalThis.clearInterval,
  };
  readonly #realNow = Date.now;
  readonly #timers = new Map<number, Timer>();
  #now = Date.now();
  #ids = 1_000_000;

  private constructor() {
    const add = (act: () => void, ms: number, every: number | null) => {
      this.#timers.set(++this.#ids, { at: this.#now + ms, every, act });
      return this.#ids;
    };
    const { clearTimeout } = this.#real;
    const forget = (id?: number) => {
      if (!this.#timers.delete(id ?? 0)) clearTimeout(id);
    };
    Object.assign(globalThis, {
      setTimeout: (act: () => void, ms = 0) => add(act, ms, null),
      setInterval: (act: () => void, ms = 0) => add(act, ms, ms),
      clearTimeout: forget,
      clearInterval: forget,
    });
    Date.now = () => this.#now;
  }

  /** From here on the page's time stands still. */
  static begin(): FrozenTime {
    return new FrozenTime();
  }

  /** Lets time pass, and what is said meanwhile arrive. */
  async advance(ms: number): Promise<void> {
    await this.#tasks();
    const end = this.#now + ms;
    for (;;) {
      const due = [...this.#timers].sort(([, a], [, b]) => a.at - b.at)[0];
      if (due === undefined || due[1].at > end) break;
      this.#fire(...due);
      await this.#tasks();
    }
    this.#now = end;
    await this.#tasks();
  }

  /** Gives the page its time back; what waited for this one is forgotten. */
  restore(): void {
    Object.assign(globalThis, this.#real);
    Date.now = this.#realNow;
  }

  #fire(id: number, timer: Timer): void {
    this.#now = Math.max(this.#now, timer.at);
    if (timer.every === null) this.#timers.delete(id);
    else timer.at += timer.every;
    timer.act();
  }

  /** Lets what is on its way arrive: signatures and digests are made outside of any clock. */
  async #tasks(): Promise<void> {
    for (let round = 0; round < 10; round += 1) {
      await crypto.subtle.digest('SHA-256', new Uint8Array(1));
      await new Promise<void>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(null);
      });
    }
  }
}
