import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

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
  readonly say: (text: string) => void;
};

/**
 * Builds the programs for this demo's broker, beside the running demo: they are offered from the moment they are there.
 * The first time takes a minute, since it fetches two Nodes; later ones take seconds.
 *
 * @returns how to stop building.
 */
export function buildPrograms({ brokerOrigin, folder, say }: ProgramsFor): () => void {
  const what = ['--broker', brokerOrigin, '--bank', 'Lipova banka', '--out', folder];
  const child = spawn(process.execPath, [builder, ...what], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  createInterface(child.stderr).on('line', (line) => (said = line || said));
  child.on('close', (code, signal) => {
    if (signal !== null) return;
    if (code === 0) say('The programs for Linux and Windows are built and offered.');
    else say(`The programs could not be built, so none are offered: ${said}`);
  });
  return () => child.kill();
}
