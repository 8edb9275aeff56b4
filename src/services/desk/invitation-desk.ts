import type { AdviserMessages } from '../../protocol/adviser-messages.ts';
import type { BrokerMessage } from '../../protocol/broker-messages.ts';
import type { PresentColleague } from '../../protocol/http.ts';

type Said =
  AdviserMessages['adviser.invitedSecond'] | AdviserMessages['adviser.withdrewInvitation'];

/** What a seat says of a second adviser, and which invitation it is about. */
export class InvitationDesk {
  readonly #keep: (message: Said) => void;
  #chosen: PresentColleague | undefined;
  #ask: string | undefined;

  constructor(keep: (message: Said) => void) {
    this.#keep = keep;
  }

  /** Keeps whom to invite until the statechart says so. */
  choose(colleague: PresentColleague): void {
    this.#chosen = colleague;
  }

  /** Invites the colleague who was chosen. */
  tellInvitation(): void {
    if (this.#chosen === undefined) throw new Error('Nobody was chosen');
    const id = crypto.randomUUID();
    this.#ask = id;
    this.#keep({ type: 'adviser.invitedSecond', id, to: this.#chosen.colleague });
  }

  /** Takes the invitation back, or sends the second adviser away. */
  tellWithdrawal(): void {
    if (this.#ask === undefined) return;
    this.#keep({ type: 'adviser.withdrewInvitation', id: crypto.randomUUID(), ask: this.#ask });
  }

  /** Whether a refusal is about the invitation. */
  isAbout({ id }: { id?: string }): boolean {
    return id !== undefined && id === this.#ask;
  }

  /** Takes what the broker says of it: another page may have invited. */
  hear(message: BrokerMessage): void {
    if (message.type !== 'broker.seated' && message.type !== 'broker.describedSecond') return;
    this.#ask = message.second?.ask ?? this.#ask;
  }
}
