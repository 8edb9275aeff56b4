import type { BrokerMessage, BrokerMessages } from '../../protocol/broker-messages.ts';
import type { CustomerMessage } from '../../protocol/customer-messages.ts';
import type { Locale } from '../../protocol/states.ts';
import { randomBits256 } from '../bytes/base64url.ts';
import type { PeerCertificate } from '../picture/peer-certificate.ts';
import { commitmentTo, otherPairs, wordsOf, type WordPair } from './words.ts';

/** One of the pairs among which the customer picks the one that they heard. */
export interface WordChoice {
  readonly words: WordPair;
}

/** What the check of the words needs. */
export interface WordCheckOptions {
  readonly sessionId: string;
  readonly locale: Locale;
  readonly certificate: Promise<PeerCertificate>;
  readonly send: (message: CustomerMessage) => void;
}

interface Round {
  readonly pairing: number;
  readonly nonce: string;
  adviserFingerprint?: string;
}

/**
 * The customer's side of the words that both sides compare on the phone (rule P13). Fires `ready` when the words
 * of a pairing can be picked, and `failed` when they cannot be made.
 */
export class WordCheck extends EventTarget {
  readonly #options: WordCheckOptions;
  #round: Round | undefined;
  #right: WordChoice | undefined;
  #choices: readonly WordChoice[] | null = null;

  constructor(options: WordCheckOptions) {
    super();
    this.#options = options;
  }

  /** Three pairs in random order, one of them right; `null` until both sides have opened. */
  get choices(): readonly WordChoice[] | null {
    return this.#choices;
  }

  /** The certificate that the adviser's side has opened, and no other may send the picture's answer. */
  get adviserFingerprint(): string | undefined {
    return this.#round?.adviserFingerprint;
  }

  /** The pairing whose words both sides have opened, as far as this side knows. */
  get pairing(): number | undefined {
    return this.#choices === null ? undefined : this.#round?.pairing;
  }

  /** Opens this side's part once more after a lost line, on which it may have been lost. */
  async openAgain(): Promise<void> {
    const { nonce, pairing } = this.#round ?? {};
    if (this.pairing === undefined || nonce === undefined || pairing === undefined) return;
    const { fingerprint } = await this.#options.certificate;
    this.#options.send({ type: 'customer.openedWords', pairing, nonce, fingerprint });
  }

  /** Whether a choice is the pair that the adviser's side shows. `null` stands for "none of these". */
  isRight(choice: WordChoice | null): boolean {
    return choice !== null && choice === this.#right;
  }

  /** Takes the broker's word that both are there, and the adviser's part. */
  async hear(message: BrokerMessage): Promise<void> {
    if (message.type === 'broker.pairedPeers') await this.#commit(message.pairing);
    if (message.type === 'adviser.openedWords') await this.#open(message);
  }

  async #commit(pairing: number): Promise<void> {
    const round = { pairing, nonce: randomBits256() };
    this.#round = round;
    this.#choices = null;
    this.#right = undefined;
    const { fingerprint } = await this.#options.certificate;
    const commitment = await commitmentTo(round.nonce, fingerprint);
    if (this.#round !== round) return;
    this.#options.send({ type: 'customer.committedWords', pairing, commitment });
  }

  async #open(opened: BrokerMessages['adviser.openedWords']): Promise<void> {
    const round = this.#round;
    // A second opening could be fitted to our part, which is known by then: only the first one counts.
    if (round?.pairing !== opened.pairing || round.adviserFingerprint !== undefined) return;
    round.adviserFingerprint = opened.fingerprint;
    const { fingerprint } = await this.#options.certificate;
    const { nonce, pairing } = round;
    this.#options.send({ type: 'customer.openedWords', pairing, nonce, fingerprint });
    const words = await wordsOf(
      {
        sessionId: this.#options.sessionId,
        pairing,
        customerFingerprint: fingerprint,
        adviserFingerprint: opened.fingerprint,
        customerNonce: nonce,
        adviserNonce: opened.nonce,
      },
      this.#options.locale,
    );
    if (this.#round !== round) return;
    this.#offer(words);
  }

  #offer(right: WordPair): void {
    this.#right = { words: right };
    const wrong = otherPairs(right, 2, this.#options.locale).map((words) => ({ words }));
    const place = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    this.#choices = wrong.toSpliced(place % 3, 0, this.#right);
    this.dispatchEvent(new Event('ready'));
  }
}
