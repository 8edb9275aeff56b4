import type { Locale } from '../../protocol/states.ts';
import { toBase64Url } from '../bytes/base64url.ts';
import { wordsEn } from './word-lists/en.ts';
import { wordsSl } from './word-lists/sl.ts';

/** Two words that both sides show, as people say them on the phone. */
export type WordPair = readonly [first: string, second: string];

/** What the words are made from: both certificates, and a random part of each side. */
export interface WordParts {
  readonly sessionId: string;
  readonly pairing: number;
  readonly customerFingerprint: string;
  readonly adviserFingerprint: string;
  readonly customerNonce: string;
  readonly adviserNonce: string;
}

const lists: Readonly<Record<Locale, readonly string[]>> = { sl: wordsSl, en: wordsEn };

/** The customer's promise of their part, made before the adviser's part is known (rule P13). */
export function commitmentTo(nonce: string, fingerprint: string): Promise<string> {
  return digest('remote-help-commit-1', nonce, fingerprint);
}

/**
 * The two words of a pairing, a short authentication string of 16 bits in the manner of RFC 6189: somebody
 * between the two browsers has one try in 65,536, and a failed one is heard (rule P13).
 */
export async function wordsOf(parts: WordParts, locale: Locale): Promise<WordPair> {
  const bytes = await digestBytes(
    'remote-help-words-1',
    parts.sessionId,
    String(parts.pairing),
    parts.customerFingerprint,
    parts.adviserFingerprint,
    parts.customerNonce,
    parts.adviserNonce,
  );
  return [wordAt(locale, bytes[0]), wordAt(locale, bytes[1])];
}

/** Other pairs from the same list, no word of which stands in `right`: what somebody else might say. */
export function otherPairs(right: WordPair, count: number, locale: Locale): readonly WordPair[] {
  const taken = new Set<string>(right);
  const draw = () => {
    for (;;) {
      const word = wordAt(locale, crypto.getRandomValues(new Uint8Array(1))[0]);
      if (taken.has(word)) continue;
      taken.add(word);
      return word;
    }
  };
  return Array.from({ length: count }, () => [draw(), draw()] as const);
}

async function digest(...parts: string[]): Promise<string> {
  return toBase64Url(await digestBytes(...parts));
}

async function digestBytes(...parts: string[]): Promise<Uint8Array> {
  const bytes = new TextEncoder().encode(parts.map((part) => `${part}\n`).join(''));
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

function wordAt(locale: Locale, byte: number | undefined): string {
  const word = byte === undefined ? undefined : lists[locale][byte];
  if (word === undefined) throw new Error('A word list has 256 words');
  return word;
}
