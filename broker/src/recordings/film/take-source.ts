import { createHash } from 'node:crypto';
import type { KnownTake } from '../known-pieces.ts';

/** What is wrong with a take from one of its pieces on. */
export type TakeProblem =
  /** The file is gone, or ends before the log says that it does. */
  | 'take.missing'
  /** What lies there is not what was stored: it cannot be opened, or its hash is not the one in the log. */
  | 'take.changed'
  /** It is as it was stored, but no WebM of the console's recorder. */
  | 'take.notUnderstood';

/** A piece of a take cannot be read. */
export class TakeError extends Error {
  override readonly name = 'TakeError';
  readonly problem: TakeProblem;
  constructor(problem: TakeProblem, cause?: unknown) {
    super(`A take cannot be read: ${problem}`, { cause });
    this.problem = problem;
  }
}

/** Reads a piece of a take as it lies on the disk, opened. */
export type OpenPiece = (take: KnownTake, piece: number) => Promise<Buffer>;

/** The bytes of a take by their place in its stream, each piece checked against the log. */
export class TakeSource {
  readonly known: KnownTake;
  readonly #open: OpenPiece;
  /** Where each piece begins in the stream. */
  readonly #starts: readonly number[];
  #last: { piece: number; bytes: Buffer } | null = null;

  constructor(known: KnownTake, open: OpenPiece) {
    let end = 0;
    this.known = known;
    this.#open = open;
    this.#starts = known.pieces.map(({ bytes }) => (end += bytes) - bytes);
  }

  /**
   * A piece of it.
   *
   * @throws {TakeError} if it is not what was stored.
   */
  async piece(piece: number): Promise<Buffer> {
    if (this.#last?.piece === piece) return this.#last.bytes;
    const bytes = await this.#open(this.known, piece);
    const digest = createHash('sha256').update(bytes).digest('base64');
    if (digest !== this.known.pieces[piece]?.digest) throw new TakeError('take.changed');
    this.#last = { piece, bytes };
    return bytes;
  }

  /**
   * The bytes from `at` on, from as many pieces as they are in.
   *
   * @throws {TakeError} if one of these is not what was stored.
   */
  async bytes(at: number, length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let piece = this.#pieceAt(at);
    for (let missing = length, from = at; missing > 0; piece += 1) {
      const start = this.#starts[piece];
      if (start === undefined) throw new TakeError('take.missing');
      const part = (await this.piece(piece)).subarray(from - start, from - start + missing);
      parts.push(part);
      missing -= part.length;
      from += part.length;
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
  }

  #pieceAt(at: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
