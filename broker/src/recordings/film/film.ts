import type { Store } from '../../store/store.ts';
import { knownTakes } from '../known-pieces.ts';
import { openPieceOf } from './open-piece.ts';
import {
  blockStart,
  clusterBytes,
  clustersOf,
  clusterStart,
  framesOf,
  type Cluster,
} from './film-layout.ts';
import { readTake } from './read-take.ts';
import { sharedTimes } from './shared-times.ts';
import { SteadyTime, type ClockJump } from './steady-time.ts';
import { TakeSource, type TakeProblem } from './take-source.ts';
import { timeLineOf, type FilmGap, type TimeLine } from './time-line.ts';
import { webmHead } from './webm-head.ts';

/** A take as it is seen in a film; times are the film's own. */
export interface FilmTake {
  readonly take: string;
  /** Which picture it is of: a new one begins with each sharing and each return. */
  readonly epoch: number;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly pieces: number;
  readonly bytes: number;
  /** What is wrong with the rest of it, if anything is: then a gap with the same reason follows. */
  readonly problem: TakeProblem | null;
}

/** What stands beside a film. */
export interface FilmFacts {
  /** The film's beginning by the broker's clock, in milliseconds since 1970: the film's time runs as the real one did. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly takes: readonly FilmTake[];
  /** Where nothing can be seen: the film is grey there. */
  readonly gaps: readonly FilmGap[];
  /** Where the broker's clock was put back: the film goes on as if it had not been. */
  readonly clockJumps: readonly ClockJump[];
}

/** A session's recording as one WebM file that plays and can be wound. It is made while it is read; nothing of it is written to a disk. */
export interface Film {
  readonly facts: FilmFacts;
  /** How long the file is. */
  readonly bytes: number;
  /**
   * The file's bytes from `from` up to, and without, `to`.
   *
   * @throws {TakeError} if a take was changed since the film was opened.
   */
  read(from?: number, to?: number): AsyncGenerator<Buffer>;
}

/**
 * Opens the film of a session: its takes in real time, grey where there is nothing. `null` if nothing of it was ever recorded.
 *
 * @throws {SessionKeyError} if the session's key is gone, and with it the recording.
 */
export async function openFilm(
  store: Store,
  dataFolder: string,
  sessionId: string,
): Promise<Film | null> {
  const known = await knownTakes(store, sessionId);
  const rows = await timesOfRows(store, sessionId);
  const time = new SteadyTime(rows);
  const { sessionKeys: keys, ownership } = store;
  const open = openPieceOf({ keys, bank: ownership.bank, dataFolder, sessionId });
  const takes = [];
  for (const take of known) takes.push(await readTake(new TakeSource(take, open)));
  const line = timeLineOf(takes, sharedTimes(rows, time), time);
  return line === null ? null : new JoinedFilm(line, time.jumps);
}

async function timesOfRows({ database, ownership }: Store, sessionId: string) {
  return database
    .selectFrom('log_rows')
    .select(['seq', 'at', 'type'])
    .where('bank', '=', ownership.bank)
    .where('session_id', '=', sessionId)
    .orderBy('seq')
    .execute();
}

class JoinedFilm implements Film {
  readonly facts: FilmFacts;
  readonly bytes: number;
  readonly #head: Buffer;
  readonly #clusters: readonly Cluster[];

  constructor(line: TimeLine, clockJumps: readonly ClockJump[]) {
    const frames = framesOf(line);
    const size = line.parts.flatMap(({ take }) => take.frames[0]?.keySize ?? []).at(0);
    this.#clusters = clustersOf(frames);
    this.#head = webmHead(line, this.#clusters, size ?? { width: 640, height: 360 });
    this.bytes =
      this.#head.length + this.#clusters.reduce((sum, one) => sum + clusterBytes(one), 0);
    const { startedAt, durationMs, parts, gaps } = line;
    const takes = parts.map(({ fromMs, untilMs, take }) => ({
      take: take.source.known.take,
      epoch: take.source.known.pieces[0]?.epoch ?? 0,
      fromMs: Math.round(fromMs),
      untilMs: Math.round(untilMs),
      pieces: take.source.known.pieces.length,
      bytes: take.source.known.pieces.reduce((sum, { bytes }) => sum + bytes, 0),
      problem: take.problem,
    }));
    const rounded = gaps.map(({ fromMs, untilMs, why }) => ({
      fromMs: Math.round(fromMs),
      untilMs: Math.round(untilMs),
      why,
    }));
    const ms = { startedAt: Math.round(startedAt), durationMs: Math.round(durationMs) };
    this.facts = { ...ms, takes, gaps: rounded, clockJumps };
  }

  async *read(from = 0, to = this.bytes): AsyncGenerator<Buffer> {
    yield* cut(this.#head, 0, from, to);
    let at = this.#head.length;
    for (const cluster of this.#clusters) {
      const end = at + clusterBytes(cluster);
      if (end > from && at < to) yield* readCluster(cluster, at, from, to);
      at = end;
    }
  }
}

async function* readCluster(cluster: Cluster, start: number, from: number, to: number) {
  const beginning = clusterStart(cluster);
  yield* cut(beginning, start, from, to);
  let at = start + beginning.length;
  for (const frame of cluster.frames) {
    const head = blockStart(frame, cluster.timeMs);
    yield* cut(head, at, from, to);
    at += head.length;
    const isWanted = at < to && at + frame.bytes > from;
    if (isWanted && 'grey' in frame.from) yield* cut(frame.from.grey, at, from, to);
    else if (isWanted && 'source' in frame.from) {
      yield* cut(await frame.from.source.bytes(frame.from.at, frame.bytes), at, from, to);
    }
    at += frame.bytes;
  }
}

function* cut(bytes: Buffer, at: number, from: number, to: number): Generator<Buffer> {
  const part = bytes.subarray(Math.max(0, from - at), Math.max(0, to - at));
  if (part.length > 0) yield part;
}
