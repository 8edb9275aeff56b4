import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
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

/** A system that has a program of its own. */
type System = 'linux' | 'windows';

/** What programs are built of, and for whom. */
export interface ProgramsOptions extends Compiled {
  /** The folder that they are put into, with the `programs.json` that a broker reads. */
  readonly out: string;
  readonly publisher: string;
  readonly version: string;
  readonly signing?: Signing;
  /** The one system that they are built for; both unless it is said. */
  readonly only?: System;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Where packages and built programs are kept. */
export const cache = join(root, 'node_modules/.cache/remote-help-companion');
const glyphs = fileURLToPath(new URL('../assets/glyphs.bin.gz', import.meta.url));
const assets = { 'glyphs.bin.gz': glyphs };

const maxKept = 6;
const fileNames = { linux: 'RemoteHelp', windows: 'RemoteHelp.exe' } as const;

/**
 * Builds the program for Linux and for Windows, both from Linux, and puts them where a broker offers them. What was built
 * of the same parts before is taken as it is; the signature is always a new one.
 */
export async function buildPrograms(options: ProgramsOptions): Promise<void> {
  const { out, publisher, signing } = options;
  mkdirSync(cache, { recursive: true });
  mkdirSync(out, { recursive: true });
  const folder = mkdtempSync(join(cache, 'build-'));
  try {
    const script = join(folder, 'program.cjs');
    await bundle(options, script);
    const built = keptFolder(options, script);
    if (!existsSync(built)) await make(options, script, folder);
    if (!existsSync(built)) renameSync(join(folder, 'built'), built);
    keepNewest(built);
    for (const name of systemsOf(options).map((system) => fileNames[system])) {
      copyFileSync(join(built, name), join(folder, name));
      if (name === fileNames.windows && signing !== undefined) {
        await signWindows(join(folder, name), `Remote Help (${publisher})`, signing);
      }
      renameSync(join(folder, name), join(out, name));
    }
    const shelf = Object.fromEntries(
      systemsOf(options).map((system) => [
        `${system}-x64`,
        { fileName: fileNames[system], publisher },
      ]),
    );
    writeFileSync(join(folder, 'programs.json'), `${JSON.stringify(shelf, null, 2)}\n`);
    renameSync(join(folder, 'programs.json'), join(out, 'programs.json'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function systemsOf({ only }: ProgramsOptions): readonly System[] {
  return only === undefined ? ['linux', 'windows'] : [only];
}

/** Where programs of exactly these parts are kept. */
function keptFolder(options: ProgramsOptions, script: string): string {
  const { publisher, version } = options;
  const pinned = [nodeForLinux, nodeForWindows, koffiForWindows].map(({ sha256 }) => sha256);
  const digest = createHash('sha256').update(
    JSON.stringify([publisher, version, pinned, systemsOf(options)]),
  );
  for (const part of [script, glyphs]) digest.update(readFileSync(part));
  return join(cache, `programs-${digest.digest('hex').slice(0, 32)}`);
}

/** A pair of programs is 200 MB: only the ones that were used last are kept. */
function keepNewest(used: string): void {
  const now = new Date();
  utimesSync(used, now, now);
  const kept = readdirSync(cache)
    .filter((name) => name.startsWith('programs-'))
    .map((name) => ({ path: join(cache, name), at: statSync(join(cache, name)).mtimeMs }))
    .sort((one, other) => other.at - one.at);
  for (const { path } of kept.slice(maxKept)) rmSync(path, { recursive: true, force: true });
}

async function make(options: ProgramsOptions, script: string, folder: string): Promise<void> {
  const built = join(folder, 'built');
  mkdirSync(built);
  const linux = await fetchPinned(nodeForLinux, cache);
  if (options.only !== 'windows') {
    const blob = await makeBlob(linux, script, assets, folder);
    await makeLinuxExecutable(linux, blob, join(built, fileNames.linux));
  }
  if (options.only !== 'linux') await makeForWindows(options, { linux, script, folder, built });
}

async function makeForWindows(
  { publisher, version }: ProgramsOptions,
  of: { linux: string; script: string; folder: string; built: string },
): Promise<void> {
  const [windows, koffi] = await Promise.all([
    fetchPinned(nodeForWindows, cache),
    fetchPinned(koffiForWindows, cache),
  ]);
  const icon = join(of.folder, 'program.ico');
  writeFileSync(icon, makeIcon());
  const parts = { ...assets, 'koffi.node': koffi };
  const withAddon = await makeBlob(of.linux, of.script, parts, of.folder);
  const file = join(of.built, fileNames.windows);
  makeWindowsExecutable(windows, withAddon, file, { publisher, version, icon });
}
