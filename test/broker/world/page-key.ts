import { createSign, generateKeyPairSync } from 'node:crypto';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { x = '', y = '' } = publicKey.export({ format: 'jwk' });

/** The public key of the tests' customers, as it travels. */
export const pageKey = Buffer.concat([
  Buffer.from([4]),
  Buffer.from(x, 'base64url'),
  Buffer.from(y, 'base64url'),
]).toString('base64url');

/** What the customers' page signs to come back. */
export function signResume(nonce: string, token: string): string {
  return sign('remote-help-resume-1', nonce, token);
}

/** What it signs with its number. */
export function signJoin(nonce: string, joinId: string): string {
  return sign('remote-help-join-1', nonce, joinId);
}

function sign(label: string, nonce: string, subject: string): string {
  return createSign('sha256')
    .update(`${label}\n${nonce}\n${subject}\n`)
    .sign({ key: privateKey, dsaEncoding: 'ieee-p1363' }, 'base64url');
}
