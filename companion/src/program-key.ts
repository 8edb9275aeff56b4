import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** The program's own key, made at its start. It never leaves the process, and ends with it. */
export class ProgramKey {
  /** The public half: an uncompressed point of P-256, base64url. */
  readonly publicKey: string;
  readonly #privateKey: KeyObject;

  constructor() {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const point = [Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
    this.publicKey = Buffer.concat(point).toString('base64url');
    this.#privateKey = privateKey;
  }

  /** Signs that this very program comes back to a session, in answer to this greeting (rule P20). */
  sign(nonce: string, sessionId: string): string {
    const text = Buffer.from(`remote-help-resume-1\n${nonce}\n${sessionId}\n`);
    const signature = sign('sha256', text, { key: this.#privateKey, dsaEncoding: 'ieee-p1363' });
    return signature.toString('base64url');
  }
}
