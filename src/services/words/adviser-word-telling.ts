import type { AdviserMessage } from '../../protocol/adviser-messages.ts';
import type { BrokerMessage, BrokerMessages } from '../../protocol/broker-messages.ts';
import type { Locale } from '../../protocol/states.ts';
import { randomBits256 } from '../bytes/base64url.ts';
import type { PeerCertificate } from '../picture/peer-certificate.ts';
import { commitmentTo, wordsOf, type WordPair } from './words.ts';

/** What telling the words needs. */
export interface WordTellingOptions {
  readonly sessionId: string;
  /** The customer's language: the words must be the ones that their page shows. */
  readonly locale: () => Locale;
  readonly certificate: Promise<Pick<PeerCertificate, 'fingerprint'>>;
  readonly send: (message: AdviserMessage) => void;
  /** The words of this pairing can be said. */
  readonly onReady: () => void;
  /** What the customer's side opened is not what it had promised. */
  readonly onForged: () => void;
}

interface Round {
  readonly pairing: number;
  readonly nonce: string;
  commitment?: string;
  customerFingerprint?: string;
}

/** The adviser's side of the words: opens only after the customer's promise, and checks it (rule P13). */
export class WordTelling {
  readonly #options: WordTellingOptions;
  #round: Round | undefined;
  #words: WordPair | null = null;

  constructor(options: WordTellingOptions) {
    this.#options = options;
  }

  /** The two words to say; `null` until both sides have opened. */
  get words(): WordPair | null {
    return this.#words;
  }

  /** The pairing whose words both sides have opened. */
  get pairing(): number | undefined {
    return this.#words === null ? undefined : this.#round?.pairing;
  }

  /** The certificate that the customer's side has opened, and no other may offer the picture. */
  get customerFingerprint(): string | undefined {
    return this.#round?.customerFingerprint;
  }

  /** Takes the broker's word that both are there, and the customer's parts. */
  async hear(message: BrokerMessage): Promise<void> {
    if (message.type === 'broker.pairedPeers') this.#begin(message.pairing);
    if (message.type === 'customer.committedWords') await this.#open(message);
    if (message.type === 'customer.openedWords') await this.#check(message);
  }

  #begin(pairing: number): void {
    this.#round = { pairing, nonce: randomBits256() };
    this.#words = null;
  }

  async #open(promise: BrokerMessages['customer.committedWords']): Promise<void> {
    const round = this.#round;
    // A promise made after our part is known promises nothing: only the first one counts.
    if (round?.pairing !== promise.pairing || round.commitment !== undefined) return;
    round.commitment = promise.commitment;
    const { fingerprint } = await this.#options.certificate;
    if (this.#round !== round) return;
    const { pairing, nonce } = round;
    this.#options.send({ type: 'adviser.openedWords', pairing, nonce, fingerprint });
  }

  async #check(opened: BrokerMessages['customer.openedWords']): Promise<void> {
    const round = this.#round;
    if (round?.pairing !== opened.pairing || round.customerFingerprint !== undefined) return;
    const promised = await commitmentTo(opened.nonce, opened.fingerprint);
    if (this.#round !== round) return;
    if (promised !== round.commitment) return this.#options.onForged();
    const { fingerprint } = await this.#options.certificate;
    const words = await wordsOf(
      {
        sessionId: this.#options.sessionId,
        pairing: round.pairing,
        customerFingerprint: opened.fingerprint,
        adviserFingerprint: fingerprint,
        customerNonce: opened.nonce,
        adviserNonce: round.nonce,
      },
      this.#options.locale(),
    );
    if (this.#round !== round) return;
    round.customerFingerprint = opened.fingerprint;
    this.#words = words;
    this.#options.onReady();
  }
}
