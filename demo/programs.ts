import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { testCertificate } from './test-certificate.ts';

const bank = 'Lipova banka';
const builder = fileURLToPath(new URL('../companion/make/main.ts', import.meta.url));

/** The folder from which the demo's broker offers programs; empty until they are built. */
export function programsFolder(dataFolder: string): string {
  const folder = join(dataFolder, 'programs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** What the demo's programs are built for. */
export type ProgramsFor = {
  readonly brokerOrigin: string;
  readonly folder: string;
  readonly dataFolder: string;
  readonly say: (text: string) => void;
};

/**
 * Builds the programs for this demo's broker, beside the running demo: they are offered from the moment they are there.
 * The first time takes a minute, since it fetches two Nodes; later ones take seconds. The one for Windows is signed with a
 * test certificate of this demo's own.
 *
 * @returns how to stop building.
 */
export function buildPrograms(programs: ProgramsFor): () => void {
  const stopping = new AbortController();
  void build(programs, stopping.signal).catch((error: unknown) => {
    if (!stopping.signal.aborted) programs.say(notBuilt(String(error)));
  });
  return () => stopping.abort();
}

async function build(
  { brokerOrigin, folder, dataFolder, say }: ProgramsFor,
  signal: AbortSignal,
): Promise<void> {
  const signing = await testCertificate(dataFolder, bank, signal);
  const what = ['--broker', brokerOrigin, '--bank', bank, '--out', folder];
  const how = signing ? ['--certificate', signing.certificate, '--key', signing.key] : [];
  const child = spawn(process.execPath, [builder, ...what, ...how], {
    stdio: ['ignore', 'ignore', 'pipe'],
    signal,
  });
  let said = '';
  createInterface(child.stderr).on('line', (line) => (said = line || said));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) return say(notBuilt(said));
  const unsigned = signing ? '' : ' The one for Windows is not signed: that takes osslsigncode.';
  say(`The programs for Linux and Windows are built and offered.${unsigned}`);
}

function notBuilt(why: string): string {
  return `The programs could not be built, so none are offered: ${why}`;
}
