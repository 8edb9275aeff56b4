import type { AdviserMessage, AdviserMessages } from '../protocol/adviser-messages.ts';
import { decodeAdviserMessage, decodeCustomerMessage } from '../protocol/decode.ts';
import { closeCodes } from '../protocol/reasons.ts';
import { shownHandOver } from '../rules/hand-over.ts';
import { heardOf } from '../rules/colleague-answers.ts';
import { shownSecond } from '../rules/second.ts';
import { refusal } from '../rules/refusal.ts';
import { summaryOf, type Adviser, type SessionState } from '../rules/session-state.ts';
import type { FrontDesk } from './front-desk.ts';
import type { Listener, SimulatedLine } from './simulated-line.ts';
import type { SimulatedSession } from './simulated-session.ts';

type Wanted = NonNullable<AdviserMessages['adviser.greeted']['session']>;
type ColleagueAnswer = Extract<AdviserMessage, { sessionId: string }>;

/** What an adviser says in one of their own sessions. */
export class AdviserTalk implements Listener {
  readonly #desk: FrontDesk;
  readonly #line: SimulatedLine;
  readonly #adviser: Adviser;
  #session: SimulatedSession | null = null;

  constructor(desk: FrontDesk, line: SimulatedLine, adviser: Adviser) {
    this.#adviser = adviser;
    this.#desk = desk;
    this.#line = line;
  }

  /** Takes the seat, or reads a session that is over. */
  takeSeat({ sessionId, lastSeq, pairing }: Wanted): void {
    const adviser = this.#adviser;
    const line = this.#line;
    const session = this.#desk.ofAdviser(adviser, sessionId);
    const welcome = (state: SessionState, known: number) => ({
      type: 'broker.seated' as const,
      session: summaryOf(state),
      records: this.#desk.terms.records,
      maxFileBytes: this.#desk.terms.maxFileBytes,
      shown: state.shown,
      lastSeq: known,
      ...shownHandOver(state),
      ...shownSecond(state, 'adviser'),
    });
    if (session === null) {
      line.send(refusal('notAllowed', {}));
      return line.close(closeCodes.notAllowed);
    }
    const outcome = session.handle(
      { type: 'broker.seatedAdviser', subject: adviser.subject, pairing },
      undefined,
      {
        seat: 'adviser',
        line,
        lastSeq,
        welcome,
      },
    );
    if (outcome.verdict === 'accepted') {
      this.#session = session;
      return;
    }
    line.send(welcome(session.state, session.log.length));
    session.tellSince(lastSeq, line, 'adviser');
    line.close(closeCodes.sessionClosed);
  }

  hear(frame: string): void {
    const message = decodeAdviserMessage(frame);
    const line = this.#line;
    if (message === null) {
      const isOfCustomer = decodeCustomerMessage(frame) !== null;
      return line.send(refusal(isOfCustomer ? 'notAllowed' : 'message.notUnderstood', {}));
    }
    if (message.type === 'adviser.pinged') {
      return line.send({ type: 'broker.ponged', at: this.#desk.clock.now() });
    }
    if ('sessionId' in message) return this.#answerColleague(message);
    if (message.type === 'adviser.greeted' || this.#session === null) {
      return line.send(refusal('notNow', message));
    }
    const outcome = this.#session.handle(message, line);
    if (outcome.verdict === 'refused') line.send(refusal(outcome.reason, message));
  }

  /** Whoever is asked into a session answers from wherever they are (rules P40, P42). */
  #answerColleague(message: ColleagueAnswer): void {
    const heard = heardOf(message, this.#adviser);
    const outcome = this.#desk.find(message.sessionId)?.handle(heard);
    if (outcome?.verdict === 'accepted') return;
    const reason = outcome?.verdict === 'refused' ? outcome.reason : 'notNow';
    this.#line.send(refusal(reason, message));
  }

  leave(): void {
    const { heardAt } = this.#line;
    this.#session?.handle({ type: 'broker.lostSeat', seat: 'adviser', heardAt }, this.#line);
  }
}
