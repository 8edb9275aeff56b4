import type { BrokerMessage } from '../../protocol/broker-messages.ts';
import { systemFactsOf, type SystemKind, type SystemLine } from '../../protocol/system.ts';
import type { Decision } from './customer-seat.ts';
import { readSystem } from '../system-reading.ts';

/**
 * What this computer's browser says of it, from the adviser's question to the customer's answer: it is read for one
 * question, and forgotten with it.
 */
export class SystemDesk {
  #ask = '';
  #lines: readonly SystemLine[] = [];
  #clockAheadMs: number | null = null;

  /** What was read, in the order in which it is shown. */
  get lines(): readonly SystemLine[] {
    return this.#lines;
  }

  /** The id of the adviser's question that was asked last. */
  get ask(): string {
    return this.#ask;
  }

  /** Takes the adviser's question, and the time by the bank's clock. */
  hear(message: BrokerMessage): void {
    if (message.type === 'broker.ponged') this.#clockAheadMs = Date.now() - message.at;
    if (message.type !== 'adviser.askedForSystem' || message.of === 'program') return;
    this.#ask = message.id;
    this.#lines = [];
  }

  /** Reads what there is to read. */
  async read(): Promise<void> {
    const ask = this.#ask;
    const { navigator, screen, devicePixelRatio } = globalThis;
    const clockAheadMs = this.#clockAheadMs;
    const lines = await readSystem({ navigator, screen, devicePixelRatio, clockAheadMs });
    if (ask === this.#ask) this.#lines = lines;
  }

  /** The customer's answer with the lines that they left in; without any it is a no. */
  answer(kinds: readonly SystemKind[]): Decision {
    const sent = this.#lines.filter(({ kind }) => kinds.includes(kind));
    const ask = this.#ask;
    this.#lines = [];
    if (sent.length === 0) return { type: 'customer.refusedSystem', ask };
    return { type: 'customer.sentSystem', ask, ...systemFactsOf(sent) };
  }
}
