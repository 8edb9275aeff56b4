import {
  decodeAdviserMessage,
  decodeCustomerMessage,
  decodeSecondMessage,
} from '../protocol/decode.ts';
import { closeCodes } from '../protocol/reasons.ts';
import { identityOf } from '../rules/hand-over.ts';
import { refusal } from '../rules/refusal.ts';
import type { Adviser } from '../rules/session-state.ts';
import type { FrontDesk } from './front-desk.ts';
import type { Listener, SimulatedLine } from './simulated-line.ts';
import type { SimulatedSession } from './simulated-session.ts';

/** What the second adviser of a session says (rule P42). */
export class SecondTalk implements Listener {
  readonly #desk: FrontDesk;
  readonly #line: SimulatedLine;
  readonly #adviser: Adviser;
  #session: SimulatedSession | null = null;

  constructor(desk: FrontDesk, line: SimulatedLine, adviser: Adviser) {
    this.#desk = desk;
    this.#line = line;
    this.#adviser = adviser;
  }

  /** Takes the seat, if the customer has let them in. */
  takeSeat({ sessionId, lastSeq }: { sessionId: string; lastSeq: number }): void {
    const { subject } = this.#adviser;
    const line = this.#line;
    const session = this.#desk.find(sessionId);
    const outcome = session?.handle({ type: 'broker.seatedSecond', subject }, undefined, {
      seat: 'second',
      line,
      lastSeq,
      welcome: ({ adviser, state }, known) => ({
        type: 'broker.seatedSecond',
        ...{ adviser: identityOf(adviser), state, lastSeq: known },
      }),
    });
    if (session !== null && outcome?.verdict === 'accepted') {
      this.#session = session;
      return;
    }
    line.send(refusal('notAllowed', {}));
    line.close(closeCodes.notAllowed);
  }

  hear(frame: string): void {
    const message = decodeSecondMessage(frame);
    const line = this.#line;
    if (message === null) {
      const isOfOthers = (decodeCustomerMessage(frame) ?? decodeAdviserMessage(frame)) !== null;
      return line.send(refusal(isOfOthers ? 'notAllowed' : 'message.notUnderstood', {}));
    }
    if (message.type === 'second.pinged') {
      return line.send({ type: 'broker.ponged', at: this.#desk.clock.now() });
    }
    if (this.#session === null) return line.send(refusal('notNow', message));
    const outcome = this.#session.handle(message, line);
    if (outcome.verdict === 'refused') line.send(refusal(outcome.reason, message));
  }

  leave(): void {
    const { heardAt } = this.#line;
    this.#session?.handle({ type: 'broker.lostSecond', heardAt }, this.#line);
  }
}
