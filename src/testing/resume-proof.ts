/** What a page shows when it comes back: its token, and its key's signature of this very greeting. */
export interface ResumeProof {
  readonly token: string;
  readonly nonce: string;
  readonly signature: string;
}

/**
 * Whether a proof was made by the page that joined (rule P9), as the real broker finds it, by the means of a browser.
 *
 * @param key - The page's public key: 65 bytes, an uncompressed point of P-256, base64url.
 */
export async function isProvedBy(
  key: string,
  proof: ResumeProof,
  label: 'remote-help-resume-1' | 'remote-help-join-1' = 'remote-help-resume-1',
): Promise<boolean> {
  const { token, nonce, signature } = proof;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const point = await crypto.subtle
    .importKey('raw', bytesOf(key), algorithm, false, ['verify'])
    // What is no point of the curve is nobody's key.
    .catch(() => null);
  if (point === null) return false;
  const signed = new TextEncoder().encode(`${label}\n${nonce}\n${token}\n`);
  const how = { name: 'ECDSA', hash: 'SHA-256' };
  return crypto.subtle.verify(how, point, bytesOf(signature), signed);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
