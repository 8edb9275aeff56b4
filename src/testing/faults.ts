import type { BrokerMessage } from '../protocol/broker-messages.ts';
import type { Clock } from '../rules/clock.ts';
import type { PageMessage } from '../services/line/wire.ts';

/** A message of either side. */
export type WireMessage = BrokerMessage | PageMessage;

/** Which messages a fault is about: those of a type, or those of which a function says so. */
export type Which = WireMessage['type'] | ((message: WireMessage) => boolean);

/** A message that is held back, and all behind it. */
export interface Held {
  /** Lets it go on. */
  release(): void;
}

/** One way of a line, from its page or to it. What is held back holds back what comes after it, as on a real line. */
export class Way {
  #waiting: (() => void)[] | null = null;
  #overtaken: (() => void) | null = null;

  /** Delivers in its turn. */
  pass(deliver: () => void): void {
    if (this.#waiting !== null) {
      this.#waiting.push(deliver);
      return;
    }
    deliver();
    const overtaken = this.#overtaken;
    this.#overtaken = null;
    overtaken?.();
  }

  /** Delivers after the next one. */
  passLater(deliver: () => void): void {
    this.#overtaken = deliver;
  }

  /** Holds this one back, and all that follow, until the answer is called. */
  hold(deliver: () => void): () => void {
    if (this.#waiting !== null) {
      this.#waiting.push(deliver);
      return () => undefined;
    }
    this.#waiting = [deliver];
    return () => {
      const waiting = this.#waiting ?? [];
      this.#waiting = null;
      for (const next of waiting) this.pass(next);
    };
  }
}

interface Fault {
  readonly which: Which;
  left: number;
  readonly befall: (way: Way, deliver: () => void) => void;
}

/**
 * What goes wrong between a page and the simulated broker. Each fault befalls the next messages that it is about, in
 * the order in which faults were asked for, and then is over.
 */
export class Faults {
  readonly #clock: Clock;
  #faults: Fault[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The next such messages never arrive. */
  lose(which: Which, times = 1): void {
    this.#add(which, times, () => undefined);
  }

  /** The next such messages arrive twice. */
  double(which: Which, times = 1): void {
    this.#add(which, times, (way, deliver) => {
      way.pass(deliver);
      way.pass(deliver);
    });
  }

  /** The next such messages, and what is behind them, arrive late: after `ms` milliseconds of the broker's clock. */
  delay(which: Which, ms: number, times = 1): void {
    this.#add(which, times, (way, deliver) => {
      this.#clock.after(ms, way.hold(deliver));
    });
  }

  /** The next such message, and what is behind it, waits until it is released. */
  hold(which: Which): Held {
    let release = () => undefined as void;
    let isReleased = false;
    this.#add(which, 1, (way, deliver) => {
      if (isReleased) way.pass(deliver);
      else release = way.hold(deliver);
    });
    return {
      release: () => {
        isReleased = true;
        release();
      },
    };
  }

  /** The next such message arrives after the one behind it. */
  swap(which: Which): void {
    this.#add(which, 1, (way, deliver) => way.passLater(deliver));
  }

  /** From here on nothing goes wrong; what is held back stays so until it is released. */
  clear(): void {
    this.#faults = [];
  }

  /** Sends a message on its way, with what befalls it. */
  pass(message: WireMessage | null, way: Way, deliver: () => void): void {
    const fault = this.#faults.find(
      ({ which, left }) => left > 0 && message !== null && isAbout(which, message),
    );
    if (fault === undefined) return way.pass(deliver);
    fault.left -= 1;
    fault.befall(way, deliver);
  }

  #add(which: Which, times: number, befall: Fault['befall']): void {
    this.#faults = [...this.#faults.filter(({ left }) => left > 0), { which, left: times, befall }];
  }
}

function isAbout(which: Which, message: WireMessage): boolean {
  return typeof which === 'function' ? which(message) : which === message.type;
}
