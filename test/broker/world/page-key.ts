import { createSign, generateKeyPairSync } from 'node:crypto';

/** A page's key pair: the public half as it travels, and what the page signs with the other. */
export interface PageKey {
  readonly publicKey: string;
  signJoin(nonce: string, joinId: string): string;
  signResume(nonce: string, token: string): string;
}

/** Makes the key of one more page. */
export function newPageKey(): PageKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const point = [Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
  const sign = (label: string, nonce: string, subject: string) =>
    createSign('sha256')
      .update(`${label}\n${nonce}\n${subject}\n`)
      .sign({ key: privateKey, dsaEncoding: 'ieee-p1363' }, 'base64url');
  return {
    publicKey: Buffer.concat(point).toString('base64url'),
    signJoin: (nonce, joinId) => sign('remote-help-join-1', nonce, joinId),
    signResume: (nonce, token) => sign('remote-help-resume-1', nonce, token),
  };
}

/** The key of the tests' customers. */
export const customerKey = newPageKey();

/** Its public half. */
export const pageKey = customerKey.publicKey;

/** What the customers' page signs to come back. */
export const signResume = customerKey.signResume;

/** What it signs with its number. */
export const signJoin = customerKey.signJoin;
