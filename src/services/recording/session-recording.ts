import type { Picture } from '../picture/picture-receiver.ts';
import { RecordingUpload } from './recording-upload.ts';
import { recordScreen, type RecordedPiece } from './screen-recorder.ts';

/** How a recorder that gave up is tried again, in milliseconds. */
const againMs = 1_000;

/**
 * Records a session's picture for as long as there is one, take after take, and brings the pieces to the broker.
 *
 * A new picture, a recorder that gave up and a piece for which there was no room begin a new take: within one,
 * nothing is missing.
 */
export class SessionRecording {
  readonly #upload: RecordingUpload;
  #picture: Picture | null = null;
  #since: number | null = null;
  #taking = new AbortController();
  #take: string | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(broker: string, sessionId: string) {
    const onTakeLost = (take: string) => {
      if (take === this.#take) this.#startLater();
    };
    this.#upload = new RecordingUpload({ broker, sessionId, onTakeLost });
  }

  /** Since when there has been a picture to record, in milliseconds since 1970; `null` while there is none. */
  get since(): number | null {
    return this.#since;
  }

  /** How far the recording is behind the picture, in milliseconds. */
  get behindMs(): number {
    return this.#upload.behindMs;
  }

  /** Goes on with another picture, or with none; what is recorded already is still brought to the broker. */
  follow(picture: Picture | null): void {
    this.#stop();
    this.#picture = picture;
    this.#since = picture === null ? null : Date.now();
    if (picture !== null) this.#start(picture);
  }

  #start({ stream, epoch }: Picture): void {
    const taking = new AbortController();
    this.#taking = taking;
    const failed = () => {
      if (this.#taking === taking) this.#startLater();
    };
    let isWhole = true;
    const onPiece = (piece: RecordedPiece) => {
      if (this.#taking === taking) this.#take = piece.take;
      // Within a take nothing may be missing: what comes after a piece that had no room is of no use.
      isWhole &&= this.#upload.put(piece);
      if (!isWhole) failed();
    };
    try {
      recordScreen({ stream, epoch, onPiece, onFailed: failed, signal: taking.signal });
    } catch (error) {
      // A picture that is gone already, or a browser that cannot record it: then nothing counts as recorded.
      if (!(error instanceof DOMException)) throw error;
      failed();
    }
  }

  #startLater(): void {
    this.#stop();
    if (this.#upload.isOver) return;
    this.#again = setTimeout(() => {
      if (this.#picture === null) return;
      if (this.#upload.isIdle) this.#start(this.#picture);
      else this.#startLater();
    }, againMs);
  }

  #stop(): void {
    clearTimeout(this.#again);
    this.#taking.abort();
    this.#take = undefined;
  }
}
