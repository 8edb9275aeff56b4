import { closeSync, openSync, readSync, statSync } from 'node:fs';

const chunkBytes = 1024 * 1024;

/**
 * Whether any of these byte strings (of equal length, 4 at least) is anywhere in these files. Each file is read once, however many
 * are looked for; a file that is not there holds nothing.
 */
export function holdsAny(paths: readonly string[], wanted: readonly Uint8Array[]): boolean {
  const length = wanted[0]?.length ?? 0;
  if (length === 0) return false;
  const byStart = new Map<number, Buffer[]>();
  for (const bytes of wanted.map((one) => Buffer.from(one))) {
    const start = bytes.readUInt32LE(0);
    byStart.set(start, [...(byStart.get(start) ?? []), bytes]);
  }
  return paths.some((path) => fileHolds(path, byStart, length));
}

function fileHolds(
  path: string,
  byStart: ReadonlyMap<number, readonly Buffer[]>,
  length: number,
): boolean {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return false;
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.alloc(chunkBytes + length);
    for (let from = 0; ; from += chunkBytes) {
      const read = chunk.subarray(0, readSync(file, chunk, 0, chunk.length, from));
      if (chunkHolds(read, byStart, length)) return true;
      if (read.length < chunk.length) return false;
    }
  } finally {
    closeSync(file);
  }
}

function chunkHolds(
  chunk: Buffer,
  byStart: ReadonlyMap<number, readonly Buffer[]>,
  length: number,
): boolean {
  for (let at = 0; at + length <= chunk.length; at += 1) {
    const candidates = byStart.get(chunk.readUInt32LE(at));
    if (candidates?.some((bytes) => bytes.equals(chunk.subarray(at, at + length)))) return true;
  }
  return false;
}
