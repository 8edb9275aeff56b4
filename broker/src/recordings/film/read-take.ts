import { EbmlError } from './ebml.ts';
import { TakeError, type TakeProblem, type TakeSource } from './take-source.ts';
import { TakeStream, type TakeFrame } from './take-stream.ts';

/** A take as it was found on the disk. Times are milliseconds since its recorder began. */
export interface ReadTake {
  readonly source: TakeSource;
  /** Its pictures in order, from the first that stands for itself on. */
  readonly frames: readonly TakeFrame[];
  /** How far what could be read goes. */
  readonly readMs: number;
  /** How far it goes by the log. */
  readonly lengthMs: number;
  /** What is wrong after `readMs`, if anything is. */
  readonly problem: TakeProblem | null;
}

/** Reads a take whole, to find its pictures. What is wrong with it ends it, and is told. */
export async function readTake(source: TakeSource): Promise<ReadTake> {
  const { pieces } = source.known;
  const lengths = pieces.map(({ from, until }) => until - from);
  const finder = new FrameFinder();
  let problem: TakeProblem | null = null;
  let readMs = 0;
  for (let piece = 0; piece < pieces.length && problem === null; piece += 1) {
    const endMs = readMs + (lengths[piece] ?? 0);
    problem = await finder.read(source, piece, endMs);
    if (problem === null) readMs = endMs;
  }
  const frames = finder.framesUntil(readMs);
  const lengthMs = lengths.reduce((sum, length) => sum + length, 0);
  return { source, frames, readMs, lengthMs, problem };
}

class FrameFinder {
  readonly #stream = new TakeStream();
  readonly #frames: TakeFrame[] = [];
  /** How long after the recorder's begin the first picture came, at most. */
  #firstMs = Infinity;

  async read(source: TakeSource, piece: number, endMs: number): Promise<TakeProblem | null> {
    try {
      this.#note(this.#stream.push(await source.piece(piece)), endMs);
      return null;
    } catch (error) {
      if (error instanceof TakeError) return error.problem;
      if (error instanceof EbmlError) return 'take.notUnderstood';
      throw error;
    }
  }

  /** Frames whose times go on, with the recorder's begin as their zero. */
  framesUntil(endMs: number): TakeFrame[] {
    const firstMs = Math.max(0, this.#firstMs);
    const placed: TakeFrame[] = [];
    let lastMs = -1;
    for (const frame of this.#frames) {
      if (placed.length === 0 && frame.keySize === null) continue;
      lastMs = Math.max(frame.timeMs + firstMs, lastMs + 1);
      if (lastMs <= endMs) placed.push({ ...frame, timeMs: lastMs });
    }
    return placed;
  }

  #note(frames: readonly TakeFrame[], endMs: number): void {
    for (const frame of frames) this.#frames.push(frame);
    const last = frames.at(-1);
    // A picture comes before the end of its piece: the piece that ended soonest after one says best when the first came.
    if (last !== undefined) this.#firstMs = Math.min(this.#firstMs, endMs - last.timeMs);
  }
}
