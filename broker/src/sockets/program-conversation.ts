import type {
  CompanionMessage,
  CompanionMessages,
} from '../../../src/protocol/companion-messages.ts';
import { decodeCompanionMessage } from '../../../src/protocol/decode.ts';
import { times } from '../../../src/protocol/limits.ts';
import { closeCodes } from '../../../src/protocol/reasons.ts';
import { factsOf } from '../log.ts';
import { WrongTries } from '../sessions/admission.ts';
import type { Session } from '../sessions/session.ts';
import type { Connection, Conversation } from './connection.ts';
import { waitUntil, type FrontDoor } from './front-door.ts';
import { hearOn } from './hearing.ts';
import { refusal } from '../../../src/rules/refusal.ts';
import { Turns } from './turns.ts';

/** What the bank's program says on its socket: before the customer has confirmed it, and in a session. */
export class ProgramConversation implements Conversation {
  readonly #door: FrontDoor;
  readonly #connection: Connection;
  readonly #nonce: string;
  readonly #turns: Turns;
  readonly #tries = new WrongTries();
  readonly #stopWaiting: () => void;
  #session: Session | null = null;

  constructor(door: FrontDoor, connection: Connection, nonce: string) {
    this.#door = door;
    this.#connection = connection;
    this.#nonce = nonce;
    this.#turns = new Turns((error) => door.log('conversation.failed', factsOf(error)));
    this.#stopWaiting = door.waitingRoom.enter(connection);
  }

  hear(frame: string): void {
    const message = hearOn(this.#connection, decodeCompanionMessage, frame);
    const heardAt = this.#door.clock.elapsed();
    if (message !== null) this.#turns.take(() => this.#answer(message, heardAt));
  }

  leave(): void {
    this.#stopWaiting();
    const from = this.#connection;
    const { heardAt } = from;
    this.#turns.take(async () => {
      await this.#session?.handle({ type: 'broker.lostProgram' }, { from });
      await this.#session?.handle(
        { type: 'broker.lostSeat', seat: 'companion', heardAt },
        { from },
      );
    });
  }

  async #answer(message: CompanionMessage, heardAt: number): Promise<void> {
    const from = this.#connection;
    switch (message.type) {
      case 'companion.pinged':
        return from.send({ type: 'broker.ponged', at: this.#door.clock.now() });
      case 'companion.gaveNumber':
        return this.#giveNumber(message, heardAt);
      case 'companion.resumed':
        return this.#resume(message);
      case 'companion.greeted':
        return from.send(refusal('notNow', message));
      default: {
        if (this.#session === null) return from.send(refusal('notNow', message));
        const outcome = await this.#session.handle(message, { from });
        if (outcome.verdict === 'refused') from.send(refusal(outcome.reason, message));
      }
    }
  }

  async #giveNumber(
    message: CompanionMessages['companion.gaveNumber'],
    heardAt: number,
  ): Promise<void> {
    const from = this.#connection;
    if (this.#session !== null) return from.send(refusal('notNow', message));
    const { programs } = this.#door;
    const asked = await programs.ask(message, from, this.#tries);
    if (typeof asked !== 'string') return this.#enter(asked);
    await waitUntil(this.#door.clock, heardAt, times.refusalMs);
    from.send(refusal(asked, message));
  }

  async #resume(message: CompanionMessages['companion.resumed']): Promise<void> {
    const from = this.#connection;
    if (this.#session !== null) return from.send(refusal('notNow', message));
    const session = await this.#door.programs.resume(message, this.#nonce, from);
    if (session !== null) return this.#enter(session);
    from.send(refusal('resume.notAccepted', message));
    from.close(closeCodes.resumeRefused);
  }

  #enter(session: Session): void {
    this.#session = session;
    this.#stopWaiting();
  }
}
