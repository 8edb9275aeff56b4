import { decodeSecondMessage } from '../../../src/protocol/decode.ts';
import { closeCodes } from '../../../src/protocol/reasons.ts';
import type { SecondMessage } from '../../../src/protocol/second-messages.ts';
import { identityOf } from '../../../src/rules/hand-over.ts';
import { refusal } from '../../../src/rules/refusal.ts';
import { factsOf } from '../log.ts';
import type { Session } from '../sessions/session.ts';
import type { SignedIn } from '../sign-in/adviser-sessions.ts';
import type { Connection, Conversation } from './connection.ts';
import type { FrontDoor } from './front-door.ts';
import { hearOn } from './hearing.ts';
import { Turns } from './turns.ts';

/** What the second adviser of a session says on their socket: what they write, and that they leave (rule P42). */
export class SecondConversation implements Conversation {
  readonly #door: FrontDoor;
  readonly #connection: Connection;
  readonly #signedIn: SignedIn;
  readonly #turns: Turns;
  readonly #release: () => void;
  #session: Session | null = null;

  constructor(door: FrontDoor, connection: Connection, signedIn: SignedIn) {
    this.#door = door;
    this.#connection = connection;
    this.#signedIn = signedIn;
    this.#turns = new Turns((error) => door.log('conversation.failed', factsOf(error)));
    this.#release = door.adviserSessions.hold(signedIn, connection);
  }

  /** Goes on after the greeting: to the seat. */
  begin({ sessionId, lastSeq }: { sessionId: string; lastSeq: number }): void {
    this.#turns.take(() => this.#takeSeat(sessionId, lastSeq));
  }

  hear(frame: string): void {
    const message = hearOn(this.#connection, decodeSecondMessage, frame);
    if (message !== null) this.#turns.take(() => this.#answer(message));
  }

  leave(): void {
    this.#release();
    const from = this.#connection;
    const { heardAt } = from;
    this.#turns.take(async () => {
      await this.#session?.handle({ type: 'broker.lostSecond', heardAt }, { from });
    });
  }

  async #answer(message: SecondMessage): Promise<void> {
    const from = this.#connection;
    if (message.type === 'second.pinged') {
      return from.send({ type: 'broker.ponged', at: this.#door.clock.now() });
    }
    if (this.#session === null) return from.send(refusal('notNow', message));
    const outcome = await this.#session.handle(message, { from });
    if (outcome.verdict === 'refused') from.send(refusal(outcome.reason, message));
  }

  async #takeSeat(sessionId: string, lastSeq: number): Promise<void> {
    const { subject } = this.#signedIn.adviser;
    const session = this.#door.sessions.ofSecond(subject, sessionId);
    const outcome = await session?.handle(
      { type: 'broker.seatedSecond', subject },
      {
        seating: {
          seat: 'second',
          line: this.#connection,
          lastSeq,
          welcome: ({ adviser, state }, newest) => ({
            type: 'broker.seatedSecond',
            ...{ adviser: identityOf(adviser), state, lastSeq: newest },
          }),
        },
      },
    );
    if (session !== null && outcome?.verdict === 'accepted') {
      this.#session = session;
      return;
    }
    this.#connection.send(refusal('notAllowed', {}));
    this.#connection.close(closeCodes.notAllowed);
  }
}
