import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the takes lie that Chromium recorded by the console's own recorder (`record-takes.ts`). */
export const recordedFolder = join(import.meta.dirname, 'recorded');

/** A take as it was recorded: how many bytes each piece has, and how much time it covers. */
export interface RecordedTake {
  readonly name: string;
  readonly pieces: readonly { readonly bytes: number; readonly lengthMs: number }[];
}

/** A piece as the console would bring it. */
export interface RealPiece {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly lengthMs: number;
}

/** The pieces of a recorded take. */
export function recordedTake(name: 'wide' | 'grown' | 'still'): RealPiece[] {
  const takes = JSON.parse(
    readFileSync(join(recordedFolder, 'takes.json'), 'utf8'),
  ) as RecordedTake[];
  const take = takes.find((one) => one.name === name);
  if (take === undefined) throw new Error(`There is no recorded take ${name}`);
  const whole = readFileSync(join(recordedFolder, `${name}.webm`));
  let from = 0;
  return take.pieces.map(({ bytes, lengthMs }) => {
    from += bytes;
    return { bytes: Buffer.from(whole.subarray(from - bytes, from)), lengthMs };
  });
}
