import type { AdviserMessage } from '../../protocol/adviser-messages.ts';
import type { BrokerMessage } from '../../protocol/broker-messages.ts';
import { protocolVersion } from '../../protocol/limits.ts';
import { isForLater, Line } from '../line/line.ts';
import { consoleWire } from '../line/console-wire.ts';
import type { AdviserNotice } from './adviser-notices.ts';
import { ChatLog, saidIn } from './chat-log.ts';
import { writeChat, type WriteResult } from './write-chat.ts';

/** What the seat of a second adviser is made of. */
export interface SecondSeatOptions {
  readonly broker: string;
  readonly sessionId: string;
  /** Who has the session: their messages stand under their name. */
  readonly adviserName: string;
  readonly ticket: (signal: AbortSignal) => Promise<string>;
}

/** What the seat tells whoever listens. */
export interface SecondSeatListener {
  readonly onSeated: () => void;
  readonly onLost: () => void;
  /** The line is over for good; `code` is the broker's close code. */
  readonly onOver: (code: number) => void;
}

/** The seat of a second adviser: the line, and the chat that goes over it. */
export class SecondSeat {
  readonly chat = new ChatLog<AdviserNotice>();
  readonly #options: SecondSeatOptions;
  #line: Line | undefined;
  #lastSeq = 0;

  constructor(options: SecondSeatOptions) {
    this.#options = options;
  }

  /** Takes the seat, and keeps it over as many sockets as it takes, until `signal` aborts. */
  take({ onSeated, onLost, onOver }: SecondSeatListener, signal: AbortSignal): void {
    const line = new Line({
      reopen: (handlers) =>
        consoleWire({
          broker: this.#options.broker,
          role: 'second',
          greeting: () => this.#greeting(signal),
          ...handlers,
          lastSeq: () => this.#lastSeq,
        }),
      // The greeting has asked for the seat already.
      takeSeat: () => undefined,
      onMessage: (message) => {
        this.#hear(message);
        if (message.type === 'broker.seatedSecond') onSeated();
      },
      onLost,
      onOver,
    });
    this.#line = line;
    signal.addEventListener('abort', () => line.close(), { once: true });
    line.start();
  }

  /** Sends a chat message, and shows it as on its way. */
  write(text: string): WriteResult {
    return writeChat(this.chat, text, (message) =>
      this.#line?.keep({ type: 'second.wroteChat', ...message }),
    );
  }

  /** Says that this adviser leaves, as the last word on the line. */
  leave(): void {
    this.#line?.close({ type: 'second.left', id: crypto.randomUUID() });
  }

  async #greeting(signal: AbortSignal): Promise<AdviserMessage> {
    const { sessionId, ticket } = this.#options;
    return {
      type: 'adviser.greeted',
      protocol: protocolVersion,
      ticket: await ticket(signal),
      session: { sessionId, lastSeq: this.#lastSeq, as: 'second' },
    };
  }

  #hear(message: BrokerMessage): void {
    if ('seq' in message) this.#lastSeq = Math.max(this.#lastSeq, message.seq);
    if (message.type === 'broker.stored') this.chat.settle(message.id, 'stored', message.at);
    if (message.type === 'broker.refused' && message.id !== undefined && !isForLater(message)) {
      this.chat.settle(message.id, 'refused', Date.now());
    }
    if (message.type === 'broker.closed') this.chat.note(message.reason, message.at);
    const said = saidIn(message);
    if (said === null) return;
    // One's own stand without a name, as everywhere at the console.
    const { by: _, ...own } = said;
    const isOwn = message.type === 'second.wroteChat';
    const by = said.from === 'adviser' ? { by: this.#options.adviserName } : {};
    this.chat.put(isOwn ? own : { ...own, ...by });
  }
}
