import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FilmSample, PlacedPrint } from '../../../src/protocol/witness-film.ts';
import { printedSize, steepnessOf } from '../../../src/protocol/witness-print.ts';
import { recordedFolder } from './recorded-takes.ts';

const tonesASample = 72;
const samplesASecond = 4;

/**
 * A real shared desktop (texts that scroll and are typed, windows that move; 91 s; made by `record-desktop.ts`): what its film shows four times a second, as it was recorded at 1080 lines
 * or after it went through 180 lines at 60 kbit/s, and the prints that the customer's browser took of what it captured.
 */
export function sharedDesktop(lines: 1080 | 180): {
  samples: FilmSample[];
  prints: PlacedPrint[];
} {
  const tones = readFileSync(join(recordedFolder, `desktop-${lines}.tones`));
  const samples = Array.from({ length: tones.length / tonesASample }, (_, number) => ({
    timeMs: (number * 1_000) / samplesASecond,
    steepness: steepnessOf(pictureOf(tones.subarray(number * tonesASample))),
  }));
  const json = readFileSync(join(recordedFolder, 'desktop-prints.json'), 'utf8');
  return { samples, prints: JSON.parse(json) as PlacedPrint[] };
}

/** A picture in which each of 9 by 8 parts has its tone. */
function pictureOf(tones: Buffer): Float32Array {
  const { width, height } = printedSize;
  const picture = new Float32Array(width * height);
  return picture.map((_, at) => {
    const column = Math.floor((at % width) / 16);
    return tones[Math.floor(at / width / 9) * 9 + column] ?? 0;
  });
}
