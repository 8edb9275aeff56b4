import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import type { BrokerMessage, BrokerMessages } from '../../src/protocol/broker-messages.ts';
import type { CompanionMessage } from '../../src/protocol/companion-messages.ts';
import { decodeBrokerMessage } from '../../src/protocol/decode.ts';
import type { Computer } from '../../src/protocol/fields.ts';
import { protocolVersion, sizes, subprotocol, times } from '../../src/protocol/limits.ts';
import { closeCodes } from '../../src/protocol/reasons.ts';
import type { ProgramKey } from './program-key.ts';

/** What the program says and what must not be lost, with its id. */
export type KeptMessage = Extract<CompanionMessage, { id: string }>;
type WithoutId<Message> = Message extends { id: string } ? Omit<Message, 'id'> : never;

/** What the program says in a session and what must not be lost. */
export type Decision = WithoutId<KeptMessage>;

/** What a line needs. */
export interface BrokerLineOptions {
  /** The broker's origin, as it was compiled in. */
  readonly broker: string;
  readonly number: string;
  readonly computer: Computer;
  readonly key: ProgramKey;
  readonly onMessage: (message: BrokerMessage) => void;
  readonly onLost: () => void;
  /** Nothing leads back: the session is over, or the broker says no for good. */
  readonly onOver: () => void;
}

const retryMs = 1_000;
const final: ReadonlySet<number> = new Set([
  closeCodes.notAllowed,
  closeCodes.openedElsewhere,
  closeCodes.sessionClosed,
  closeCodes.resumeRefused,
  closeCodes.protocolTooOld,
]);

/**
 * The program's line to the broker: it dials out, and listens nowhere. The first socket gives the number; once the
 * customer has confirmed the program, later ones come back by its key. What has an id is said until it is on disk.
 */
export class BrokerLine {
  readonly #options: BrokerLineOptions;
  readonly #outbox = new Map<string, KeptMessage>();
  #socket: WebSocket | undefined;
  #sessionId: string | undefined;
  #lastSeq = 0;
  #heartbeat: ReturnType<typeof setInterval> | undefined;
  #answer: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  constructor(options: BrokerLineOptions) {
    this.#options = options;
    this.#open();
  }

  /** Says a decision; answers the id under which it is answered. */
  tell(decision: Decision): string {
    const id = randomUUID();
    this.keep({ ...decision, id } as KeptMessage);
    return id;
  }

  /** Says what must not be lost, until it is on the broker's disk. */
  keep(message: KeptMessage): void {
    this.#outbox.set(message.id, message);
    this.#send(message);
  }

  /** Says what is worth nothing later. */
  pass(message: CompanionMessage): void {
    this.#send(message);
  }

  /** Ends the line from this side. */
  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stop();
    this.#socket?.close(1000);
  }

  #open(): void {
    const address = new URL('/v1/program-socket', this.#options.broker);
    address.protocol = address.protocol === 'http:' ? 'ws:' : 'wss:';
    const socket = new WebSocket(address, subprotocol, {
      handshakeTimeout: times.answerMs,
      maxPayload: sizes.maxFrameBytes * 4,
      perMessageDeflate: false,
    });
    this.#socket = socket;
    socket.on('open', () => this.#send({ type: 'companion.greeted', protocol: protocolVersion }));
    socket.on('message', (data, isBinary) => {
      if (!isBinary && socket === this.#socket) this.#hear(String(data));
    });
    socket.on('close', (code) => this.#lose(socket, code));
    // `ws` tells what is wrong and then closes; the close is what we act on.
    socket.on('error', () => socket.terminate());
    this.#heartbeat = setInterval(() => this.#beat(), times.heartbeatMs);
  }

  #hear(frame: string): void {
    clearTimeout(this.#answer);
    const message = decodeBrokerMessage(frame);
    if (message === null || this.#isOver) return;
    if ('seq' in message) this.#lastSeq = Math.max(this.#lastSeq, message.seq);
    if (message.type === 'broker.greeted') this.#introduce(message);
    if (message.type === 'broker.stored') this.#outbox.delete(message.id);
    if (message.type === 'broker.refused' && message.id !== undefined) this.#refused(message);
    if (message.type === 'broker.boundProgram') this.#bind(message);
    this.#options.onMessage(message);
  }

  #introduce({ nonce = '' }: BrokerMessages['broker.greeted']): void {
    const { number, computer, key } = this.#options;
    const sessionId = this.#sessionId;
    if (sessionId === undefined) {
      const id = randomUUID();
      const { publicKey } = key;
      this.#send({ type: 'companion.gaveNumber', id, number, key: publicKey, computer });
    } else {
      const signature = key.sign(nonce, sessionId);
      const heard = this.#lastSeq > 0 ? { lastSeq: this.#lastSeq } : {};
      this.#send({ type: 'companion.resumed', sessionId, signature, ...heard });
    }
  }

  #bind({ sessionId }: BrokerMessages['broker.boundProgram']): void {
    this.#sessionId = sessionId;
    for (const message of this.#outbox.values()) this.#send(message);
  }

  #refused({ id = '', reason, retryAfterMs }: BrokerMessages['broker.refused']): void {
    const message = this.#outbox.get(id);
    if (message === undefined) return;
    // Too fast is not wrong, nor is a full disk: what was refused for that is said again.
    if (reason === 'messages.tooMany' || reason === 'broker.busy') {
      setTimeout(() => this.#outbox.has(id) && this.#send(message), retryAfterMs ?? 1_000);
    } else {
      this.#outbox.delete(id);
    }
  }

  #beat(): void {
    this.#send({ type: 'companion.pinged' });
    clearTimeout(this.#answer);
    this.#answer = setTimeout(() => this.#socket?.terminate(), times.answerMs);
  }

  #lose(socket: WebSocket, code: number): void {
    if (this.#isOver || socket !== this.#socket) return;
    this.#stop();
    if (final.has(code)) {
      this.#isOver = true;
      return this.#options.onOver();
    }
    this.#options.onLost();
    // Before the customer's yes there is nothing to come back to.
    if (this.#sessionId !== undefined && !this.#isOver) {
      this.#retry = setTimeout(() => this.#open(), retryMs);
    }
  }

  #send(message: CompanionMessage): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#socket.send(JSON.stringify(message));
  }

  #stop(): void {
    clearInterval(this.#heartbeat);
    clearTimeout(this.#answer);
    clearTimeout(this.#retry);
  }
}
