import { sha256 } from './crypto.ts';
import type { LoggedTake } from './takes.ts';

/** A piece that is missing, or is not the one that the log knows: by its row. */
export interface PieceFault {
  readonly problem: 'piece.missing' | 'piece.changed' | 'take.grown';
  readonly take: string;
  readonly seq: number;
}

/** What a check of a recording found. */
export interface RecordingCheck {
  readonly pieces: number;
  readonly faults: readonly PieceFault[];
}

/** Holds each piece of a recording against the hash that the log has of it; tells from time to time how far it is. */
export async function checkRecording(
  takes: readonly LoggedTake[],
  files: ReadonlyMap<string, Blob>,
  onPiece: () => void = () => undefined,
): Promise<RecordingCheck> {
  const faults: PieceFault[] = [];
  let checked = 0;
  for (const { take, pieces } of takes) {
    const file = files.get(take) ?? new Blob();
    let at = 0;
    for (const { seq, bytes, digest } of pieces) {
      const problem = await problemOf(file.slice(at, at + bytes), bytes, digest);
      if (problem !== null) faults.push({ problem, take, seq });
      at += bytes;
      checked += 1;
      onPiece();
    }
    if (file.size > at) faults.push({ problem: 'take.grown', take, seq: pieces.at(-1)?.seq ?? 0 });
  }
  return { pieces: checked, faults };
}

async function problemOf(
  part: Blob,
  bytes: number,
  digest: string,
): Promise<'piece.missing' | 'piece.changed' | null> {
  if (part.size < bytes) return 'piece.missing';
  const hash = await sha256(new Uint8Array(await part.arrayBuffer()));
  return btoa(String.fromCharCode(...hash)) === digest ? null : 'piece.changed';
}
