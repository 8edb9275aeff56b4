import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  cutAt,
  offsetAfter,
  putPiece,
  sealedPieceAt,
} from '../../broker/src/recordings/take-file.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remote-help-take-'));
  path = join(folder, 'session', 'one.take');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A piece as long as one of `bytes` plain bytes is when it is sealed. */
const sealed = (bytes: number, fill: number) => Buffer.alloc(bytes + 28, fill);
const sizes = [100, 7, 5_000];

async function threePieces(): Promise<void> {
  for (const [number, bytes] of sizes.entries()) {
    await putPiece(path, offsetAfter(sizes.slice(0, number)), sealed(bytes, number + 1));
  }
}

const pieceAt = (number: number) => sealedPieceAt(path, offsetAfter(sizes.slice(0, number)));

describe('the file of a take', () => {
  it('holds its pieces one after another, and each can be read by itself', async () => {
    await threePieces();
    for (const [number, bytes] of sizes.entries()) {
      expect(await pieceAt(number)).toEqual(sealed(bytes, number + 1));
    }
    expect(statSync(path).size).toBe(offsetAfter(sizes));
    expect(await sealedPieceAt(path, offsetAfter(sizes))).toBeNull();
  });

  it('is written over where a crash left half a piece that nobody was told of', async () => {
    await threePieces();
    appendFileSync(path, Buffer.alloc(3_000, 9));
    const [next] = [sealed(50, 4)];
    await putPiece(path, offsetAfter(sizes), next);
    expect(await sealedPieceAt(path, offsetAfter(sizes))).toEqual(next);
    expect(statSync(path).size).toBe(offsetAfter([...sizes, 50]));
  });

  it('begins anew where a crash left half a first piece', async () => {
    await putPiece(path, offsetAfter([]), sealed(100, 1));
    truncateSync(path, 13);
    await putPiece(path, offsetAfter([]), sealed(100, 2));
    expect(await pieceAt(0)).toEqual(sealed(100, 2));
  });

  it('gives nothing of a piece that ends too soon, and nothing of a file that is no take', async () => {
    await threePieces();
    truncateSync(path, offsetAfter(sizes) - 1);
    expect(await pieceAt(2)).toBeNull();
    expect(await pieceAt(1)).not.toBeNull();
    writeFileSync(path, 'something else altogether');
    expect(await pieceAt(0)).toBeNull();
  });

  it('does not believe a length that no piece can have', async () => {
    await threePieces();
    const bytes = readFileSync(path);
    bytes.writeUInt32BE(0xffff_ffff, offsetAfter(sizes.slice(0, 1)));
    writeFileSync(path, bytes);
    expect(await pieceAt(1)).toBeNull();
  });

  it('can be cut back to the last piece that is in the log', async () => {
    await threePieces();
    await cutAt(path, offsetAfter(sizes.slice(0, 2)));
    expect(await pieceAt(1)).not.toBeNull();
    expect(await pieceAt(2)).toBeNull();
  });
});

function fullDisk(): void {
  let disk: string;
  beforeEach(() => {
    disk = join(folder, 'disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', disk]);
  });
  afterEach(() => void execFileSync('umount', [disk]));

  it('keeps nothing of a piece that the disk took half of, and goes on when there is room', async () => {
    path = join(disk, 'session', 'one.take');
    await putPiece(path, offsetAfter([]), sealed(1_000, 1));
    const tooBig = putPiece(path, offsetAfter([1_000]), sealed(200_000, 2));
    await expect(tooBig).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(statSync(path).size).toBe(offsetAfter([1_000]));
    await putPiece(path, offsetAfter([1_000]), sealed(2_000, 3));
    expect(await sealedPieceAt(path, offsetAfter([1_000]))).toEqual(sealed(2_000, 3));
    expect(await sealedPieceAt(path, offsetAfter([]))).toEqual(sealed(1_000, 1));
  });
}

if (process.platform === 'linux' && process.getuid?.() === 0)
  describe('the file of a take on a full disk', fullDisk);
else describe('no full disk is tested: only root on Linux may mount a small one', () => undefined);
