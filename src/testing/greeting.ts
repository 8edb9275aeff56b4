import type { AdviserMessages } from '../protocol/adviser-messages.ts';
import { decodeAdviserMessage, decodeCustomerMessage } from '../protocol/decode.ts';
import { protocolVersion, times } from '../protocol/limits.ts';
import { closeCodes } from '../protocol/reasons.ts';
import { refusal } from '../rules/refusal.ts';
import { randomBits256 } from '../services/bytes/base64url.ts';
import { AdviserTalk } from './adviser-talk.ts';
import { SecondTalk } from './second-talk.ts';
import { CustomerTalk } from './customer-talk.ts';
import type { FrontDesk } from './front-desk.ts';
import type { Listener, SimulatedLine } from './simulated-line.ts';

/** Somebody who has not said who they are (rules P1, P10). */
export class Greeting implements Listener {
  readonly #desk: FrontDesk;
  readonly #line: SimulatedLine;
  readonly #cancelTime: () => void;

  constructor(desk: FrontDesk, line: SimulatedLine) {
    this.#desk = desk;
    this.#line = line;
    this.#cancelTime = desk.clock.after(times.greetingMs, () => line.close(closeCodes.notGreeted));
  }

  hear(frame: string): void {
    const message = decodeCustomerMessage(frame) ?? decodeAdviserMessage(frame);
    if (message?.type === 'customer.greeted') return this.#welcomeCustomer(message.protocol);
    if (message?.type === 'adviser.greeted') return this.#welcomeAdviser(message);
    const reason = message === null ? 'message.notUnderstood' : 'notNow';
    this.#line.send(refusal(reason, message ?? {}));
  }

  leave(): void {
    this.#cancelTime();
  }

  #welcomeCustomer(protocol: number): void {
    if (!this.#speaks(protocol)) return;
    const nonce = randomBits256();
    this.#goOn(new CustomerTalk(this.#desk, this.#line, nonce), { nonce });
  }

  #welcomeAdviser(greeting: AdviserMessages['adviser.greeted']): void {
    if (!this.#speaks(greeting.protocol)) return;
    const adviser = this.#desk.takeTicket(greeting.ticket);
    if (adviser === null) {
      this.#line.send(refusal('notAllowed', {}));
      return this.#line.close(closeCodes.notAllowed);
    }
    const { session } = greeting;
    if (session?.as === 'second') {
      const seat = new SecondTalk(this.#desk, this.#line, adviser);
      this.#goOn(seat);
      return seat.takeSeat(session);
    }
    const talk = new AdviserTalk(this.#desk, this.#line, adviser);
    this.#goOn(talk);
    // Without a session an adviser only waits to be asked by a colleague.
    if (session !== undefined) talk.takeSeat(session);
  }

  #speaks(protocol: number): boolean {
    if (protocol === protocolVersion) return true;
    this.#line.send(refusal('protocol.tooOld', {}));
    this.#line.close(closeCodes.protocolTooOld);
    return false;
  }

  #goOn(listener: Listener, more: { nonce?: string } = {}): void {
    this.leave();
    this.#line.listener = listener;
    const heartbeatMs = times.heartbeatMs;
    this.#line.send({ type: 'broker.greeted', protocol: protocolVersion, heartbeatMs, ...more });
  }
}
