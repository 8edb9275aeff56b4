import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the demo's parts know of each other and must know again after a restart. */
export type KeptSecrets = {
  /** The broker's password at the identity provider. */
  readonly clientSecret: string;
  /** With which the identity provider signs its cookies. */
  readonly cookieKey: string;
  /** With which the identity provider signs who is who. */
  readonly signingKey: JsonWebKey;
};

/** The secrets of this data folder; made when the folder is new. */
export function keptSecrets(dataFolder: string): KeptSecrets {
  const file = join(dataFolder, 'demo-secrets.json');
  if (!existsSync(file)) {
    // Written beside and moved, so that a demo ended in between leaves no half file.
    writeFileSync(`${file}.new`, JSON.stringify(newSecrets()), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as KeptSecrets;
}

function newSecrets(): KeptSecrets {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    clientSecret: randomBytes(32).toString('base64url'),
    cookieKey: randomBytes(32).toString('base64url'),
    signingKey: { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' },
  };
}
