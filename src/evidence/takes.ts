import { isRow, type TraceLine } from '../trace/format.ts';
import { factsOf } from '../trace/log-row.ts';

/** A piece of a recording as the log has it. */
export interface LoggedPiece {
  readonly seq: number;
  readonly bytes: number;
  /** SHA-256, base64. */
  readonly digest: string;
  /** What it covers, by the broker's clock. */
  readonly from: number;
  readonly until: number;
}

/** One run of one recorder, as the log has it. */
export interface LoggedTake {
  readonly take: string;
  readonly pieces: readonly LoggedPiece[];
}

/** The takes of a recording, in the order in which they began. */
export function takesIn(lines: readonly TraceLine[]): LoggedTake[] {
  const takes = new Map<string, LoggedPiece[]>();
  for (const row of lines.filter(isRow)) {
    if (row.type !== 'broker.storedPiece') continue;
    const { take, bytes, digest, from, until } = factsOf(row);
    if (typeof take !== 'string' || typeof bytes !== 'number' || typeof digest !== 'string')
      continue;
    const piece = { seq: row.seq, bytes, digest, from: Number(from), until: Number(until) };
    takes.set(take, [...(takes.get(take) ?? []), piece]);
  }
  return [...takes].map(([take, pieces]) => ({ take, pieces }));
}
