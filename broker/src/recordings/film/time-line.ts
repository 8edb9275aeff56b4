import type { ReadTake } from './read-take.ts';
import type { Stretch } from './shared-times.ts';
import type { SteadyTime } from './steady-time.ts';
import type { TakeProblem } from './take-source.ts';

/** Why nothing can be seen for a while. */
export type GapReason =
  /** The desktop was not shared. */
  | 'notShared'
  /** It was shared, and nothing of it was stored. */
  | 'notRecorded'
  /** It was stored, and what was stored can no longer be read. */
  | TakeProblem;

/** A part of a film in which one take is seen, in the film's own time. */
export interface TakePart {
  readonly fromMs: number;
  readonly untilMs: number;
  /** What has to be added to the take's own times. */
  readonly shiftMs: number;
  readonly take: ReadTake;
}

/** A part of a film in which nothing can be seen. */
export interface FilmGap {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly why: GapReason;
}

/** What can be seen when. */
export interface TimeLine {
  /** The film's beginning by the broker's clock, in milliseconds since 1970. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly parts: readonly TakePart[];
  readonly gaps: readonly FilmGap[];
}

/** Less than this between two takes nobody takes for a gap. */
export const shortestGapMs = 1_000;

/** Lays takes on one line of real time: where two overlap, the newer one is seen. */
export function timeLineOf(
  takes: readonly ReadTake[],
  shared: readonly Stretch[],
  time: SteadyTime,
): TimeLine | null {
  const placed = takes
    .map((take) => ({ take, beganAt: beginOf(take, time) }))
    .filter(({ take }) => take.frames.length > 0 || take.problem !== null)
    .sort((one, other) => one.beganAt - other.beganAt);
  const [first] = placed;
  if (first === undefined) return null;
  const startedAt = first.beganAt + (first.take.frames[0]?.timeMs ?? 0);
  const parts: TakePart[] = [];
  const damaged: FilmGap[] = [];
  for (const [index, { take, beganAt }] of placed.entries()) {
    const shiftMs = beganAt - startedAt;
    const next = placed[index + 1];
    const limit = next === undefined ? Infinity : next.beganAt + firstMs(next.take) - startedAt;
    const fromMs = shiftMs + firstMs(take);
    const untilMs = Math.min(shiftMs + take.readMs, limit);
    if (take.frames.length > 0 && untilMs > fromMs) parts.push({ fromMs, untilMs, shiftMs, take });
    const lostMs = Math.min(shiftMs + take.lengthMs, limit);
    const from = Math.max(0, untilMs);
    if (take.problem !== null && lostMs > from) {
      damaged.push({ fromMs: from, untilMs: lostMs, why: take.problem });
    }
  }
  const film = shared.map(({ from, until }) => ({
    from: from - startedAt,
    until: until - startedAt,
  }));
  const gaps = gapsBetween([...parts, ...damaged], film);
  const all = [...damaged, ...gaps].sort((one, other) => one.fromMs - other.fromMs);
  const durationMs = Math.max(...[...parts, ...all].map(({ untilMs }) => untilMs));
  return { startedAt, durationMs, parts, gaps: all };
}

/**
 * When a take's recorder began. Each piece tells it by when it ended, and late by what it took on its way: the soonest is the nearest.
 * What came after the clock was put back tells less.
 */
function beginOf({ source }: ReadTake, time: SteadyTime): number {
  const { pieces } = source.known;
  const [first] = pieces;
  const jump = time.jumps.find(({ seq }) => seq > (first?.seq ?? 0))?.seq ?? Infinity;
  let begin = Infinity;
  let passedMs = 0;
  for (const { seq, from, until } of pieces) {
    passedMs += until - from;
    if (seq < jump) begin = Math.min(begin, time.of(seq, until) - passedMs);
  }
  return begin;
}

function firstMs({ frames }: ReadTake): number {
  return frames[0]?.timeMs ?? 0;
}

function gapsBetween(
  seen: readonly { fromMs: number; untilMs: number }[],
  shared: readonly Stretch[],
): FilmGap[] {
  const sorted = [...seen].sort((one, other) => one.fromMs - other.fromMs);
  const gaps: FilmGap[] = [];
  let end = 0;
  for (const { fromMs, untilMs } of sorted) {
    if (fromMs - end >= shortestGapMs) gaps.push(...partsOfGap(end, fromMs, shared));
    end = Math.max(end, untilMs);
  }
  // A recording that ends before the sharing did has a gap at its end.
  const last = shared.filter(({ until }) => until !== Infinity).at(-1)?.until ?? 0;
  if (last - end >= shortestGapMs) gaps.push(...partsOfGap(end, last, shared));
  return gaps;
}

/** Tells what was not shared from what was shared and not recorded. */
function partsOfGap(fromMs: number, untilMs: number, shared: readonly Stretch[]): FilmGap[] {
  const borders = shared.flatMap(({ from, until }) => [from, until]);
  const within = borders.filter((at) => at > fromMs && at < untilMs).sort((a, b) => a - b);
  const parts: FilmGap[] = [];
  let from = fromMs;
  for (const until of [...within, untilMs]) {
    const middle = (from + until) / 2;
    const isShared = shared.some((one) => one.from <= middle && middle < one.until);
    const why = isShared ? 'notRecorded' : 'notShared';
    const before = parts.at(-1);
    // A moment between two takes is no stretch of its own.
    if (before !== undefined && (until - from < shortestGapMs || before.why === why)) {
      parts.splice(-1, 1, { ...before, untilMs: until });
    } else if (before !== undefined && before.untilMs - before.fromMs < shortestGapMs) {
      parts.splice(-1, 1, { fromMs: before.fromMs, untilMs: until, why });
    } else parts.push({ fromMs: from, untilMs: until, why });
    from = until;
  }
  return parts;
}
