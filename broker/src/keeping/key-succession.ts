import * as v from 'valibot';
import { isSignedBy, type Purpose, type Signed, type SigningKey } from './signing-key.ts';

const key = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const succession = v.strictObject({
  bank: v.string(),
  /** 1, 2, 3 …: a missing one shows. */
  number: v.pipe(count, v.minValue(1)),
  oldKey: key,
  newKey: key,
  at: count,
  /** How many heads were signed by the old key and the ones before it; and the hash of the last of them, empty if there is none. */
  heads: count,
  lastHead: v.union([key, v.literal('')]),
});

/** That one key for signatures followed another one, and from which head on. */
export type Succession = v.InferOutput<typeof succession>;

/** A succession as both keys have signed it: who holds only one of them cannot make one. */
export interface SignedSuccession {
  readonly body: string;
  readonly oldSignature: string;
  readonly newSignature: string;
}

/** Has both keys say that the new one follows the old one. */
export function signSuccession(
  statement: Omit<Succession, 'oldKey' | 'newKey'>,
  oldKey: SigningKey,
  newKey: SigningKey,
): SignedSuccession {
  const whole = { ...statement, oldKey: oldKey.publicKey, newKey: newKey.publicKey };
  const { body, signature: oldSignature } = oldKey.sign('succession', whole);
  return { body, oldSignature, newSignature: newKey.sign('succession', whole).signature };
}

/** What a succession says; `null` if it is none, or one of its two keys has not signed it. */
export function readSuccession({
  body,
  oldSignature,
  newSignature,
}: SignedSuccession): Succession | null {
  try {
    const read = v.safeParse(succession, JSON.parse(body));
    if (!read.success) return null;
    const { oldKey, newKey } = read.output;
    const isOfBoth =
      isSignedBy(oldKey, 'succession', { body, signature: oldSignature }) &&
      isSignedBy(newKey, 'succession', { body, signature: newSignature });
    return isOfBoth ? read.output : null;
  } catch {
    return null;
  }
}

/**
 * The keys of a bank, each followed by the next, and which of them may have signed what: whoever trusts one of them can check
 * what the others have signed.
 */
export class KeyChain {
  readonly #trusted: string;
  /** Whole and in order, from the first key to the newest; none when the trusted key is not among them. */
  readonly successions: readonly Succession[];

  /** `found` hears the number of each succession that is not whole, or does not follow on the one before. */
  constructor(
    bank: string,
    trusted: string,
    signed: readonly SignedSuccession[],
    found: (number: number) => void = () => undefined,
  ) {
    const whole: Succession[] = [];
    for (const [index, one] of signed.entries()) {
      const read = readSuccession(one);
      const before = whole.at(-1);
      const follows =
        read?.bank === bank &&
        read.number === index + 1 &&
        (before === undefined || before.newKey === read.oldKey) &&
        read.heads >= (before?.heads ?? 0);
      if (!follows) {
        found(index + 1);
        break;
      }
      whole.push(read);
    }
    const isKnown = whole.some(({ oldKey, newKey }) => oldKey === trusted || newKey === trusted);
    this.#trusted = trusted;
    this.successions = isKnown ? whole : [];
  }

  /** The key that signs now. */
  get newest(): string {
    return this.successions.at(-1)?.newKey ?? this.#trusted;
  }

  /** The one key that may have signed the head of a number. */
  keyOfHead(number: number): string {
    return this.successions.find(({ heads }) => number <= heads)?.oldKey ?? this.newest;
  }

  /**
   * Which key has signed what was signed at a moment; `null` if none has that may. A key that was followed signs nothing after that:
   * it may be in other hands. `slackMs` is for moments by another clock than the broker's.
   */
  signerOf(purpose: Purpose, signed: Signed, at: number, slackMs = 0): string | null {
    const able = this.successions.filter((one) => at <= one.at + slackMs);
    const keys = [this.newest, ...able.map(({ oldKey }) => oldKey)];
    return keys.find((one) => isSignedBy(one, purpose, signed)) ?? null;
  }
}
