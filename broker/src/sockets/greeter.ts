import {
  decodeAdviserMessage,
  decodeCompanionMessage,
  decodeCustomerMessage,
} from '../../../src/protocol/decode.ts';
import type { AdviserMessages } from '../../../src/protocol/adviser-messages.ts';
import { protocolVersion, times } from '../../../src/protocol/limits.ts';
import { closeCodes } from '../../../src/protocol/reasons.ts';
import { refusal } from '../../../src/rules/refusal.ts';
import { newSecret } from '../store/keys.ts';
import { AdviserConversation } from './adviser-conversation.ts';
import type { Connection, Conversation } from './connection.ts';
import { CustomerConversation } from './customer-conversation.ts';
import type { FrontDoor } from './front-door.ts';
import { SecondConversation } from './second-conversation.ts';
import { ProgramConversation } from './program-conversation.ts';

/** A connection that has not said who it is (rules P1, P10). */
export class Greeter implements Conversation {
  readonly #door: FrontDoor;
  readonly #connection: Connection;
  readonly #onGreeted: () => void;
  readonly #cancelTime: () => void;

  constructor(door: FrontDoor, connection: Connection, onGreeted: () => void) {
    this.#door = door;
    this.#connection = connection;
    this.#onGreeted = onGreeted;
    this.#cancelTime = door.clock.after(times.greetingMs, () =>
      connection.close(closeCodes.notGreeted),
    );
  }

  hear(frame: string): void {
    const customer = decodeCustomerMessage(frame);
    if (customer?.type === 'customer.greeted') {
      this.#noteClock(customer.clock);
      return this.#welcomeCustomer(customer.protocol);
    }
    const adviser = decodeAdviserMessage(frame);
    if (adviser?.type === 'adviser.greeted') {
      this.#noteClock(adviser.clock);
      return this.#welcomeAdviser(adviser);
    }
    const program = decodeCompanionMessage(frame);
    if (program?.type === 'companion.greeted') return this.#welcomeProgram(program.protocol);
    const wait = this.#connection.takeTurn('other');
    const message = customer ?? adviser ?? program;
    const reason = message === null ? 'message.notUnderstood' : 'notNow';
    this.#connection.send(
      wait > 0 ? refusal('messages.tooMany', {}, wait) : refusal(reason, message ?? {}),
    );
  }

  leave(): void {
    this.#cancelTime();
    this.#onGreeted();
  }

  #welcomeCustomer(protocol: number): void {
    if (!this.#door.pageOrigins.has(this.#connection.origin)) return this.#turnAway();
    if (!this.#speaks(protocol)) return;
    const nonce = newSecret();
    this.#goOn(new CustomerConversation(this.#door, this.#connection, nonce), { nonce });
  }

  #welcomeAdviser(greeting: AdviserMessages['adviser.greeted']): void {
    if (this.#connection.origin !== this.#door.consoleOrigin) return this.#turnAway();
    if (!this.#speaks(greeting.protocol)) return;
    const signedIn = this.#door.tickets.take(greeting.ticket);
    if (signedIn === null) return this.#turnAway();
    const { session } = greeting;
    if (session?.as === 'second') {
      const seat = new SecondConversation(this.#door, this.#connection, signedIn);
      this.#goOn(seat);
      return seat.begin(session);
    }
    const conversation = new AdviserConversation(this.#door, this.#connection, signedIn);
    this.#goOn(conversation);
    conversation.begin(session ?? null);
  }

  /** A program comes by a way of its own, on which no page can come (rule P1). */
  #welcomeProgram(protocol: number): void {
    if (this.#connection.origin !== '') return this.#turnAway();
    if (!this.#speaks(protocol)) return;
    const nonce = newSecret();
    this.#goOn(new ProgramConversation(this.#door, this.#connection, nonce), { nonce });
  }

  /** How far a page's clock is ahead of ours, as exactly as the way of one message allows. */
  #noteClock(clock: number | undefined): void {
    if (clock === undefined) return;
    this.#connection.clockOffsetMs = clock - this.#door.clock.now();
  }

  #speaks(protocol: number): boolean {
    if (protocol === protocolVersion) return true;
    this.#connection.send(refusal('protocol.tooOld', {}));
    this.#connection.close(closeCodes.protocolTooOld);
    return false;
  }

  #turnAway(): void {
    this.#connection.send(refusal('notAllowed', {}));
    this.#connection.close(closeCodes.notAllowed);
  }

  #goOn(conversation: Conversation, more: { nonce?: string } = {}): void {
    this.leave();
    this.#connection.conversation = conversation;
    this.#connection.send({
      type: 'broker.greeted',
      protocol: protocolVersion,
      heartbeatMs: times.heartbeatMs,
      ...more,
    });
  }
}
