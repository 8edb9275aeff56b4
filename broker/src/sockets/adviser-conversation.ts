import type { AdviserMessage, AdviserMessages } from '../../../src/protocol/adviser-messages.ts';
import { decodeAdviserMessage } from '../../../src/protocol/decode.ts';
import { closeCodes } from '../../../src/protocol/reasons.ts';
import { summaryOf, type SessionState } from '../../../src/rules/session-state.ts';
import { shownHandOver } from '../../../src/rules/hand-over.ts';
import { heardOf } from '../../../src/rules/colleague-answers.ts';
import { shownSecond } from '../../../src/rules/second.ts';
import { refusal } from '../../../src/rules/refusal.ts';
import { factsOf } from '../log.ts';
import { RowFeed } from '../sessions/row-feed.ts';
import type { Session } from '../sessions/session.ts';
import type { SignedIn } from '../sign-in/adviser-sessions.ts';
import type { Connection, Conversation } from './connection.ts';
import type { FrontDoor } from './front-door.ts';
import { hearOn } from './hearing.ts';
import { Turns } from './turns.ts';

type ColleagueAnswer = Extract<AdviserMessage, { sessionId: string }>;
type Wanted = NonNullable<AdviserMessages['adviser.greeted']['session']>;

/** What an adviser's console says on its socket: in one of the adviser's own sessions, or at the list of them. */
export class AdviserConversation implements Conversation {
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

  /** Goes on after the greeting: to a session, or to the list. */
  begin(wanted: Wanted | null): void {
    const { lobby } = this.#door;
    if (wanted === null) lobby.enter(this.#signedIn.adviser, this.#connection);
    else this.#turns.take(() => this.#takeSeat(wanted));
  }

  hear(frame: string): void {
    const message = hearOn(this.#connection, decodeAdviserMessage, frame);
    if (message !== null) this.#turns.take(() => this.#answer(message));
  }

  leave(): void {
    this.#release();
    this.#door.lobby.leave(this.#signedIn.adviser, this.#connection);
    const from = this.#connection;
    const { heardAt } = from;
    this.#turns.take(async () => {
      await this.#session?.handle({ type: 'broker.lostSeat', seat: 'adviser', heardAt }, { from });
    });
  }

  async #answer(message: AdviserMessage): Promise<void> {
    const from = this.#connection;
    if (message.type === 'adviser.pinged') {
      return from.send({ type: 'broker.ponged', at: this.#door.clock.now() });
    }
    if ('sessionId' in message) return this.#answerColleague(message);
    if (message.type === 'adviser.greeted' || this.#session === null) {
      return from.send(refusal('notNow', message));
    }
    const outcome = await this.#session.handle(message, { from });
    if (outcome.verdict === 'refused') from.send(refusal(outcome.reason, message));
  }

  /** Whoever is asked into a session has no seat in it: who they are says their sign-in (rules P40, P42). */
  async #answerColleague(message: ColleagueAnswer): Promise<void> {
    const { sessionId } = message;
    const session = this.#door.sessions.find(sessionId);
    const heard = heardOf(message, this.#signedIn.adviser);
    const outcome = await session?.handle(heard);
    if (outcome?.verdict === 'accepted') return;
    const reason = outcome?.verdict === 'refused' ? outcome.reason : 'notNow';
    this.#connection.send(refusal(reason, message));
  }

  async #takeSeat({ sessionId, lastSeq, pairing }: Wanted): Promise<void> {
    const { sessions } = this.#door;
    const { subject } = this.#signedIn.adviser;
    const session = sessions.ofAdviser(subject, sessionId);
    if (session === null) return this.#showOver({ sessionId, lastSeq });
    const seating = {
      seat: 'adviser' as const,
      line: this.#connection,
      lastSeq,
      welcome: (state: SessionState, newest: number) => this.#welcome(state, newest),
    };
    const { clockOffsetMs } = this.#connection;
    const input = { type: 'broker.seatedAdviser', subject, pairing, clockOffsetMs } as const;
    const outcome = await session.handle(input, { seating });
    if (outcome.verdict === 'accepted') this.#session = session;
    else await this.#showOver({ sessionId, lastSeq });
  }

  /** A session that is over can still be read by its adviser; any other is as if it did not exist. */
  async #showOver({ sessionId, lastSeq }: Wanted): Promise<void> {
    const { archive } = this.#door;
    const kept = await archive.find(sessionId);
    const { subject } = this.#signedIn.adviser;
    if (kept?.state.adviser.subject !== subject || kept.state.state !== 'closed') {
      this.#connection.send(refusal('notAllowed', {}));
      return this.#connection.close(closeCodes.notAllowed);
    }
    const line = this.#connection;
    const feed = new RowFeed({ line, seat: 'adviser', archive, sessionId }, lastSeq);
    feed.tell(this.#welcome(kept.state, kept.tail.seq));
    await feed.catchUp();
    feed.close(closeCodes.sessionClosed);
  }

  #welcome(state: SessionState, lastSeq: number) {
    const session = summaryOf(state);
    const { records, maxFileBytes } = this.#door;
    return {
      type: 'broker.seated' as const,
      ...{ session, records, maxFileBytes, lastSeq, shown: state.shown },
      ...shownHandOver(state),
      ...shownSecond(state, 'adviser'),
    };
  }
}
