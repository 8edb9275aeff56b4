import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** With what the demo's program for Windows is signed: a certificate of its own, which no Windows trusts. */
export type TestCertificate = { readonly certificate: string; readonly key: string };

/**
 * The test certificate of this data folder, made when the folder is new, by `openssl`.
 *
 * @param owner Who the signature says it is from; it says that it is a test too.
 * @param signal Ends what is being made.
 * @returns `null` where a program that this takes is missing.
 */
export async function testCertificate(
  dataFolder: string,
  owner: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<TestCertificate | null> {
  const folder = join(dataFolder, 'test-signing');
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    await run('osslsigncode', ['--version'], { signal });
    if (!existsSync(certificate)) {
      const name = `/O=${owner} (test)/CN=${owner} (test)`;
      const use = ['keyUsage=critical,digitalSignature', 'extendedKeyUsage=codeSigning'];
      const made = `${certificate}.new`;
      const kind = ['req', '-x509', '-newkey', 'rsa:3072', '-nodes', '-days', '365', '-subj', name];
      const files = ['-keyout', key, '-out', made];
      await run('openssl', [...kind, ...use.flatMap((one) => ['-addext', one]), ...files], {
        signal,
      });
      renameSync(made, certificate);
    }
    return { certificate, key };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
