import type { AdviserMessages } from '../../src/protocol/adviser-messages.ts';
import type { Input } from '../../src/protocol/input.ts';
import type { Desktop, Monitor, Touch } from './desktop.ts';

/** What the adviser's hand needs. */
export interface HandOptions {
  readonly desktop: Desktop;
  /** Where 0 and 1 are: the monitor that the adviser sees. */
  readonly monitor: Monitor;
  /** The permission by which it moves. */
  readonly grant: number;
  /** All inputs up to and with `n` are done. */
  readonly onDone: (n: number) => void;
  /** The customer's own hand is on the mouse or the keyboard. */
  readonly onTouched: (touch: Touch) => void;
  readonly onFailed: () => void;
}

/** Who does not wait for answers is not waited for: more batches than this are dropped. */
const maxWaiting = 8;

/**
 * The adviser's hand on this computer, for one permission. The customer's first touch stops it at once, before
 * anybody is told: nothing more is carried out, and everything held is released.
 */
export class AdviserHand {
  readonly #options: HandOptions;
  readonly #stopWatching: () => void;
  #waiting: AdviserMessages['adviser.gaveInput'][] = [];
  #isBusy = false;
  #isStopped = false;

  constructor(options: HandOptions) {
    this.#options = options;
    this.#stopWatching = options.desktop.watchTouches((touch) => {
      if (this.#isStopped) return;
      this.stop();
      options.onTouched(touch);
    });
  }

  /** Takes what the adviser did. What belongs to another permission is nothing (rule P22). */
  give(message: AdviserMessages['adviser.gaveInput']): void {
    if (this.#isStopped || message.grant !== this.#options.grant) return;
    if (this.#waiting.length >= maxWaiting) return;
    this.#waiting.push(message);
    if (!this.#isBusy) void this.#work();
  }

  /** Ends it: nothing is carried out any more, and everything held is released. */
  stop(): void {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.#waiting = [];
    this.#stopWatching();
    this.#options.desktop.releaseAll();
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    try {
      for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
        for (const input of next.inputs) await this.#do(input);
        await this.#options.desktop.settled();
        if (!this.#isStopped) this.#options.onDone(next.n);
      }
    } catch {
      // The desktop does not take it: the customer's own hand must be the only one from here on.
      this.stop();
      this.#options.onFailed();
    }
    this.#isBusy = false;
  }

  async #do(input: Input): Promise<void> {
    const { desktop } = this.#options;
    if (this.#isStopped) return;
    if ('x' in input) this.#point(input.x, input.y);
    if (input.kind === 'button') desktop.button(input.button, input.isDown);
    if (input.kind === 'wheel') desktop.wheel(input.across, input.down);
    if (input.kind === 'key') desktop.key(input.code, input.isDown);
    if (input.kind === 'text') await desktop.type(input.text, () => !this.#isStopped);
  }

  #point(x: number, y: number): void {
    const { desktop, monitor } = this.#options;
    desktop.move(
      monitor.x + Math.round(x * (monitor.width - 1)),
      monitor.y + Math.round(y * (monitor.height - 1)),
    );
  }
}
