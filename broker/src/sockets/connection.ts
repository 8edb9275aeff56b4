import type { RawData, WebSocket } from 'ws';
import type { BrokerMessage } from '../../../src/protocol/broker-messages.ts';
import { rates, sizes, times } from '../../../src/protocol/limits.ts';
import { closeCodes, type CloseCode } from '../../../src/protocol/reasons.ts';
import type { Clock } from '../clock.ts';
import type { Line } from '../sessions/line.ts';
import { TokenBucket } from './token-bucket.ts';

/** How long a socket may take to close in good order. */
const closingMs = 2_000;

/** A flood is over when nothing was too much for as long as this. */
const calmMs = 1_000;

/** What a message is, to whoever counts them. */
export type Kind = 'chat' | 'input' | 'filePiece' | 'other';

/** Who listens to a connection. */
export interface Conversation {
  hear(frame: string): void;
  leave(): void;
}

/** One socket: watches over its silence, its rate and its reading, and leaves the meaning to a conversation. */
export class Connection implements Line {
  conversation: Conversation | null = null;
  clockOffsetMs: number | undefined;
  /** Called once, when the connection is over. */
  onEnd: () => void = () => undefined;
  /** The network that limits count by. */
  readonly network: string;
  /** The page's origin, as the browser says. */
  readonly origin: string;
  readonly #socket: WebSocket;
  readonly #clock: Clock;
  readonly #messages: TokenBucket;
  readonly #chat: TokenBucket;
  readonly #input: TokenBucket;
  readonly #filePieces: TokenBucket;
  #heardAt: number;
  #floodSince: number | null = null;
  #floodedAt = 0;
  #cancelSilence: () => void;
  #isOpen = true;

  constructor(socket: WebSocket, clock: Clock, from: { network: string; origin: string }) {
    const now = clock.elapsed();
    this.#socket = socket;
    this.#clock = clock;
    this.network = from.network;
    this.origin = from.origin;
    this.#messages = new TokenBucket(rates.messagesPerSecond, rates.messagesBurst, now);
    this.#chat = new TokenBucket(rates.chatPerSecond, rates.chatBurst, now);
    this.#input = new TokenBucket(rates.inputsPerSecond, rates.inputsBurst, now);
    this.#filePieces = new TokenBucket(rates.filePiecesPerSecond, rates.filePiecesBurst, now);
    this.#heardAt = now;
    this.#cancelSilence = clock.after(times.heartbeatMs, () => this.#checkSilence());
    socket.on('message', (data, isBinary) => this.#hear(data, isBinary));
    socket.on('ping', () => this.#noteLife());
    socket.on('pong', () => this.#noteLife());
    socket.on('close', () => this.#hearEnd());
    // `ws` closes the socket itself after a broken frame; the close is what we act on.
    socket.on('error', () => this.#hearEnd());
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** When the last byte came, by the clock's elapsed time. */
  get heardAt(): number {
    return this.#heardAt;
  }

  get silentMs(): number {
    return this.#clock.elapsed() - this.#heardAt;
  }

  probe(): void {
    if (this.#isOpen) this.#socket.ping();
  }

  send(message: BrokerMessage): void {
    if (!this.#isOpen) return;
    this.#socket.send(JSON.stringify(message));
    if (this.#socket.bufferedAmount > sizes.maxBufferedBytes) this.close(closeCodes.tooSlow);
  }

  flushed(): Promise<void> {
    return new Promise((resolve) => {
      if (!this.#isOpen) return resolve();
      // An empty ping is sent after all that waits; its callback comes when it has left.
      this.#socket.ping('', false, () => resolve());
    });
  }

  close(code: CloseCode): void {
    if (!this.#isOpen) return;
    this.#end();
    this.#socket.close(code);
    const cancel = this.#clock.after(closingMs, () => this.#socket.terminate());
    this.#socket.once('close', cancel);
  }

  /** Asks for leave to hear one message; answers 0, or how long the sender is to wait (rule P12). */
  takeTurn(kind: Kind): number {
    const now = this.#clock.elapsed();
    const wait = this.#waitFor(kind, now);
    if (wait > 0) this.#noteFlood(now);
    return wait;
  }

  /** A hand that moves says more than a mouth: what it does is counted by itself. */
  #waitFor(kind: Kind, now: number): number {
    if (kind === 'input') return this.#input.take(now);
    if (kind === 'filePiece') return this.#filePieces.take(now);
    return this.#messages.take(now) || (kind === 'chat' ? this.#chat.take(now) : 0);
  }

  #noteFlood(now: number): void {
    if (this.#floodSince === null || now - this.#floodedAt > calmMs) this.#floodSince = now;
    this.#floodedAt = now;
    if (now - this.#floodSince >= rates.floodMs) this.close(closeCodes.flood);
  }

  #hear(data: RawData, isBinary: boolean): void {
    if (!this.#isOpen) return;
    this.#noteLife();
    // Nothing that is not text is a message: it is heard as one that nobody understands.
    this.conversation?.hear(isBinary ? '' : data.toString());
  }

  /** An end that comes over the network is a sign of life too. */
  #hearEnd(): void {
    if (!this.#isOpen) return;
    this.#noteLife();
    this.#end();
  }

  #noteLife(): void {
    this.#heardAt = this.#clock.elapsed();
  }

  #checkSilence(): void {
    const { silentMs } = this;
    if (silentMs >= times.silenceMs) {
      this.#end();
      this.#socket.terminate();
      return;
    }
    // Browsers slow down the timers of hidden pages, but answer a socket's own ping at once.
    if (silentMs >= times.heartbeatMs) this.#socket.ping();
    const waitMs = Math.min(times.heartbeatMs, times.silenceMs - silentMs);
    this.#cancelSilence = this.#clock.after(waitMs, () => this.#checkSilence());
  }

  #end(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#cancelSilence();
    this.conversation?.leave();
    this.onEnd();
  }
}
