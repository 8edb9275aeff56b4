import type { BrokerMessage, BrokerMessages } from '../../protocol/broker-messages.ts';
import { closeCodes } from '../../protocol/reasons.ts';
import { returnDelays } from './return-delays.ts';
import type { PageMessage, Wire, WireOptions } from './wire.ts';

/** How a line gets a wire and its seat on it. */
export interface LineOptions {
  /** Opens a new wire after a lost one. */
  readonly reopen: (handlers: WireHandlers) => Wire;
  /** Asks for the seat again, once the broker has greeted. Nothing to do where the greeting does it. */
  readonly takeSeat: (greeting: BrokerMessages['broker.greeted'], wire: Wire) => void;
  /** Every message of the broker, once, in the log's order. */
  readonly onMessage: (message: BrokerMessage) => void;
  /** The wire is lost; `silentMs` says for how long it may have been dead unnoticed. */
  readonly onLost: (silentMs: number) => void;
  /** The line is over for good, by the broker's word. */
  readonly onOver: (code: number) => void;
}

/** What a wire calls. */
export type WireHandlers = Pick<WireOptions, 'onMessage' | 'onClosed' | 'lastSeq'>;

/** A message that must not be lost: it has an id, and waits for `broker.stored`. */
type Kept = Extract<PageMessage, { id: string }>;

/** While the broker keeps the seat, it is asked for it often: rule P9 leaves a page that comes back little time. */
const longestDelayMs = 3_500;

const final: ReadonlySet<number> = new Set([
  closeCodes.notAllowed,
  closeCodes.openedElsewhere,
  closeCodes.sessionClosed,
  closeCodes.handedOver,
  closeCodes.secondGone,
  closeCodes.resumeRefused,
  closeCodes.protocolTooOld,
]);

/** With these the broker gives a page its seat. */
const seatings: ReadonlySet<string> = new Set([
  'broker.admitted',
  'broker.seated',
  'broker.seatedSecond',
]);

/** Whether a refused message is said again: too fast is not wrong, nor is what a full disk could not take. */
export function isForLater({ reason }: BrokerMessages['broker.refused']): boolean {
  return reason === 'messages.tooMany' || reason === 'broker.busy';
}

/**
 * A seat in a session over as many wires as it takes. What has an id is sent until the broker has it on disk;
 * what the broker sends twice is handled once (rules P6, P7, P9).
 */
export class Line {
  readonly #options: LineOptions;
  readonly #outbox = new Map<string, Kept>();
  #wire: Wire | undefined;
  #delays = returnDelays(longestDelayMs);
  #toldDelayMs: number | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #lastSeq = 0;
  #isSeated = false;
  #isOver = false;

  constructor(options: LineOptions) {
    this.#options = options;
  }

  /** Up to where this page has handled the session's log. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** Since when the line may have been dead, as far as its wire knows. */
  get silentMs(): number {
    return this.#wire?.silentMs ?? 0;
  }

  /** What a wire has to call, to be this line's wire. */
  readonly handlers: WireHandlers = {
    lastSeq: () => this.#lastSeq,
    onMessage: (message) => this.#hear(message),
    onClosed: (code, silentMs) => this.#lose(code, silentMs),
  };

  /** Goes on over a wire that already has the seat, with a log of which `lastSeq` is known. */
  startOn(wire: Wire, lastSeq: number): void {
    this.#wire = wire;
    this.#lastSeq = lastSeq;
    this.#isSeated = true;
  }

  /** Opens the first wire; until it stands, the line counts as lost. */
  start(): void {
    clearTimeout(this.#retry);
    if (!this.#isOver && this.#wire === undefined) this.#reopen();
  }

  /** Lets the wire go while the page rests; {@link start} brings it back. */
  rest(): void {
    if (this.#isOver) return;
    const silentMs = this.silentMs;
    this.#wire?.close();
    this.#lose(closeCodes.goingAway, silentMs);
    clearTimeout(this.#retry);
  }

  /** Sends a message that is on its way until it is on disk. */
  keep(message: Kept): void {
    this.#outbox.set(message.id, message);
    if (this.#isSeated) this.#wire?.send(message);
  }

  /** Sends a message that is worth nothing later. */
  pass(message: PageMessage): void {
    if (this.#isSeated) this.#wire?.send(message);
  }

  /** Ends the line from this side, with a last message where there is one. */
  close(last?: Kept): void {
    if (this.#isOver) return;
    if (last !== undefined) this.keep(last);
    this.#isOver = true;
    clearTimeout(this.#retry);
    this.#wire?.close();
  }

  #hear(message: BrokerMessage): void {
    if (this.#isOver || this.#isKnown(message)) return;
    if (message.type === 'broker.greeted' && this.#wire) {
      this.#options.takeSeat(message, this.#wire);
    }
    if (message.type === 'broker.goingAway') this.#toldDelayMs = message.resumeAfterMs;
    if (message.type === 'broker.stored') this.#outbox.delete(message.id);
    if (message.type === 'broker.refused' && message.id !== undefined) this.#refused(message);
    if (seatings.has(message.type)) this.#seat();
    this.#options.onMessage(message);
  }

  #refused(refused: BrokerMessages['broker.refused']): void {
    const message = refused.id === undefined ? undefined : this.#outbox.get(refused.id);
    if (message === undefined) return;
    if (isForLater(refused)) setTimeout(() => this.#again(message), refused.retryAfterMs ?? 1000);
    else this.#outbox.delete(message.id);
  }

  #again(message: Kept): void {
    if (this.#outbox.has(message.id)) this.pass(message);
  }

  #isKnown(message: BrokerMessage): boolean {
    if (!('seq' in message)) return false;
    if (message.seq <= this.#lastSeq) return message.type !== 'broker.stored';
    this.#lastSeq = message.seq;
    return false;
  }

  #seat(): void {
    this.#isSeated = true;
    this.#delays = returnDelays(longestDelayMs);
    for (const message of this.#outbox.values()) this.#wire?.send(message);
  }

  #lose(code: number, silentMs = 0): void {
    this.#wire = undefined;
    if (this.#isOver) return;
    if (final.has(code)) {
      this.#isOver = true;
      this.#options.onOver(code);
      return;
    }
    if (this.#isSeated) this.#options.onLost(silentMs);
    this.#isSeated = false;
    const delayMs = this.#toldDelayMs ?? this.#delays.next().value;
    this.#toldDelayMs = undefined;
    this.#retry = setTimeout(() => this.#reopen(), delayMs);
  }

  #reopen(): void {
    this.#wire = this.#options.reopen(this.handlers);
  }
}
