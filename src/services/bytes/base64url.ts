/** Writes bytes as base64url without padding, as they travel on the wire. */
export function toBase64Url(bytes: ArrayBuffer | Uint8Array): string {
  const text = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** 32 random bytes, base64url. */
export function randomBits256(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}
