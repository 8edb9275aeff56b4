import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getAsset } from 'node:sea';

/** A function of a library of Windows. */
export type Native = (...values: unknown[]) => number;

/** The part of koffi that the program uses: the addon alone, without its package. */
export interface Koffi {
  /** A library of Windows, or with `null` the program itself. */
  load(library: string | null): { func(declaration: string): Native };
  struct(name: string, fields: Readonly<Record<string, unknown>>): unknown;
  union(name: string, fields: Readonly<Record<string, unknown>>): unknown;
  proto(declaration: string): unknown;
  pointer(type: unknown): unknown;
  register(callback: (...values: never[]) => unknown, type: unknown): unknown;
  sizeof(type: unknown): number;
}

/** The addon, and the file from which it was loaded: a worker loads it once more. */
export interface LoadedAddon {
  readonly koffi: Koffi;
  readonly file: string;
}

/**
 * Loads the addon that is inside the executable. Windows keeps a loaded file locked, so it can't be removed at the end:
 * it stays in the user's own folder under the name of its digest, and is compared before every use.
 */
export function loadAddon(): LoadedAddon {
  const bytes = Buffer.from(getAsset('koffi.node'));
  const folder = join(process.env['LOCALAPPDATA'] ?? tmpdir(), 'RemoteHelp');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `koffi-${digestOf(bytes).slice(0, 16)}.node`);
  if (!isThere(file, bytes)) writeFileSync(file, bytes);
  const loaded = { exports: {} as Koffi };
  process.dlopen(loaded as unknown as NodeJS.Module, file);
  return { koffi: loaded.exports, file };
}

function isThere(file: string, bytes: Buffer): boolean {
  try {
    return digestOf(readFileSync(file)) === digestOf(bytes);
  } catch {
    // Not there yet.
    return false;
  }
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
