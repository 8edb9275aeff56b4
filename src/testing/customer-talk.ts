import type { CustomerMessage } from '../protocol/customer-messages.ts';
import { decodeAdviserMessage, decodeCustomerMessage } from '../protocol/decode.ts';
import { times } from '../protocol/limits.ts';
import { closeCodes } from '../protocol/reasons.ts';
import { refusal } from '../rules/refusal.ts';
import type { FrontDesk } from './front-desk.ts';
import type { Listener, SimulatedLine } from './simulated-line.ts';
import type { SimulatedSession } from './simulated-session.ts';

/** What a customer's page says, before and in a session. */
export class CustomerTalk implements Listener {
  readonly #desk: FrontDesk;
  readonly #line: SimulatedLine;
  readonly #nonce: string;
  readonly #cancelTime: () => void;
  #turn: Promise<void> = Promise.resolve();
  #wrongTries = 0;
  #session: SimulatedSession | null = null;

  constructor(desk: FrontDesk, line: SimulatedLine, nonce: string) {
    this.#desk = desk;
    this.#line = line;
    this.#nonce = nonce;
    this.#cancelTime = desk.clock.after(times.admissionMs, () => line.close(closeCodes.notGreeted));
  }

  hear(frame: string): void {
    const message = decodeCustomerMessage(frame);
    if (message === null) {
      const isOfAdviser = decodeAdviserMessage(frame) !== null;
      this.#line.send(refusal(isOfAdviser ? 'notAllowed' : 'message.notUnderstood', {}));
    } else this.#turn = this.#turn.then(() => this.#answer(message));
  }

  leave(): void {
    this.#cancelTime();
    const { heardAt } = this.#line;
    this.#turn = this.#turn.then(() => {
      this.#session?.handle({ type: 'broker.lostSeat', seat: 'customer', heardAt }, this.#line);
    });
  }

  async #answer(message: CustomerMessage): Promise<void> {
    const session = this.#session;
    if (message.type === 'customer.pinged') {
      return this.#line.send({ type: 'broker.ponged', at: this.#desk.clock.now() });
    }
    if (message.type === 'customer.askedForRoutes') {
      return this.#line.send({ type: 'broker.toldRoutes', urls: [...this.#desk.iceUrls] });
    }
    if (session === null) return this.#ask(message);
    if (isForTheDoor(message)) return this.#line.send(refusal('notNow', message));
    const outcome = session.handle(message, this.#line);
    if (outcome.verdict === 'refused') this.#line.send(refusal(outcome.reason, message));
  }

  /** What can be said before a session. */
  async #ask(message: CustomerMessage): Promise<void> {
    const line = this.#line;
    switch (message.type) {
      case 'customer.gaveNumber': {
        const admitted = await this.#desk.admit(message, this.#nonce, line, this.#wrongTries);
        if (typeof admitted !== 'string') return this.#enter(admitted);
        if (admitted !== 'broker.busy') this.#wrongTries += 1;
        await this.#wait();
        return line.send(refusal(admitted, message));
      }
      case 'customer.resumed': {
        const session = await this.#desk.resume(message, this.#nonce, line);
        if (session === 'over') return;
        if (session !== null) return this.#enter(session);
        line.send(refusal('resume.notAccepted', message));
        return line.close(closeCodes.resumeRefused);
      }
      case 'customer.raisedAlarm':
        this.#desk.report(message);
        await this.#wait();
        return line.send({ type: 'broker.heardAlarm', id: message.id });
      default:
        return line.send(refusal('notNow', message));
    }
  }

  #enter(session: SimulatedSession): void {
    this.#session = session;
    this.#cancelTime();
  }

  /** A refusal's time must not say what it was about (rule P5). */
  #wait(): Promise<void> {
    return new Promise((resolve) => void this.#desk.clock.after(times.refusalMs, resolve));
  }
}

type ForTheDoor = Extract<
  CustomerMessage,
  { type: 'customer.greeted' | 'customer.gaveNumber' | 'customer.resumed' }
>;

/** What has no meaning once a session is joined. */
function isForTheDoor(message: CustomerMessage): message is ForTheDoor {
  return ['customer.greeted', 'customer.gaveNumber', 'customer.resumed'].includes(message.type);
}
