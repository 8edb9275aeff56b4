import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signWindows } from '../../companion/make/signature.ts';
import { testCertificate, type TestCertificate } from '../../demo/test-certificate.ts';
import { findProgram } from '../run/programs.ts';
import { smallestExecutable } from './smallest-executable.ts';

const run = promisify(execFile);
const lacking = ['osslsigncode', 'openssl'].filter((name) => findProgram(name) === null);
if (lacking.length > 0) console.log(`Signatures are not tried here: ${lacking.join(', ')} lacks.`);

let folder: string;
let program: string;
let signing: TestCertificate;

/** What `osslsigncode` says of a file, by this demo's certificate alone. */
async function verdict(file: string): Promise<string> {
  const { certificate } = signing;
  const asked = run('osslsigncode', ['verify', '-CAfile', certificate, '-in', file]);
  return (await asked.catch(({ stdout }: { stdout: string }) => ({ stdout }))).stdout;
}

describe.runIf(lacking.length === 0)('the signature of the program for Windows', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'remote-help-signature-'));
    program = join(folder, 'RemoteHelp.exe');
    writeFileSync(program, smallestExecutable());
    const made = await testCertificate(folder, 'Lipova banka');
    if (made === null) throw new Error('No certificate was made');
    signing = made;
    await signWindows(program, 'Remote Help (Lipova banka)', signing);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds, and says by whom: a test, in the demo', async () => {
    const said = await verdict(program);
    expect(said).toContain('Succeeded');
    expect(said).toContain('CN=Lipova banka (test)');
  });

  it('does not hold for a program with a changed byte', async () => {
    const changed = join(folder, 'changed.exe');
    copyFileSync(program, changed);
    const bytes = readFileSync(changed);
    bytes.writeUInt8(bytes.readUInt8(0x200) ^ 1, 0x200);
    writeFileSync(changed, bytes);
    expect(await verdict(changed)).not.toContain('Succeeded');
  });

  it('is by one certificate in a data folder, however often programs are built', async () => {
    expect(await testCertificate(folder, 'Lipova banka')).toEqual(signing);
    const before = readFileSync(signing.certificate, 'utf8');
    await testCertificate(folder, 'Lipova banka');
    expect(readFileSync(signing.certificate, 'utf8')).toBe(before);
  });
});
