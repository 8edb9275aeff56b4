import { times } from '../../protocol/limits.ts';

/** What watching over a recording needs. */
export interface RecordingWatchOptions {
  /** A piece is on the broker's disk: the first one, or the first after some were missed. */
  readonly onRecorded: () => void;
  /** What left this browser longer ago than may be is on no disk. */
  readonly onMissed: () => void;
  /** Ends it all. */
  readonly signal: AbortSignal;
}

/**
 * Watches over the recording from the side that sends the picture, whatever becomes of its line: no word of a
 * stored piece for too long, and the picture is to be held back (rule P27).
 */
export class RecordingWatch {
  readonly #options: RecordingWatchOptions;
  #phase: 'waiting' | 'starting' | 'recorded' | 'missed' = 'waiting';
  #missing: ReturnType<typeof setTimeout> | undefined;

  constructor(options: RecordingWatchOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => clearTimeout(this.#missing), { once: true });
  }

  /** Says that frames leave the browser from here on. */
  begin(): void {
    if (this.#phase !== 'waiting') return;
    this.#phase = 'starting';
    this.#expectPiece();
  }

  /** Says that the broker has stored a piece. */
  note(): void {
    if (this.#options.signal.aborted) return;
    this.#expectPiece();
    if (this.#phase === 'recorded') return;
    this.#phase = 'recorded';
    this.#options.onRecorded();
  }

  #expectPiece(): void {
    clearTimeout(this.#missing);
    this.#missing = setTimeout(() => {
      this.#phase = 'missed';
      this.#options.onMissed();
    }, times.recordingMs);
  }
}
