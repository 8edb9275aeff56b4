import { protocolVersion } from '../protocol/limits.ts';
import { closeCodes } from '../protocol/reasons.ts';
import type { SecondMessage } from '../protocol/second-messages.ts';
import type { Adviser } from '../rules/session-state.ts';
import type { SimulatedBroker } from './simulated-broker.ts';
import type { BrokerEnd } from './simulated-line.ts';

/** A second adviser at the simulated broker, whom the customer has let into the chat. */
export class SimulatedSecond {
  /** Resolves when their part is over, because the customer or the adviser ended it. */
  readonly isSentAway: Promise<void>;
  readonly #line: BrokerEnd | null;

  constructor(broker: SimulatedBroker, adviser: Adviser, sessionId: string) {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.isSentAway = promise;
    const onClosed = (code: number) => code === closeCodes.secondGone && resolve();
    this.#line = broker.connect({ onFrame: () => undefined, onClosed }, { isFaultless: true });
    const ticket = broker.ticketFor(adviser);
    const session = { sessionId, lastSeq: 0, as: 'second' };
    this.#line?.send(
      JSON.stringify({ type: 'adviser.greeted', protocol: protocolVersion, ticket, session }),
    );
  }

  /** Writes into the chat. */
  writes(text: string): void {
    this.#say({ type: 'second.wroteChat', id: crypto.randomUUID(), text });
  }

  /** Leaves by themselves. */
  leaves(): void {
    this.#say({ type: 'second.left', id: crypto.randomUUID() });
  }

  #say(message: SecondMessage): void {
    this.#line?.send(JSON.stringify(message));
  }
}
