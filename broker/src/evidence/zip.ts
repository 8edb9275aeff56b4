import { crc32 } from 'node:zlib';

/** A file that goes into an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** What is to go into one archive is more than the format holds. */
export class ZipTooLargeError extends Error {
  override readonly name = 'ZipTooLargeError';
}

/** Sizes and places are 32-bit numbers in the archives that every program opens. */
const maxBytes = 0xffff_ffff;

/** Names are UTF-8, and what is known only afterwards follows the content (APPNOTE 6.3.10, 4.4.4). */
const flags = 0x0808;
const version = 20;

interface Written {
  readonly name: Buffer;
  readonly crc: number;
  readonly size: number;
  readonly at: number;
}

/**
 * An archive in ZIP, as it is made: everything is stored as it is, since video is compressed already, and what is stored as it is
 * can be read in place.
 *
 * @throws {ZipTooLargeError} when it passes 4 GiB.
 */
export async function* zipOf(
  entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>,
): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let at = 0;
  for await (const { name: text, content } of entries) {
    const name = Buffer.from(text);
    const head = localHead(name);
    yield head;
    let [crc, size] = [0, 0];
    for await (const bytes of content) {
      crc = crc32(bytes, crc);
      size += bytes.length;
      if (at + head.length + size > maxBytes) throw new ZipTooLargeError();
      yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    const tail = numbers(0x08074b50, crc, size, size);
    yield tail;
    written.push({ name, crc, size, at });
    at += head.length + size + tail.length;
  }
  yield directory(written, at);
}

function localHead(name: Buffer): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(version, 4);
  head.writeUInt16LE(flags, 6);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function directory(written: readonly Written[], at: number): Buffer {
  const entries = Buffer.concat(written.map(entryOf));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(written.length, 8);
  end.writeUInt16LE(written.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([entries, end]);
}

function entryOf({ name, crc, size, at }: Written): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(version, 4);
  entry.writeUInt16LE(version, 6);
  entry.writeUInt16LE(flags, 8);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(size, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(at, 42);
  return Buffer.concat([entry, name]);
}

function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeUInt32LE(value, 4 * index));
  return bytes;
}
