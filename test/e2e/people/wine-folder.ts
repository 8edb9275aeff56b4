import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { cache } from '../../../companion/make/build-programs.ts';
import { fetchPinned } from '../../../companion/make/packages.ts';
import { koffiForWindows, nodeForWindows } from '../../../companion/make/pins.ts';
import type { FolderStep } from '../windows-folder.ts';
import type { WineComputer } from './wine-computer.ts';

const script = fileURLToPath(new URL('../windows-folder.ts', import.meta.url));

/** Opens a folder of the customer as the program does, by the Node that is in the program, and does this in it; what came of each. */
export async function triesInFolder(
  computer: WineComputer,
  folder: string,
  steps: readonly FolderStep[],
): Promise<unknown[]> {
  const place = mkdtempSync(join(tmpdir(), 'remote-help-tries-'));
  try {
    const [bundle, asked, told] = ['tries.cjs', 'asked.json', 'told.json'].map((name) =>
      join(place, name),
    ) as [string, string, string];
    const made = { platform: 'node', format: 'cjs', target: 'node22', bundle: true } as const;
    await build({ entryPoints: [script], outfile: bundle, logLevel: 'error', ...made });
    writeFileSync(asked, JSON.stringify(steps));
    const addon = await fetchPinned(koffiForWindows, cache);
    const files = [bundle, addon, folder, asked, told].map(asWindowsCalls);
    const node = await fetchPinned(nodeForWindows, cache);
    await once(computer.opens(node, ...files), 'exit');
    return JSON.parse(readFileSync(told, 'utf8')) as unknown[];
  } finally {
    rmSync(place, { recursive: true });
  }
}

/** How Wine calls a file of the computer on which it runs. */
function asWindowsCalls(path: string): string {
  return path.startsWith('/') ? `Z:${path.replaceAll('/', '\\')}` : path;
}
