/** A file is no archive that this code reads, in a few words. */
export class ZipError extends Error {
  override readonly name = 'ZipError';
}

/** More is in no bundle: a session has one trace, and a take for each time that a console began to record. */
const maxEntries = 1_000;
const maxDirectoryBytes = 1024 * 1024;
const endBytes = 22;
/** A comment may follow the end; ours has none. */
const maxTailBytes = endBytes + 65_535;

/** Whether a file begins as an archive does. */
export async function isZip(file: Blob): Promise<boolean> {
  const head = await viewOf(file.slice(0, 4));
  return head.byteLength === 4 && head.getUint32(0, true) === 0x04034b50;
}

/**
 * The files in an archive of stored files, by their names. Nothing is copied: each is a part of the archive's own file.
 *
 * @throws {ZipError} if it is none, is cut or compressed, or says what cannot be.
 */
export async function readZip(file: Blob): Promise<ReadonlyMap<string, Blob>> {
  const tail = await viewOf(file.slice(Math.max(0, file.size - maxTailBytes)));
  const end = endIn(tail);
  const [count, bytes, at] = [
    tail.getUint16(end + 10, true),
    tail.getUint32(end + 12, true),
    tail.getUint32(end + 16, true),
  ];
  if (count > maxEntries || bytes > maxDirectoryBytes || at + bytes > file.size) {
    throw new ZipError('its list of files is not one of a bundle');
  }
  const directory = await viewOf(file.slice(at, at + bytes));
  const files = new Map<string, Blob>();
  for (let place = 0, entry = 0; entry < count; entry += 1) {
    const { name, next, ...where } = entryAt(directory, place);
    files.set(name, await contentOf(file, where));
    place = next;
  }
  return files;
}

function endIn(tail: DataView): number {
  for (let at = tail.byteLength - endBytes; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) === 0x06054b50) return at;
  }
  throw new ZipError('it is cut, or no archive');
}

function entryAt(directory: DataView, at: number) {
  const isThere = at + 46 <= directory.byteLength && directory.getUint32(at, true) === 0x02014b50;
  if (!isThere) throw new ZipError('its list of files is damaged');
  const nameBytes = directory.getUint16(at + 28, true);
  const more = directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
  const next = at + 46 + nameBytes + more;
  if (next > directory.byteLength) throw new ZipError('its list of files is damaged');
  if (directory.getUint16(at + 10, true) !== 0) throw new ZipError('it was packed again');
  return {
    name: new TextDecoder().decode(new Uint8Array(directory.buffer, at + 46, nameBytes)),
    size: directory.getUint32(at + 24, true),
    at: directory.getUint32(at + 42, true),
    next,
  };
}

async function contentOf(file: Blob, { at, size }: { at: number; size: number }): Promise<Blob> {
  const head = await viewOf(file.slice(at, at + 30));
  const isHead = head.byteLength === 30 && head.getUint32(0, true) === 0x04034b50;
  if (!isHead) throw new ZipError('a file in it is not where it should be');
  const start = at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  if (start + size > file.size) throw new ZipError('a file in it is cut');
  return file.slice(start, start + size);
}

async function viewOf(part: Blob): Promise<DataView> {
  return new DataView(await part.arrayBuffer());
}
