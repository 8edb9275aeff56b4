import * as v from 'valibot';
import { refusedPiece } from '../../protocol/http.ts';
import { times } from '../../protocol/limits.ts';
import type { PieceReason, RequestReason } from '../../protocol/reasons.ts';
import { returnDelays } from '../line/return-delays.ts';
import type { RecordedPiece } from './screen-recorder.ts';

/** What sending pieces needs. */
export interface RecordingUploadOptions {
  readonly broker: string;
  readonly sessionId: string;
  /** The broker will never take the rest of this take. */
  readonly onTakeLost: (take: string) => void;
}

/** More than this is not held in memory: then there is a gap, and the log says so. */
const most = { pieces: 180, bytes: 48 * 1024 * 1024 } as const;

/** A disk or a broker that is back is found soon: sharing lasts only 5 s without. */
const longestPauseMs = 2_000;

type Refusal = RequestReason | PieceReason;

/** After these nothing of the session is taken any more. */
const over: ReadonlySet<Refusal> = new Set([
  'session.unknown',
  'session.closed',
  'recording.off',
  'recording.keyMissing',
]);

/** After these the take is of no more use, but another one may be. */
const lost: ReadonlySet<Refusal> = new Set([
  'piece.notUnderstood',
  'piece.tooBig',
  'piece.differs',
  'piece.tooEarly',
  'piece.notNow',
]);

/**
 * Brings the pieces of a session's recording to the broker, one after another, each again and again until it is
 * stored: a lost answer, a full disk or a broker that was killed costs time, not pieces (rule P28).
 */
export class RecordingUpload {
  readonly #options: RecordingUploadOptions;
  readonly #waiting: RecordedPiece[] = [];
  #waitingBytes = 0;
  #delays = returnDelays(longestPauseMs);
  #isRunning = false;
  #isOver = false;

  constructor(options: RecordingUploadOptions) {
    this.#options = options;
  }

  /** How far the oldest piece that is not stored is behind, in milliseconds; 0 when none waits. */
  get behindMs(): number {
    const [oldest] = this.#waiting;
    return oldest === undefined ? 0 : performance.now() - oldest.until;
  }

  /** Whether nothing waits, so that a new take has room. */
  get isIdle(): boolean {
    return this.#waiting.length === 0;
  }

  /** Whether the broker takes nothing of this session any more. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Takes a piece over; whether there was room for it. */
  put(piece: RecordedPiece): boolean {
    const bytes = this.#waitingBytes + piece.bytes.byteLength;
    if (this.#isOver || this.#waiting.length >= most.pieces || bytes > most.bytes) return false;
    this.#waiting.push(piece);
    this.#waitingBytes = bytes;
    if (!this.#isRunning) void this.#run();
    return true;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (let piece = this.#waiting[0]; piece !== undefined; piece = this.#waiting[0]) {
      const answer = await this.#send(piece);
      if (answer === 'stored') {
        this.#drop((one) => one === piece);
        this.#delays = returnDelays(longestPauseMs);
      } else if (over.has(answer)) {
        this.#isOver = true;
        this.#drop(() => true);
      } else if (lost.has(answer)) {
        const { take } = piece;
        this.#drop((one) => one.take === take);
        this.#options.onTakeLost(take);
      } else {
        await new Promise((resolve) => setTimeout(resolve, this.#delays.next().value));
      }
    }
    this.#isRunning = false;
  }

  async #send(piece: RecordedPiece): Promise<'stored' | Refusal> {
    try {
      const digest = await crypto.subtle.digest('SHA-256', piece.bytes);
      const answer = await fetch(this.#addressOf(piece), {
        method: 'PUT',
        signal: AbortSignal.timeout(times.answerMs),
        credentials: 'include',
        cache: 'no-store',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        headers: {
          'Remote-Help': '1',
          'Content-Type': 'application/octet-stream',
          'Content-Digest': `sha-256=:${btoa(String.fromCharCode(...new Uint8Array(digest)))}:`,
        },
        body: piece.bytes,
      });
      if (answer.ok) return 'stored';
      const told = v.safeParse(refusedPiece, await answer.json());
      return told.success ? told.output.reason : 'broker.goingAway';
    } catch (error) {
      // The network, the broker or something in front of it: whatever it was, the piece waits.
      if (error instanceof Error) return 'broker.goingAway';
      throw error;
    }
  }

  #addressOf({ take, piece, epoch, until, lengthMs }: RecordedPiece): URL {
    const { broker, sessionId } = this.#options;
    const path = `/v1/sessions/${encodeURIComponent(sessionId)}/recording/${take}/${piece}`;
    const url = new URL(path, broker);
    url.searchParams.set('epoch', String(epoch));
    url.searchParams.set('ageMs', String(Math.round(performance.now() - until)));
    url.searchParams.set('lengthMs', String(lengthMs));
    return url;
  }

  #drop(isDropped: (piece: RecordedPiece) => boolean): void {
    const kept = this.#waiting.filter((piece) => !isDropped(piece));
    this.#waiting.splice(0, this.#waiting.length, ...kept);
    this.#waitingBytes = kept.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  }
}
