import { decodeBrokerMessage } from '../protocol/decode.ts';
import type { AdviserMessage } from '../protocol/adviser-messages.ts';
import type { BrokerMessage } from '../protocol/broker-messages.ts';
import type { CustomerMessage } from '../protocol/customer-messages.ts';
import { protocolVersion, subprotocol, times } from '../protocol/limits.ts';

/** What a page of either role can say. */
export type PageMessage = CustomerMessage | AdviserMessage;

/** What a wire needs: where the broker is, how to greet it, and who listens. */
export interface WireOptions {
  /** The broker's origin, such as `https://help.bank.example`. */
  readonly broker: string;
  /** The first message on the wire. */
  readonly greeting: PageMessage;
  /** Up to where the page has handled the log; goes with each ping. */
  readonly lastSeq: () => number;
  readonly onMessage: (message: BrokerMessage) => void;
  /** The wire is dead. `code` is the broker's close code, or 1006 for a lost network. */
  readonly onClosed: (code: number) => void;
}

/**
 * One socket to the broker, from its opening to its end. It greets, pings, and takes a silent line for a
 * dead one (rules P1, P2, P9). It never comes back: that is a line's work.
 */
export class Wire {
  readonly #socket: WebSocket;
  readonly #options: WireOptions;
  #heartbeat: ReturnType<typeof setInterval> | undefined;
  #answer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  constructor(options: WireOptions) {
    this.#options = options;
    this.#socket = new WebSocket(socketAddress(options.broker), subprotocol);
    this.#socket.addEventListener('open', () => this.#greet());
    this.#socket.addEventListener('message', ({ data }) => this.#hear(data));
    this.#socket.addEventListener('close', ({ code }) => this.#finish(code));
    globalThis.addEventListener?.('offline', this.#lose);
    this.#awaitAnswer();
  }

  /** Whether something can be sent at the moment. */
  get isOpen(): boolean {
    return !this.#isOver && this.#socket.readyState === WebSocket.OPEN;
  }

  /** Sends a message, if the wire is open. Whoever needs certainty waits for `broker.stored`. */
  send(message: PageMessage): void {
    if (this.isOpen) this.#socket.send(JSON.stringify(message));
  }

  /** Ends the wire from this side; `onClosed` is not called any more. */
  close(): void {
    this.#isOver = true;
    this.#stop();
    this.#socket.close(1000);
  }

  #greet(): void {
    this.send(this.#options.greeting);
    this.#heartbeat = setInterval(() => this.#beat(), times.heartbeatMs);
  }

  #hear(data: unknown): void {
    clearTimeout(this.#answer);
    const message = typeof data === 'string' ? decodeBrokerMessage(data) : null;
    // A newer broker may say more than this page knows; what is not understood has no effect.
    if (message !== null && !this.#isOver) this.#options.onMessage(message);
  }

  #beat(): void {
    this.send({ type: this.#pingType, lastSeq: this.#options.lastSeq() });
    this.#awaitAnswer();
  }

  /** What was asked must be answered, the opening of the socket too: TCP alone would go on trying for minutes. */
  #awaitAnswer(): void {
    const askedAt = Date.now();
    clearTimeout(this.#answer);
    this.#answer = setTimeout(() => {
      // Timers of hidden pages are slowed down, and computers sleep: then an answer may wait to be handled.
      const slept = Date.now() - askedAt > 2 * times.answerMs;
      if (slept) this.#awaitAnswer();
      else this.#lose();
    }, times.answerMs);
  }

  get #pingType() {
    return this.#options.greeting.type.startsWith('adviser.')
      ? 'adviser.pinged'
      : 'customer.pinged';
  }

  readonly #lose = (): void => {
    this.#finish(1006);
    this.#socket.close();
  };

  #finish(code: number): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stop();
    this.#options.onClosed(code);
  }

  #stop(): void {
    clearInterval(this.#heartbeat);
    clearTimeout(this.#answer);
    globalThis.removeEventListener?.('offline', this.#lose);
  }
}

/** The greeting of a customer's page. */
export function customerGreeting(locale: 'sl' | 'en'): CustomerMessage {
  return { type: 'customer.greeted', protocol: protocolVersion, locale };
}

function socketAddress(broker: string): string {
  const address = new URL('/v1/socket', broker);
  address.protocol = address.protocol === 'http:' ? 'ws:' : 'wss:';
  return address.href;
}
