import type { AdviserMessages } from '../../protocol/adviser-messages.ts';
import type { BrokerMessage, BrokerMessages } from '../../protocol/broker-messages.ts';
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
  #asked: AdviserIdentity | null = null;
  /** Taken back, and nobody has said yet that it is on disk. */
  #withdrawal: { readonly id: string; readonly from: AdviserIdentity | null } | undefined;

  constructor(keep: (message: Said) => void) {
    this.#keep = keep;
  }

  /** Whom the broker may not have heard of yet, because the line was lost. */
  get onItsWay(): AdviserIdentity | null {
    return this.#onItsWay?.to ?? null;
  }

  /** Whose yes may have come before the word that the question is taken back. */
  get mayHaveIt(): AdviserIdentity | null {
    return this.#withdrawal?.from ?? null;
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
    this.#asked = { name, role };
    this.#onItsWay = { id, to: this.#asked };
    this.#keep({ type: 'adviser.askedToHandOver', id, to: colleague });
  }

  /** Takes the question back. */
  tellWithdrawal(): void {
    if (this.#ask === undefined) return;
    const id = crypto.randomUUID();
    this.#withdrawal = { id, from: this.#asked };
    this.#keep({ type: 'adviser.withdrewHandOver', id, ask: this.#ask });
  }

  /** Whether a refusal is about the question. */
  isAbout({ id }: { id?: string }): boolean {
    return id !== undefined && id === this.#ask;
  }

  /** Takes what the broker says of it. */
  hear(message: BrokerMessage): void {
    if (message.type === 'broker.seated') this.#takeSeat(message);
    if (message.type !== 'broker.stored' && message.type !== 'broker.refused') return;
    // A refusal of the seat has no id: it answers nothing that was said in it.
    if (message.id === undefined) return;
    if (message.id === this.#onItsWay?.id) this.#onItsWay = undefined;
    if (message.id === this.#withdrawal?.id) this.#withdrawal = undefined;
  }

  #takeSeat({ handOver }: BrokerMessages['broker.seated']): void {
    this.#ask = handOver?.ask ?? this.#onItsWay?.id;
    this.#asked = handOver?.to ?? this.#asked;
  }
}
