import { createPublicKey, verify } from 'node:crypto';

/** What a page shows when it comes back: its token, and its key's signature of this very greeting. */
export interface ResumeProof {
  readonly token: string;
  readonly nonce: string;
  readonly signature: string;
}

/**
 * Whether a proof was made by the page that joined: ECDSA over P-256 with SHA-256, over the greeting's nonce and
 * the token (rule P9). A token that was copied out of the page is of no use without the key.
 *
 * @param key - The page's public key: 65 bytes, an uncompressed point, base64url.
 */
export function isProvedBy(
  key: string,
  { token, nonce, signature }: ResumeProof,
  label: 'remote-help-resume-1' | 'remote-help-join-1' = 'remote-help-resume-1',
): boolean {
  const point = Buffer.from(key, 'base64url');
  const publicKey = createPublicKey({
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33, 65).toString('base64url'),
    },
    format: 'jwk',
  });
  const signed = Buffer.from(`${label}\n${nonce}\n${token}\n`);
  const given = Buffer.from(signature, 'base64url');
  return verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, given);
}

/** Whether a text is a public key that {@link isProvedBy} can use: a point of the curve, and nothing else. */
export function isPublicKey(key: string): boolean {
  try {
    isProvedBy(key, { token: '', nonce: '', signature: '' });
    return true;
  } catch {
    return false;
  }
}
