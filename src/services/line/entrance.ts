import type { BrokerMessage, BrokerMessages } from '../../protocol/broker-messages.ts';
import type { CustomerMessage } from '../../protocol/customer-messages.ts';
import type { Locale } from '../../protocol/states.ts';
import type { WireHandlers } from './line.ts';
import { returnDelays } from './return-delays.ts';
import { closeCodes } from '../../protocol/reasons.ts';
import { times } from '../../protocol/limits.ts';
import { decodePageMessage } from '../../protocol/decode.ts';
import { customerGreeting, Wire } from './wire.ts';

/** Why the broker could not be asked. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
  /** The broker's close code, or 1006 for a network that did not let us through. */
  readonly code: number;
  constructor(code: number) {
    super(`The broker cannot be reached (${code})`);
    this.code = code;
  }
}

/** What an entrance needs. */
export interface EntranceOptions {
  readonly broker: string;
  readonly locale: Locale;
  /** Called at once with the admission, so that no later message is missed; what it returns hears them. */
  readonly onAdmitted: (admission: BrokerMessages['broker.admitted'], wire: Wire) => WireHandlers;
}

/** What is asked, once the greeting's nonce is known. */
export type Asking = (nonce: string) => Promise<CustomerMessage>;

const longestDelayMs = 2_000;
/** How long a question is asked again: after that the broker takes nobody for the one who asked first (rule P17). */
const giveUpMs = times.seatMs;
/** The codes of a socket that ended without the broker's having meant it: lost, or the broker goes away. */
const endedByChance: ReadonlySet<number> = new Set([1006, closeCodes.goingAway]);

interface Question {
  readonly answers: readonly BrokerMessage['type'][];
  readonly resolve: (message: BrokerMessage) => void;
  readonly reject: (error: UnreachableError) => void;
}

/**
 * The wire of a customer who is not in a session yet: for trying numbers and for "This was not my idea".
 * All tries go over one wire, because the broker counts them there (rule P5).
 */
export class Entrance {
  readonly #options: EntranceOptions;
  #wire: Wire | undefined;
  #question: Question | undefined;
  #nonce = '';
  /** When something was asked that has no answer yet. */
  #inDoubtSince: number | null = null;
  #seat: WireHandlers | undefined;

  constructor(options: EntranceOptions) {
    this.#options = options;
  }

  /**
   * Asks the broker something, and gives its answer: the first message of one of the types in `answers`.
   *
   * @throws {UnreachableError} if there is no wire, or it ends before the answer.
   */
  async ask(
    message: CustomerMessage,
    answers: readonly BrokerMessage['type'][],
    signal: AbortSignal,
  ): Promise<BrokerMessage> {
    signal.throwIfAborted();
    if (!this.#wire?.isOpen) await this.#open();
    signal.throwIfAborted();
    return this.#put(message, answers);
  }

  /**
   * Asks until there is an answer, over as many wires as it takes: for a question whose second hearing changes
   * nothing. What the broker cannot have heard is not asked again.
   *
   * @throws {UnreachableError} if there is no wire for the first time, or no answer in all the time that there is, or the
   * broker does not want to be asked.
   */
  async askUntilAnswered(
    asking: Asking,
    answers: readonly BrokerMessage['type'][],
    signal: AbortSignal,
  ): Promise<BrokerMessage> {
    this.#inDoubtSince = null;
    for (const delayMs of returnDelays(longestDelayMs)) {
      signal.throwIfAborted();
      try {
        if (!this.#wire?.isOpen) await this.#open();
        const message = await asking(this.#nonce);
        signal.throwIfAborted();
        return await this.#put(message, answers);
      } catch (error) {
        if (!this.#mayAskAgain(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, delayMs));
      }
    }
    throw new UnreachableError(1006);
  }

  /** Ends the wire, unless a session has taken it over. */
  close(): void {
    if (this.#seat === undefined) this.#wire?.close();
    this.#wire = undefined;
  }

  #mayAskAgain(error: unknown): boolean {
    if (this.#inDoubtSince === null || !(error instanceof UnreachableError)) return false;
    return endedByChance.has(error.code) && performance.now() - this.#inDoubtSince < giveUpMs;
  }

  #put(message: CustomerMessage, answers: readonly BrokerMessage['type'][]) {
    if (!this.#wire?.isOpen) throw new UnreachableError(1006);
    const answer = this.#next(answers);
    this.#inDoubtSince ??= performance.now();
    this.#wire.send(message);
    return answer;
  }

  async #open(): Promise<void> {
    const greeted = this.#next(['broker.greeted', 'broker.refused']);
    this.#wire = new Wire({
      broker: this.#options.broker,
      role: 'customer',
      decode: decodePageMessage,
      greeting: () => customerGreeting(this.#options.locale),
      lastSeq: () => this.#seat?.lastSeq() ?? 0,
      onMessage: (message) => this.#hear(message),
      onClosed: (code, silentMs) => this.#lose(code, silentMs),
    });
    const answer = await greeted;
    if (answer.type === 'broker.refused') throw new UnreachableError(1002);
    if (answer.type === 'broker.greeted') this.#nonce = answer.nonce ?? '';
  }

  #next(answers: readonly BrokerMessage['type'][]): Promise<BrokerMessage> {
    return new Promise((resolve, reject) => {
      this.#question = { answers, resolve, reject };
    });
  }

  #hear(message: BrokerMessage): void {
    if (this.#seat !== undefined) return this.#seat.onMessage(message);
    if (message.type === 'broker.admitted' && this.#wire) {
      this.#seat = this.#options.onAdmitted(message, this.#wire);
    }
    const question = this.#question;
    if (!question?.answers.includes(message.type)) return;
    this.#question = undefined;
    question.resolve(message);
  }

  #lose(code: number, silentMs: number): void {
    this.#wire = undefined;
    if (this.#seat !== undefined) return this.#seat.onClosed(code, silentMs);
    this.#question?.reject(new UnreachableError(code));
    this.#question = undefined;
  }
}
