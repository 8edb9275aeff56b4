import type { AdviserMessages } from '../../protocol/adviser-messages.ts';
import type { BrokerMessage } from '../../protocol/broker-messages.ts';
import type { AdviserIdentity } from '../../protocol/fields.ts';
import type { PresentColleague } from '../../protocol/http.ts';

type Said =
  AdviserMessages['adviser.askedToHandOver'] | AdviserMessages['adviser.withdrewHandOver'];

/** What a seat says of handing its session over, and the names that go with it. */
export class HandOverDesk {
  readonly #keep: (message: Said) => void;
  #chosen: PresentColleague | undefined;
  #ask: string | undefined;
  /** Asked, and nobody has said yet that it is on disk. */
  #onItsWay: { readonly id: string; readonly to: AdviserIdentity } | undefined;

  constructor(keep: (message: Said) => void) {
    this.#keep = keep;
  }

  /** Whom the broker may not have heard of yet, because the line was lost. */
  get onItsWay(): AdviserIdentity | null {
    return this.#onItsWay?.to ?? null;
  }

  /** Keeps whom to ask until the statechart says so. */
  choose(colleague: PresentColleague): void {
    this.#chosen = colleague;
  }

  /** Asks the colleague who was chosen. */
  tellAsk(): void {
    if (this.#chosen === undefined) throw new Error('Nobody was chosen');
    const { colleague, name, role } = this.#chosen;
    const id = crypto.randomUUID();
    this.#ask = id;
    this.#onItsWay = { id, to: { name, role } };
    this.#keep({ type: 'adviser.askedToHandOver', id, to: colleague });
  }

  /** Takes the question back. */
  tellWithdrawal(): void {
    if (this.#ask === undefined) return;
    this.#keep({ type: 'adviser.withdrewHandOver', id: crypto.randomUUID(), ask: this.#ask });
  }

  /** Whether a refusal is about the question. */
  isAbout({ id }: { id?: string }): boolean {
    return id !== undefined && id === this.#ask;
  }

  /** Takes what the broker says of it. */
  hear(message: BrokerMessage): void {
    if (message.type === 'broker.seated') this.#ask = message.handOver?.ask ?? this.#onItsWay?.id;
    const isAnswer = message.type === 'broker.stored' || message.type === 'broker.refused';
    if (isAnswer && message.id === this.#onItsWay?.id) this.#onItsWay = undefined;
  }
}
