import { toBase64Url } from './base64url.ts';

/** SHA-256 of bytes, base64url. */
export async function digestOf(bytes: ArrayBuffer): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** Reads bytes that travelled as base64url; `null` if they are none. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(plain, (character) => character.charCodeAt(0));
  } catch {
    // `atob` has no other way to say that a length cannot be.
    return null;
  }
}
