import { EbmlError, EbmlReader, elementsIn, ids, type EbmlElement } from './ebml.ts';
import { sizeOfKeyFrame, type PictureSize } from './vp8.ts';

/** A picture of a take, and where its bytes stand in the take's stream. */
export interface TakeFrame {
  /** By the recorder: milliseconds since its first picture. */
  readonly timeMs: number;
  readonly at: number;
  readonly bytes: number;
  /** Of a picture that stands for itself; `null` of one that only says what has changed. */
  readonly keySize: PictureSize | null;
}

/** The only codec that the console records, and that a film can be made of. */
const codec = 'V_VP8';
/** A block's own head, after its track: the time from its cluster's on, and flags. */
const blockHeadBytes = 3;

/** Finds the pictures in the stream that a recorder wrote. */
export class TakeStream {
  readonly #reader = new EbmlReader();
  #track: number | null = null;
  #clusterMs = 0;

  /**
   * Takes the next bytes; answers the pictures that are whole now.
   *
   * @throws {EbmlError} if this is no WebM of the console's recorder.
   */
  push(bytes: Buffer): TakeFrame[] {
    const frames: TakeFrame[] = [];
    for (const one of this.#reader.push(bytes)) {
      if (one.id === ids.tracks) this.#track = videoTrackIn(one.content);
      if (one.id === ids.timestamp) this.#clusterMs = numberIn(one.content);
      if (one.id === ids.simpleBlock || one.id === ids.block) frames.push(...this.#frameIn(one));
    }
    return frames;
  }

  #frameIn({ content, at }: EbmlElement): TakeFrame[] {
    // Recorders number their tracks from 1, which takes one byte.
    const track = (content[0] ?? 0) & 0x7f;
    if (track !== this.#track || content.length <= 1 + blockHeadBytes) return [];
    const timeMs = this.#clusterMs + content.readInt16BE(1);
    const frame = content.subarray(1 + blockHeadBytes);
    const keySize = sizeOfKeyFrame(frame);
    return [{ timeMs, at: at + 1 + blockHeadBytes, bytes: frame.length, keySize }];
  }
}

function videoTrackIn(tracks: Buffer): number {
  for (const { id, content } of elementsIn(tracks)) {
    if (id !== ids.trackEntry) continue;
    const entry = new Map(elementsIn(content).map((one) => [one.id, one.content]));
    if (entry.get(ids.codecId)?.toString() !== codec) continue;
    return numberIn(entry.get(ids.trackNumber) ?? Buffer.alloc(0));
  }
  throw new EbmlError('No track of VP8');
}

function numberIn(content: Buffer): number {
  if (content.length < 1 || content.length > 6) throw new EbmlError('No whole number');
  return content.readUIntBE(0, content.length);
}
