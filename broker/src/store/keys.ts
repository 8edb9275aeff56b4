import { createHash, createHmac, hkdfSync, randomBytes, randomInt } from 'node:crypto';
import { openBytes, sealBytes } from './sealing.ts';

/** A fresh 256-bit secret, as it is given away. Keep only its {@link digestOf}. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a 256-bit secret: its SHA-256. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Eight digits, each drawn uniformly from a cryptographic source (rule P17). */
export function drawNumber(): string {
  return String(randomInt(100_000_000)).padStart(8, '0');
}

/** A 256-bit key for one purpose, made from the bytes of a key file. */
export function deriveKey(secret: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `remote-help ${purpose}`, 32));
}

/** The broker's keys for numbers, all made from the one key file that is not in the database. */
export class Keys {
  readonly #numberKey: Buffer;
  readonly #handleKey: Buffer;
  readonly #letterKey: Buffer;

  constructor(secret: Uint8Array) {
    this.#numberKey = deriveKey(secret, 'number');
    this.#handleKey = deriveKey(secret, 'handle');
    this.#letterKey = deriveKey(secret, 'letter');
  }

  /** What is kept of a number: without the key nobody can try all 10^8 of them against it. */
  numberDigest(bank: string, number: string): string {
    return createHmac('sha256', this.#numberKey).update(`${bank}\n${number}`).digest('base64url');
  }

  /** The unguessable part of a session's link: 128 bits, made anew for each letter and kept nowhere. */
  linkHandle(bank: string, sessionId: string): string {
    const bits = createHmac('sha256', this.#handleKey).update(`${bank}\n${sessionId}`).digest();
    return bits.subarray(0, 16).toString('base64url');
  }

  /** Encrypts what a letter needs until it is sent. */
  seal(text: string): string {
    return sealBytes(this.#letterKey, Buffer.from(text), '').toString('base64url');
  }

  /**
   * Reads what {@link seal} made.
   *
   * @throws {Error} if it was made under another key or was changed.
   */
  open(sealed: string): string {
    return openBytes(this.#letterKey, Buffer.from(sealed, 'base64url'), '').toString('utf8');
  }
}
