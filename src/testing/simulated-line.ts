import type { BrokerMessage } from '../protocol/broker-messages.ts';
import {
  decodeAdviserMessage,
  decodeBrokerMessage,
  decodeCustomerMessage,
} from '../protocol/decode.ts';
import { times } from '../protocol/limits.ts';
import type { CloseCode } from '../protocol/reasons.ts';
import type { Clock } from '../rules/clock.ts';
import { Way, type Faults, type WireMessage } from './faults.ts';
import type { SeatLine } from './simulated-session.ts';

/** A page's end of a line: what a simulated broker calls. */
export interface PageEnd {
  /** The broker has said something: one frame. */
  onFrame(frame: string): void;
  /** The line is over; 1006 stands for a lost network. */
  onClosed(code: number): void;
}

/** The broker's end of a line: what stands in for a socket calls. */
export interface BrokerEnd {
  /** The page says something: one frame. */
  send(frame: string): void;
  /** The page has closed the line, or is gone. */
  close(): void;
}

/** Who listens to a line on the broker's side. */
export interface Listener {
  hear(frame: string): void;
  leave(): void;
}

/** What a line works with. */
export interface LineTools {
  readonly clock: Clock;
  /** `null` for a line on which nothing ever goes wrong. */
  readonly faults: Faults | null;
}

/** One line between a page and the simulated broker, with all that may go wrong on it. */
export class SimulatedLine implements SeatLine {
  listener: Listener | null = null;
  /** Called once, when the line is over. */
  onEnd: () => void = () => undefined;
  /** What the page's side of the line calls. */
  readonly end: BrokerEnd = {
    send: (frame) => this.#hear(frame),
    // On a dead network a page's leaving is not heard.
    close: () => !this.#isSilent && this.#finish(),
  };
  #heardAt: number;
  readonly #page: PageEnd;
  readonly #tools: LineTools;
  readonly #toPage = new Way();
  readonly #toBroker = new Way();
  #isOpen = true;
  #isSilent = false;
  #cancelSilence: (() => void) | undefined;

  constructor(page: PageEnd, tools: LineTools) {
    this.#page = page;
    this.#tools = tools;
    this.#heardAt = tools.clock.elapsed();
  }

  /** When the last byte came from the page, by the clock's elapsed time. */
  get heardAt(): number {
    return this.#heardAt;
  }

  /** Says something to the page. What is no message of the protocol is a fault of the simulation. */
  send(message: BrokerMessage): void {
    const frame = JSON.stringify(message);
    if (decodeBrokerMessage(frame) === null) throw new Error(`No message: ${message.type}`);
    this.#pass(message, this.#toPage, () => this.#page.onFrame(frame));
  }

  /** Whether something may go wrong on it: the simulated adviser's own line always stands. */
  get isOfPage(): boolean {
    return this.#tools.faults !== null;
  }

  /** Closes the line, after all that was said. */
  close(code: CloseCode): void {
    this.#toPage.pass(() => this.#close(code));
  }

  /** The network is gone: nothing more arrives on either side, and both notice. */
  lose(): void {
    this.#close(1006);
  }

  /** The broker died: it hears no more of this line, not even its end. */
  die(): void {
    this.listener = null;
    this.lose();
  }

  /** The network is dead and nobody notices: the broker takes the line for lost after a while (rule P9). */
  fallSilent(): void {
    this.#isSilent = true;
    this.#cancelSilence ??= this.#tools.clock.after(times.silenceMs, () => this.#finish());
  }

  #hear(frame: string): void {
    const message = decodeCustomerMessage(frame) ?? decodeAdviserMessage(frame);
    this.#pass(message, this.#toBroker, () => {
      this.#heardAt = this.#tools.clock.elapsed();
      this.listener?.hear(frame);
    });
  }

  #pass(message: WireMessage | null, way: Way, deliver: () => void): void {
    const { faults } = this.#tools;
    const arrive = () => {
      if (this.#isOpen && !this.#isSilent) deliver();
    };
    if (faults === null) way.pass(arrive);
    else faults.pass(message, way, arrive);
  }

  #close(code: number): void {
    if (!this.#isOpen) return;
    this.#finish();
    this.#page.onClosed(code);
  }

  #finish(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    if (!this.#isSilent) this.#heardAt = this.#tools.clock.elapsed();
    this.#cancelSilence?.();
    this.listener?.leave();
    this.onEnd();
  }
}
