import { execFile } from 'node:child_process';
import { renameSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** With what a program for Windows is signed. */
export interface Signing {
  readonly certificate: string;
  readonly key: string;
  /** The server of timestamps: without one a signature ends with its certificate. */
  readonly timestamps?: string;
}

/** Signs a program for Windows by Debian's `osslsigncode`. */
export async function signWindows(file: string, name: string, signing: Signing): Promise<void> {
  const signed = `${file}.signed`;
  const { certificate, key, timestamps } = signing;
  const stamped = timestamps === undefined ? [] : ['-ts', timestamps];
  const what = ['-certs', certificate, '-key', key, '-h', 'sha256', '-n', name, ...stamped];
  await run('osslsigncode', ['sign', ...what, '-in', file, '-out', signed]);
  renameSync(signed, file);
}
