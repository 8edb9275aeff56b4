import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeBlob } from './blob.ts';
import { bundle, type Compiled } from './bundle.ts';
import { makeLinuxExecutable } from './linux-executable.ts';
import { makeIcon } from './make-icon.ts';
import { fetchPinned } from './packages.ts';
import { koffiForWindows, nodeForLinux, nodeForWindows } from './pins.ts';
import { signWindows, type Signing } from './signature.ts';
import { makeWindowsExecutable } from './windows-executable.ts';

/** What programs are built of, and for whom. */
export interface ProgramsOptions extends Compiled {
  /** The folder that they are put into, with the `programs.json` that a broker reads. */
  readonly out: string;
  readonly publisher: string;
  readonly version: string;
  readonly signing?: Signing;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = join(root, 'node_modules/.cache/remote-help-companion');
const glyphs = fileURLToPath(new URL('../assets/glyphs.bin.gz', import.meta.url));

const forLinux = 'RemoteHelp';
const forWindows = 'RemoteHelp.exe';

/**
 * Builds the program for Linux and for Windows, both from Linux, and puts them where a broker offers them. What was built
 * of the same parts before is taken as it is; a signed one is made anew.
 */
export async function buildPrograms(options: ProgramsOptions): Promise<void> {
  const { out, publisher } = options;
  mkdirSync(cache, { recursive: true });
  mkdirSync(out, { recursive: true });
  const folder = mkdtempSync(join(cache, 'build-'));
  try {
    const script = join(folder, 'program.cjs');
    await bundle(options, script);
    const built = options.signing === undefined ? keptFolder(options, script) : folder;
    if (!existsSync(join(built, forWindows))) await make(options, script, folder);
    if (built !== folder && !existsSync(built)) renameSync(join(folder, 'built'), built);
    for (const name of [forLinux, forWindows]) {
      const from = built === folder ? join(folder, 'built', name) : join(built, name);
      copyFileSync(from, join(folder, name));
      renameSync(join(folder, name), join(out, name));
    }
    const shelf = {
      'linux-x64': { fileName: forLinux, publisher },
      'windows-x64': { fileName: forWindows, publisher },
    };
    writeFileSync(join(folder, 'programs.json'), `${JSON.stringify(shelf, null, 2)}\n`);
    renameSync(join(folder, 'programs.json'), join(out, 'programs.json'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Where programs of exactly these parts are kept. */
function keptFolder({ publisher, version }: ProgramsOptions, script: string): string {
  const pinned = [nodeForLinux, nodeForWindows, koffiForWindows].map(({ sha256 }) => sha256);
  const digest = createHash('sha256').update(JSON.stringify([publisher, version, pinned]));
  for (const part of [script, glyphs]) digest.update(readFileSync(part));
  return join(cache, `programs-${digest.digest('hex').slice(0, 32)}`);
}

async function make(options: ProgramsOptions, script: string, folder: string): Promise<void> {
  const { publisher, version, signing } = options;
  const [linux, windows, koffi] = await Promise.all([
    fetchPinned(nodeForLinux, cache),
    fetchPinned(nodeForWindows, cache),
    fetchPinned(koffiForWindows, cache),
  ]);
  const built = join(folder, 'built');
  mkdirSync(built);
  const assets = { 'glyphs.bin.gz': glyphs };
  const blob = await makeBlob(linux, script, assets, folder);
  await makeLinuxExecutable(linux, blob, join(built, forLinux));
  const icon = join(folder, 'program.ico');
  writeFileSync(icon, makeIcon());
  const withAddon = await makeBlob(linux, script, { ...assets, 'koffi.node': koffi }, folder);
  const file = join(built, forWindows);
  makeWindowsExecutable(windows, withAddon, file, { publisher, version, icon });
  if (signing !== undefined) await signWindows(file, `Remote Help (${publisher})`, signing);
}
