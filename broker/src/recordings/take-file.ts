import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sizes } from '../../../src/protocol/limits.ts';

/** What a take's file begins with. */
const magic = Buffer.from('RHTAKE1\n');
/** Before each sealed piece: how long it is. */
const lengthBytes = 4;
/** What sealing adds to a piece: nonce and tag. */
const sealBytesAdded = 28;

/** Where in its file the piece after `sizes` begins; `sizes` are those of the pieces before it, in plain bytes. */
export function offsetAfter(sizes: readonly number[]): number {
  const framed = sizes.map((bytes) => lengthBytes + bytes + sealBytesAdded);
  return framed.reduce((sum, bytes) => sum + bytes, magic.length);
}

/**
 * Puts a sealed piece at its place in a take's file; resolves when it is on disk. What may be there from a piece that
 * nobody was told of is overwritten. If the disk does not take all of it, nothing of it stays.
 *
 * @throws {Error} of Node if it is not on disk.
 */
export async function putPiece(path: string, offset: number, sealed: Uint8Array): Promise<void> {
  const isFirst = offset === magic.length;
  const file = await openForPiece(path, isFirst);
  const start = isFirst ? 0 : offset;
  try {
    await file.truncate(start);
    await writeWhole(file, framed(sealed, isFirst), start);
    await file.datasync();
  } catch (error) {
    // A disk without room still lets a file be cut.
    await file.truncate(start);
    throw error;
  } finally {
    await file.close();
  }
  if (isFirst) await syncFolder(dirname(path));
}

/** Takes back what stands in a take's file from `offset` on. */
export async function cutAt(path: string, offset: number): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.truncate(offset);
  } finally {
    await file.close();
  }
}

/**
 * The sealed piece that begins at `offset` of a take's file; `null` if it is not all there.
 *
 * @throws {Error} of Node if the file cannot be read.
 */
export async function sealedPieceAt(path: string, offset: number): Promise<Buffer | null> {
  const file = await open(path, 'r');
  try {
    const head = await readExactly(file, 0, magic.length);
    if (head === null || !head.equals(magic)) return null;
    const length = (await readExactly(file, offset, lengthBytes))?.readUInt32BE(0);
    if (length === undefined || length > sizes.maxPieceBytes + sealBytesAdded) return null;
    return await readExactly(file, offset + lengthBytes, length);
  } finally {
    await file.close();
  }
}

async function openForPiece(path: string, isFirst: boolean): Promise<FileHandle> {
  if (!isFirst) return open(path, 'r+');
  const folder = dirname(path);
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (made !== undefined) await syncFolder(dirname(folder));
  return open(path, 'w', 0o600);
}

function framed(sealed: Uint8Array, isFirst: boolean): Buffer {
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(sealed.length);
  return Buffer.concat([...(isFirst ? [magic] : []), length, sealed]);
}

async function writeWhole(file: FileHandle, bytes: Buffer, start: number): Promise<void> {
  // A disk that is nearly full may take a part, and says so only at the next one.
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, start + done);
    done += bytesWritten;
  }
}

async function readExactly(
  file: FileHandle,
  offset: number,
  length: number,
): Promise<Buffer | null> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, offset);
  return bytesRead === length ? bytes : null;
}

/** A file's name is on disk only when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
