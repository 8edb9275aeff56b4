import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the demo's parts know of each other and must know again after a restart. */
export type KeptSecrets = {
  /** The broker's password at the identity provider. */
  readonly clientSecret: string;
  /** With which the identity provider signs its cookies. */
  readonly cookieKey: string;
  /** With which the identity provider signs who is who. */
  readonly signingKey: JsonWebKey;
  /** The broker reads its own secrets from files. */
  readonly files: {
    readonly clientSecret: string;
    readonly numberKey: string;
    readonly keepingKey: string;
    readonly signingKey: string;
  };
};

/** The secrets of this data folder; made when the folder is new. */
export function keptSecrets(dataFolder: string): KeptSecrets {
  const folder = join(dataFolder, 'secrets');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fileOf = (name: string, make: () => string) => {
    const file = join(folder, name);
    if (!existsSync(file)) {
      // Written beside and moved, so that a demo ended in between leaves no half file.
      writeFileSync(`${file}.new`, make(), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    }
    return file;
  };
  const contentOf = (name: string, make: () => string) => readFileSync(fileOf(name, make), 'utf8');
  return {
    clientSecret: contentOf('client-secret', newSecret),
    cookieKey: contentOf('cookie-key', newSecret),
    signingKey: JSON.parse(contentOf('signing-key.json', newSigningKey)) as JsonWebKey,
    files: {
      clientSecret: fileOf('client-secret', newSecret),
      numberKey: fileOf('number-key', newSecret),
      keepingKey: fileOf('keeping-key', newSecret),
      signingKey: fileOf('broker-signing-key', newSecret),
    },
  };
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return JSON.stringify({ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' });
}
