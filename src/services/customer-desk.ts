import type { BrokerMessages } from '../protocol/broker-messages.ts';
import type { NumberRefusal } from '../protocol/reasons.ts';
import { sizes } from '../protocol/limits.ts';
import type { Locale } from '../protocol/states.ts';
import { toBase64Url } from './base64url.ts';
import type { ChatLog } from './chat-log.ts';
import { CustomerSeat } from './customer-seat.ts';
import { Entrance } from './entrance.ts';
import { NumberVault } from './number-vault.ts';
import { makePeerCertificate } from './peer-certificate.ts';
import { CaptureHolder } from './screen-capture.ts';
import { UsedNumbers } from './used-numbers.ts';

/** What a customer's desk needs to know of its page. */
export interface CustomerDeskOptions {
  /** The broker's origin. */
  readonly broker: string;
  readonly locale: Locale;
  /** The unguessable part of the e-mail's link, when the page was opened by it. */
  readonly handle?: string | undefined;
  /** The agreement exactly as the customer sees it; its digest goes into the log. */
  readonly agreementText: () => string;
}

/** What became of a number. */
export type NumberResult =
  | { readonly admitted: true; readonly admission: BrokerMessages['broker.admitted'] }
  | { readonly admitted: false; readonly reason: NumberRefusal };

/** What became of a chat message that was written. */
export type WriteResult = 'sent' | 'empty' | 'tooLong';

/** Makes a desk; it connects to nothing before it is asked to. */
export function openCustomerDesk(options: CustomerDeskOptions, chat: ChatLog): CustomerDesk {
  return new CustomerDesk(options, chat);
}

/**
 * What belongs to a customer's session and must not be in the statechart: the number, the seat, the chat and
 * the captured screen. It does what it is asked and tells what it hears; it decides nothing.
 */
export class CustomerDesk {
  readonly number = new NumberVault();
  readonly chat: ChatLog;
  readonly capture = new CaptureHolder();
  readonly certificate = makePeerCertificate();
  readonly #options: CustomerDeskOptions;
  readonly #used = new UsedNumbers();
  readonly #entrance: Entrance;
  #seat: CustomerSeat | undefined;

  constructor(options: CustomerDeskOptions, chat: ChatLog) {
    const { broker, locale } = options;
    this.chat = chat;
    this.#options = options;
    this.#entrance = new Entrance({
      broker,
      locale,
      onAdmitted: (admission, wire) => {
        const { certificate } = this;
        this.#seat = new CustomerSeat({ admission, wire, broker, locale, chat, certificate });
        return this.#seat.handlers;
      },
    });
  }

  /** The seat, once a number has led into a session. */
  get seat(): CustomerSeat | undefined {
    return this.#seat;
  }

  /** Tries the number in the vault, and forgets it. */
  async checkNumber(signal: AbortSignal): Promise<NumberResult> {
    const number = this.number.take();
    if (number === undefined) return { admitted: false, reason: 'number.notAccepted' };
    const { handle } = this.#options;
    const answer = await this.#entrance.ask(
      { type: 'customer.gaveNumber', id: crypto.randomUUID(), number, ...(handle && { handle }) },
      ['broker.admitted', 'broker.refused'],
      signal,
    );
    if (answer.type === 'broker.admitted') {
      await this.#used.add(number, handle);
      // Who has gone on meanwhile must not be left sitting in a session.
      if (signal.aborted) this.#seat?.leave('customer.leftPage');
      return { admitted: true, admission: answer };
    }
    const reason = answer.type === 'broker.refused' ? answer.reason : 'number.notAccepted';
    const isOurs = reason === 'number.notAccepted' && (await this.#used.has(number, handle));
    return { admitted: false, reason: isOurs ? 'number.usedHere' : reason };
  }

  /** Reports "This was not my idea", from inside a session or before one; resolves when it is on disk. */
  async raiseAlarm(signal: AbortSignal): Promise<void> {
    if (this.#seat !== undefined) return this.#seat.raiseAlarm(signal);
    const { handle } = this.#options;
    const number = this.number.take();
    await this.#entrance.ask(
      {
        type: 'customer.raisedAlarm',
        id: crypto.randomUUID(),
        ...(handle && { handle }),
        ...(number && { number }),
      },
      ['broker.heardAlarm'],
      signal,
    );
  }

  /** Tells the broker what the customer agreed to, with the digest of the text that they saw. */
  async tellAgreement(version: string, agreedAt: number): Promise<void> {
    const { agreementText, locale } = this.#options;
    const text = new TextEncoder().encode(agreementText());
    const textHash = toBase64Url(await crypto.subtle.digest('SHA-256', text));
    this.#seat?.tell({ type: 'customer.agreed', version, textHash, locale, agreedAt });
  }

  /** Sends a chat message. */
  write(text: string): WriteResult {
    if (text.trim() === '') return 'empty';
    if (text.length > sizes.maxChatCharacters) return 'tooLong';
    this.#seat?.write(text.toWellFormed());
    return 'sent';
  }

  /** Leaves the session, and releases all that belongs to it. */
  leave(why: 'customer.ended' | 'customer.leftPage' | null): void {
    this.#seat?.leave(why);
    this.#entrance.close();
    this.capture.release();
  }
}
