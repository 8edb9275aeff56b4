import {
  createHash,
  createPrivateKey,
  createPublicKey,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { deriveKey } from '../store/keys.ts';

/** Something that a broker has signed: the exact text, and the signature over it. */
export interface Signed {
  readonly body: string;
  readonly signature: string;
}

/** What a signature is for: the same text under another purpose has another signature. */
export type Purpose = 'head' | 'receipt' | 'deletion' | 'film' | 'succession';

const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** The key with which a broker signs what it may have to prove (Ed25519), made from the bytes of a key file. */
export class SigningKey {
  readonly #key: KeyObject;
  /** 32 bytes, base64url: what the bank publishes. */
  readonly publicKey: string;

  constructor(secret: Uint8Array) {
    const seed = deriveKey(secret, 'signing key');
    const der = Buffer.concat([privatePrefix, seed]);
    this.#key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    this.publicKey = createPublicKey(this.#key).export({ format: 'jwk' }).x ?? '';
  }

  /** Signs a statement as its exact JSON. */
  sign(purpose: Purpose, statement: object): Signed {
    const body = JSON.stringify(statement);
    return { body, signature: sign(null, bytesOf(purpose, body), this.#key).toString('base64url') };
  }
}

/** Whether a public key's owner has signed this. */
export function isSignedBy(
  publicKey: string,
  purpose: Purpose,
  { body, signature }: Signed,
): boolean {
  const raw = Buffer.from(publicKey, 'base64url');
  if (raw.length !== 32) return false;
  const der = Buffer.concat([publicPrefix, raw]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return verify(null, bytesOf(purpose, body), key, Buffer.from(signature, 'base64url'));
}

/** A public key as people compare it: the first 16 digits of its SHA-256, in fours. */
export function fingerprintOf(publicKey: string): string {
  const digest = createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex');
  return (digest.slice(0, 16).match(/.{4}/g) ?? []).join(' ');
}

function bytesOf(purpose: Purpose, body: string): Buffer {
  return Buffer.from(`remote-help-${purpose}-1\n${body}`);
}
