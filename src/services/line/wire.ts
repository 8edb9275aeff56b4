import type { AdviserMessage } from '../../protocol/adviser-messages.ts';
import type { BrokerMessage } from '../../protocol/broker-messages.ts';
import type { CustomerMessage } from '../../protocol/customer-messages.ts';
import type { Decode } from '../../protocol/decode.ts';
import type { SecondMessage } from '../../protocol/second-messages.ts';
import { protocolVersion, subprotocol, times } from '../../protocol/limits.ts';

/** What a page of any role can say. */
export type PageMessage = CustomerMessage | AdviserMessage | SecondMessage;

/** The code of a socket that ended without a close frame. */
const lostNetwork = 1006;

/** What a wire needs: where the broker is, how to greet it, and who listens. */
export interface WireOptions {
  /** The broker's origin, such as `https://help.bank.example`. */
  readonly broker: string;
  readonly role: 'customer' | 'adviser' | 'second';
  /** Reads what that role can be told. */
  readonly decode: Decode<BrokerMessage>;
  /** The first message on the wire. It may have to be fetched, which is done once the wire is open: see {@link Wire}. */
  readonly greeting: () => PageMessage | Promise<PageMessage>;
  /** Up to where the page has handled the log; goes with each ping. */
  readonly lastSeq: () => number;
  readonly onMessage: (message: BrokerMessage) => void;
  /**
   * The wire is dead. `code` is the broker's close code, or 1006 for a lost network; `silentMs` says for how long
   * it may have been dead unnoticed.
   */
  readonly onClosed: (code: number, silentMs: number) => void;
}

/**
 * One socket to the broker, from its opening to its end. It greets, pings, and takes a silent line for a
 * dead one (rules P1, P2, P9). It never comes back: that is a line's work.
 *
 * Nothing is fetched before the socket is open. Over a dead network a browser keeps the connections of requests
 * that were given up, has six of them at most, and asks the network less and less often: a new socket asks at once.
 */
export class Wire {
  readonly #socket: WebSocket;
  readonly #options: WireOptions;
  #heartbeat: ReturnType<typeof setTimeout> | undefined;
  #answer: ReturnType<typeof setTimeout> | undefined;
  #heardAt = performance.now();
  #askedAt: number | undefined;
  #isOver = false;

  constructor(options: WireOptions) {
    this.#options = options;
    this.#socket = new WebSocket(socketAddress(options.broker), subprotocol);
    this.#socket.addEventListener('open', () => void this.#greet());
    this.#socket.addEventListener('message', ({ data }) => this.#hear(data));
    this.#socket.addEventListener('close', ({ code }) => this.#finish(code));
    globalThis.addEventListener?.('offline', this.#lose);
    this.#awaitAnswer();
  }

  /** Whether something can be sent at the moment. */
  get isOpen(): boolean {
    return !this.#isOver && this.#socket.readyState === WebSocket.OPEN;
  }

  /** Since when the wire may have been dead, counted until now: at most since the heartbeat before the open question. */
  get silentMs(): number {
    const now = performance.now();
    const openMs = this.#askedAt === undefined ? 0 : now - this.#askedAt;
    // The timers of a hidden page may ask late; the line was not dead for that.
    return Math.round(Math.min(now - this.#heardAt, openMs + times.heartbeatMs));
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

  async #greet(): Promise<void> {
    try {
      this.send(await this.#options.greeting());
    } catch {
      // Without the right to a seat the wire is of no use; whoever fetches that right says why there is none.
      this.#lose();
    }
  }

  #hear(data: unknown): void {
    if (this.#isOver) return;
    clearTimeout(this.#answer);
    this.#heardAt = performance.now();
    this.#askedAt = undefined;
    // Set by what is heard and not by the beat before: a browser slows down a hidden page's chains of timers most.
    this.#heartbeat ??= setTimeout(() => this.#beat(), times.heartbeatMs);
    const message = typeof data === 'string' ? this.#options.decode(data) : null;
    // A newer broker may say more than this page knows; what is not understood has no effect.
    if (message !== null) this.#options.onMessage(message);
  }

  #beat(): void {
    this.#heartbeat = undefined;
    const { role, lastSeq } = this.#options;
    this.send({ type: `${role}.pinged`, lastSeq: lastSeq() });
    this.#awaitAnswer();
  }

  /** What was asked must be answered, the opening of the socket too: TCP alone would go on trying for minutes. */
  #awaitAnswer(): void {
    const askedAt = performance.now();
    this.#askedAt ??= askedAt;
    clearTimeout(this.#answer);
    this.#answer = setTimeout(() => {
      // Timers of hidden pages are slowed down, and computers sleep: then an answer may wait to be handled.
      const slept = performance.now() - askedAt > 2 * times.answerMs;
      if (slept) this.#awaitAnswer();
      else this.#lose();
    }, times.answerMs);
  }

  readonly #lose = (): void => {
    this.#finish(lostNetwork);
    this.#socket.close();
  };

  #finish(code: number): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stop();
    this.#options.onClosed(code, code === lostNetwork ? this.silentMs : 0);
  }

  #stop(): void {
    clearTimeout(this.#heartbeat);
    clearTimeout(this.#answer);
    globalThis.removeEventListener?.('offline', this.#lose);
  }
}

/** The greeting of a customer's page. */
export function customerGreeting(locale: 'sl' | 'en'): CustomerMessage {
  return { type: 'customer.greeted', protocol: protocolVersion, locale, clock: Date.now() };
}

function socketAddress(broker: string): string {
  const address = new URL('/v1/socket', broker);
  address.protocol = address.protocol === 'http:' ? 'ws:' : 'wss:';
  return address.href;
}
