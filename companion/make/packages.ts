import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A package of the registry, pinned to exactly these bytes. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  /** Of the package as it comes: `sha512-…`. */
  readonly integrity: string;
  /** The one file that is wanted of it, and that file's SHA-256. */
  readonly file: string;
  readonly sha256: string;
}

/** A file is not what was pinned. Nothing is built from it. */
export class PinError extends Error {
  override readonly name = 'PinError';
}

/**
 * Fetches a package by npm's own client, once, and gives the path of its pinned file.
 *
 * @throws {PinError} if the package or the file is another one than was pinned.
 */
export async function fetchPinned(pinned: PinnedPackage, cache: string): Promise<string> {
  const folder = join(cache, `${pinned.name.replace('/', '+')}-${pinned.version}`);
  const file = join(folder, 'package', pinned.file);
  if (!existsSync(file)) await unpack(pinned, cache, folder);
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (sha256 !== pinned.sha256) {
    rmSync(folder, { recursive: true });
    throw new PinError(`${pinned.name}@${pinned.version} holds another ${pinned.file}: ${sha256}`);
  }
  return file;
}

async function unpack(pinned: PinnedPackage, cache: string, folder: string): Promise<void> {
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  const spec = `${pinned.name}@${pinned.version}`;
  const args = ['pack', '--silent', '--pack-destination', fresh, spec];
  const { stdout } = await run('npm', args, { cwd: cache });
  const archive = join(fresh, stdout.trim().split('\n').at(-1) ?? '');
  const sum = createHash('sha512').update(readFileSync(archive)).digest('base64');
  if (`sha512-${sum}` !== pinned.integrity) {
    rmSync(fresh, { recursive: true });
    throw new PinError(`${spec} is another package: sha512-${sum}`);
  }
  await run('tar', ['-xzf', archive, '-C', fresh, `package/${pinned.file}`]);
  rmSync(archive);
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
}
