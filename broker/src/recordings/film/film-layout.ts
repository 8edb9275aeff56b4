import { headOf, ids, unsigned } from './ebml.ts';
import type { TakeSource } from './take-source.ts';
import type { TimeLine } from './time-line.ts';
import { greyFrame, type PictureSize } from './vp8.ts';

/** A picture of a film: where its bytes come from, and when it is seen. */
export interface FilmFrame {
  readonly timeMs: number;
  readonly isKey: boolean;
  readonly bytes: number;
  readonly from: { readonly source: TakeSource; readonly at: number } | { readonly grey: Buffer };
}

/** Pictures that lie together in a file, the first of which stands for itself or follows one by much. */
export interface Cluster {
  readonly timeMs: number;
  readonly isKey: boolean;
  readonly frames: readonly FilmFrame[];
  /** Of all that is in it. */
  readonly bytes: number;
}

/** Before each picture in a file: head of the block, track, time from the cluster's on, flags. */
const blockHeadBytes = 13;
/** So much of a block's head counts as its content. */
const blockContentBytes = 4;

/** A block's time counts from its cluster's on, in 16 bits. */
const longestClusterMs = 30_000;

/** Where nothing is recorded a grey picture comes so often, so that winding ends there soon. */
const greyEveryMs = 2_000;

/** The pictures of a time line in order, grey ones in its gaps. */
export function framesOf({ parts, gaps }: TimeLine): FilmFrame[] {
  const stretches = [...parts, ...gaps].sort((one, other) => one.fromMs - other.fromMs);
  const sizes = parts.flatMap(({ take }) => take.frames.slice(0, 1).map(({ keySize }) => keySize));
  let size: PictureSize = sizes[0] ?? { width: 640, height: 360 };
  let lastMs = -1;
  const frames: FilmFrame[] = [];
  const put = (frame: FilmFrame) => {
    // Two stretches may meet within a millisecond; no two pictures may.
    lastMs = Math.max(Math.round(frame.timeMs), lastMs + 1);
    frames.push({ ...frame, timeMs: lastMs });
  };
  for (const stretch of stretches) {
    if ('take' in stretch) {
      const { take, shiftMs, untilMs } = stretch;
      for (const { timeMs, at, bytes, keySize } of take.frames) {
        if (timeMs + shiftMs >= untilMs) break;
        size = keySize ?? size;
        const from = { source: take.source, at };
        put({ timeMs: timeMs + shiftMs, isKey: keySize !== null, bytes, from });
      }
    } else {
      const grey = greyFrame(size);
      for (let timeMs = stretch.fromMs; timeMs < stretch.untilMs; timeMs += greyEveryMs) {
        put({ timeMs, isKey: true, bytes: grey.length, from: { grey } });
      }
    }
  }
  return frames;
}

/** Lays pictures into clusters: a new one at each picture that stands for itself, so that each can be found. */
export function clustersOf(frames: readonly FilmFrame[]): Cluster[] {
  const groups: FilmFrame[][] = [];
  for (const frame of frames) {
    const group = groups.at(-1);
    const isNear = frame.timeMs - (group?.[0]?.timeMs ?? -Infinity) <= longestClusterMs;
    if (group !== undefined && isNear && !frame.isKey) group.push(frame);
    else groups.push([frame]);
  }
  return groups.map((group) => {
    const [first] = group;
    const { timeMs = 0, isKey = false } = first ?? {};
    const blocks = group.reduce((sum, { bytes }) => sum + blockHeadBytes + bytes, 0);
    return { timeMs, isKey, frames: group, bytes: unsigned(ids.timestamp, timeMs).length + blocks };
  });
}

/** How a cluster begins in the file. */
export function clusterStart({ timeMs, bytes }: Pick<Cluster, 'timeMs' | 'bytes'>): Buffer {
  return Buffer.concat([headOf(ids.cluster, bytes), unsigned(ids.timestamp, timeMs)]);
}

/** How many bytes a cluster takes in the file. */
export function clusterBytes({ bytes }: Cluster): number {
  return headOf(ids.cluster, bytes).length + bytes;
}

/** How a picture begins in the file. */
export function blockStart({ timeMs, isKey, bytes }: FilmFrame, clusterMs: number): Buffer {
  const own = Buffer.alloc(blockContentBytes);
  own.writeUInt8(0x81, 0);
  own.writeInt16BE(timeMs - clusterMs, 1);
  own.writeUInt8(isKey ? 0x80 : 0, 3);
  return Buffer.concat([headOf(ids.simpleBlock, blockContentBytes + bytes), own]);
}
