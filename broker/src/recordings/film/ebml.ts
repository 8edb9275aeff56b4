/** The elements of WebM that a film is made of (RFC 8794, RFC 9559), by their ids. */
export const ids = {
  ebml: 0x1a45dfa3,
  ebmlVersion: 0x4286,
  ebmlReadVersion: 0x42f7,
  ebmlMaxIdLength: 0x42f2,
  ebmlMaxSizeLength: 0x42f3,
  docType: 0x4282,
  docTypeVersion: 0x4287,
  docTypeReadVersion: 0x4285,
  segment: 0x18538067,
  seekHead: 0x114d9b74,
  seek: 0x4dbb,
  seekId: 0x53ab,
  seekPosition: 0x53ac,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  dateUtc: 0x4461,
  muxingApp: 0x4d80,
  writingApp: 0x5741,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackUid: 0x73c5,
  trackType: 0x83,
  flagLacing: 0x9c,
  codecId: 0x86,
  video: 0xe0,
  pixelWidth: 0xb0,
  pixelHeight: 0xba,
  chapters: 0x1043a770,
  editionEntry: 0x45b9,
  chapterAtom: 0xb6,
  chapterUid: 0x73c4,
  chapterTimeStart: 0x91,
  chapterTimeEnd: 0x92,
  chapterDisplay: 0x80,
  chapString: 0x85,
  chapLanguage: 0x437c,
  cues: 0x1c53bb6b,
  cuePoint: 0xbb,
  cueTime: 0xb3,
  cueTrackPositions: 0xb7,
  cueTrack: 0xf7,
  cueClusterPosition: 0xf1,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
  referenceBlock: 0xfb,
} as const;

/** An element as it was read. */
export interface EbmlElement {
  readonly id: number;
  readonly content: Buffer;
  /** Where its content begins in all that was read. */
  readonly at: number;
}

/** What was read is no EBML, or none that a recorder writes. */
export class EbmlError extends Error {
  override readonly name = 'EbmlError';
}

/** What is gone through rather than read whole: a recorder does not know their sizes when it writes them. */
const transparent: ReadonlySet<number> = new Set([ids.segment, ids.cluster, ids.blockGroup]);

/** No picture is larger; what says that it is would have to be held in memory whole. */
const maxElementBytes = 16 * 1024 * 1024;

/** Reads a stream of EBML as it comes, in any parts. */
export class EbmlReader {
  #rest: Buffer = Buffer.alloc(0);
  #start = 0;

  /**
   * Takes the next bytes; answers the elements that are whole now.
   *
   * @throws {EbmlError} if they cannot be the continuation.
   */
  push(bytes: Buffer): EbmlElement[] {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    const elements: EbmlElement[] = [];
    let at = 0;
    for (;;) {
      const head = headAt(this.#rest, at);
      if (head === null) break;
      const { id, contentAt, size } = head;
      if (!transparent.has(id)) {
        if (size > maxElementBytes) throw new EbmlError(`An element of ${size} bytes`);
        if (contentAt + size > this.#rest.length) break;
        const content = this.#rest.subarray(contentAt, contentAt + size);
        elements.push({ id, content, at: this.#start + contentAt });
      }
      at = transparent.has(id) ? contentAt : contentAt + size;
    }
    this.#rest = this.#rest.subarray(at);
    this.#start += at;
    return elements;
  }
}

/** The elements within one that was read whole. */
export function elementsIn(content: Buffer): EbmlElement[] {
  return new EbmlReader().push(content);
}

/** Writes an element; its size always takes eight bytes, so that it is known before the content is. */
export function element(id: number, ...content: readonly Buffer[]): Buffer {
  const bytes = content.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([headOf(id, bytes), ...content]);
}

/** The head of an element whose content follows. */
export function headOf(id: number, bytes: number): Buffer {
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(bytes) | (1n << 56n));
  return Buffer.concat([bytesOfId(id), size]);
}

/** An element with a whole number, in eight bytes. */
export function unsigned(id: number, value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return element(id, bytes);
}

/** An element with a text. */
export function text(id: number, value: string): Buffer {
  return element(id, Buffer.from(value));
}

/** How an id stands in a file. */
export function bytesOfId(id: number): Buffer {
  const hexadecimal = id.toString(16);
  return Buffer.from(hexadecimal.length % 2 === 0 ? hexadecimal : `0${hexadecimal}`, 'hex');
}

function headAt(bytes: Buffer, at: number) {
  const id = numberAt(bytes, at, true);
  const size = id === null ? null : numberAt(bytes, at + id.length, false);
  if (id === null || size === null) return null;
  return { id: id.value, size: size.value, contentAt: at + id.length + size.length };
}

/** A number of variable length; an id keeps the bit that says its length. `null` when it is not all there. */
function numberAt(
  bytes: Buffer,
  at: number,
  isId: boolean,
): { value: number; length: number } | null {
  const first = bytes[at];
  if (first === undefined) return null;
  const length = Math.clz32(first) - 23;
  if (length > (isId ? 4 : 8)) throw new EbmlError('A number that is too long');
  if (at + length > bytes.length) return null;
  let value = isId ? first : first & (0xff >> length);
  for (let next = 1; next < length; next += 1) value = value * 256 + (bytes[at + next] ?? 0);
  return { value, length };
}
