import type { CustomerMessage, CustomerMessages } from '../../../src/protocol/customer-messages.ts';
import { decodeCustomerMessage } from '../../../src/protocol/decode.ts';
import { times } from '../../../src/protocol/limits.ts';
import { closeCodes } from '../../../src/protocol/reasons.ts';
import type { CustomerSays } from '../../../src/rules/decision.ts';
import { refusal } from '../../../src/rules/refusal.ts';
import { factsOf } from '../log.ts';
import { WrongTries } from '../sessions/admission.ts';
import type { Session } from '../sessions/session.ts';
import type { Connection, Conversation } from './connection.ts';
import { waitUntil, type FrontDoor } from './front-door.ts';
import { hearOn } from './hearing.ts';
import { Turns } from './turns.ts';

/** What a customer's page says on its socket, before and in a session. */
export class CustomerConversation implements Conversation {
  readonly #door: FrontDoor;
  readonly #connection: Connection;
  readonly #nonce: string;
  readonly #turns: Turns;
  readonly #tries = new WrongTries();
  readonly #stopWaiting: () => void;
  #session: Session | null = null;

  constructor(door: FrontDoor, connection: Connection, nonce: string) {
    this.#door = door;
    this.#nonce = nonce;
    this.#connection = connection;
    this.#turns = new Turns((error) => door.log('conversation.failed', factsOf(error)));
    this.#stopWaiting = door.waitingRoom.enter(connection);
  }

  hear(frame: string): void {
    const message = hearOn(this.#connection, decodeCustomerMessage, frame);
    const heardAt = this.#door.clock.elapsed();
    if (message !== null) this.#turns.take(() => this.#answer(message, heardAt));
  }

  leave(): void {
    this.#stopWaiting();
    const from = this.#connection;
    const { heardAt } = from;
    this.#turns.take(async () => {
      await this.#session?.handle({ type: 'broker.lostSeat', seat: 'customer', heardAt }, { from });
    });
  }

  async #answer(message: CustomerMessage, heardAt: number): Promise<void> {
    const { type } = message;
    if (type === 'customer.pinged') return this.#answerPing();
    if (type === 'customer.askedForRoutes') return this.#tellRoutes();
    if (type === 'customer.gaveNumber') return this.#giveNumber(message, heardAt);
    if (type === 'customer.resumed') return this.#resume(message);
    if (type === 'customer.raisedAlarm' && this.#session === null) {
      return this.#raiseAlarm(message, heardAt);
    }
    if (type === 'customer.greeted') this.#connection.send(refusal('notNow', message));
    else await this.#say(message);
  }

  #answerPing(): void {
    this.#connection.send({ type: 'broker.ponged', at: this.#door.clock.now() });
  }

  /** Addresses only: before a session nobody gets a password (rule P24). */
  #tellRoutes(): void {
    this.#connection.send({ type: 'broker.toldRoutes', urls: [...this.#door.iceUrls] });
  }

  async #say(message: CustomerSays): Promise<void> {
    const from = this.#connection;
    if (this.#session === null) return from.send(refusal('notNow', message));
    const outcome = await this.#session.handle(message, { from });
    if (outcome.verdict === 'refused') from.send(refusal(outcome.reason, message));
  }

  async #giveNumber(
    message: CustomerMessages['customer.gaveNumber'],
    heardAt: number,
  ): Promise<void> {
    if (this.#session !== null) return this.#connection.send(refusal('notNow', message));
    const admitted = await this.#door.admission.admit(
      message,
      this.#nonce,
      this.#connection,
      this.#tries,
    );
    if (typeof admitted !== 'string') return this.#enter(admitted);
    await waitUntil(this.#door.clock, heardAt, times.refusalMs);
    this.#connection.send(refusal(admitted, message));
  }

  async #resume(message: CustomerMessages['customer.resumed']): Promise<void> {
    if (this.#session !== null) return this.#connection.send(refusal('notNow', message));
    const session = await this.#door.admission.resume(message, this.#nonce, this.#connection);
    if (session === 'over') return;
    if (session !== null) return this.#enter(session);
    this.#connection.send(refusal('resume.notAccepted', message));
    this.#connection.close(closeCodes.resumeRefused);
  }

  async #raiseAlarm(
    message: CustomerMessages['customer.raisedAlarm'],
    heardAt: number,
  ): Promise<void> {
    const answer = await this.#door.alarms.report(message, this.#connection.network).then(
      (waitMs) =>
        waitMs > 0
          ? refusal('messages.tooMany', message, waitMs)
          : ({ type: 'broker.heardAlarm', id: message.id } as const),
      (error: unknown) => {
        // Nothing is said to be heard that is not on disk.
        this.#door.log('alarm.failed', factsOf(error));
        return refusal('broker.busy', message);
      },
    );
    await waitUntil(this.#door.clock, heardAt, times.refusalMs);
    this.#connection.send(answer);
  }

  #enter(session: Session): void {
    this.#session = session;
    this.#stopWaiting();
  }
}
