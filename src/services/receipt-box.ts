import type { BrokerMessages } from '../protocol/broker-messages.ts';
import { toBase64Url } from './bytes/base64url.ts';

/** A receipt of the broker, with the text that it is about, if this page has shown it. */
export interface HeldReceipt {
  readonly body: string;
  readonly signature: string;
  readonly key: string;
  /** The text whose digest stands in the receipt; `null` when an earlier page showed it. */
  readonly text: string | null;
}

/** Holds the customer's receipts of a session, and the texts that they are about. */
export class ReceiptBox {
  readonly #texts = new Map<string, string>();
  readonly #given = new Map<number, BrokerMessages['broker.gaveReceipt']>();

  /** Remembers a text that the customer has seen; answers its digest. */
  async noteText(text: string): Promise<string> {
    const bytes = new TextEncoder().encode(text);
    const digest = toBase64Url(await crypto.subtle.digest('SHA-256', bytes));
    this.#texts.set(digest, text);
    return digest;
  }

  /** Takes a receipt; after a lost line the same one may come again. */
  put(receipt: BrokerMessages['broker.gaveReceipt']): void {
    this.#given.set(receipt.seq, receipt);
  }

  /** All receipts so far, in the log's order. */
  get all(): readonly HeldReceipt[] {
    const inOrder = [...this.#given.values()].sort((one, other) => one.seq - other.seq);
    return inOrder.map(({ body, signature, key }) => {
      const { textHash } = JSON.parse(body) as { textHash?: string };
      return { body, signature, key, text: this.#texts.get(textHash ?? '') ?? null };
    });
  }
}
