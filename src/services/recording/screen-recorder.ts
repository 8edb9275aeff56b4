import { times } from '../../protocol/limits.ts';

/** A piece of a recording, on its way to the broker's disk. */
export interface RecordedPiece {
  readonly take: string;
  readonly piece: number;
  readonly epoch: number;
  readonly bytes: ArrayBuffer;
  /** When it ended, by {@link performance.now}. */
  readonly until: number;
  readonly lengthMs: number;
}

/** What recording needs. */
export interface ScreenRecorderOptions {
  readonly stream: MediaStream;
  readonly epoch: number;
  readonly onPiece: (piece: RecordedPiece) => void;
  /** The recorder has given up; what it gave so far is good. */
  readonly onFailed: () => void;
  /** Ends the take; its last piece comes after that. */
  readonly signal: AbortSignal;
}

/** VP8 in WebM: the one format that Chromium and Firefox both record and both play. */
const format = { mimeType: 'video/webm;codecs=vp8', videoBitsPerSecond: 1_500_000 };

/** The first piece may be short: nothing counts as recorded before it is stored. */
const firstPieceMs = 200;

/**
 * Records a picture, piece by piece, as one take.
 *
 * A piece comes every second, an empty one too when nothing has arrived: it says that the recorder is there and that
 * there was nothing to record. Only the first one waits until it has the stream's header.
 */
export function recordScreen(options: ScreenRecorderOptions): void {
  const { stream, epoch, onPiece, onFailed, signal } = options;
  const recorder = new MediaRecorder(stream, format);
  const take = crypto.randomUUID();
  let piece = 0;
  let from = performance.now();
  let cutting: ReturnType<typeof setTimeout> | undefined;
  let order = Promise.resolve();

  const cut = () => {
    if (recorder.state !== 'recording') return;
    recorder.requestData();
    cutting = setTimeout(cut, piece === 0 ? firstPieceMs : times.pieceMs);
  };
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size === 0 && piece === 0) return;
    const until = performance.now();
    const heading = { take, piece, epoch, until, lengthMs: Math.round(until - from) };
    piece += 1;
    from = until;
    order = order.then(async () => onPiece({ ...heading, bytes: await data.arrayBuffer() }));
  });
  recorder.addEventListener('stop', () => {
    clearTimeout(cutting);
    if (!signal.aborted) onFailed();
  });
  signal.addEventListener(
    'abort',
    () => {
      if (recorder.state !== 'inactive') recorder.stop();
    },
    { once: true },
  );
  recorder.start();
  cutting = setTimeout(cut, firstPieceMs);
}
