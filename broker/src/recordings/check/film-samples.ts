import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FilmSample } from '../../../../src/protocol/witness-film.ts';
import { printedSize, steepnessOf } from '../../../../src/protocol/witness-print.ts';
import type { Film } from '../film/film.ts';

/** No decoder could be started, or it did not get through the film. */
export class DecoderError extends Error {
  override readonly name = 'DecoderError';
}

/** So often in a second the film is looked at. */
const samplesASecond = 4;
const sampleBytes = printedSize.width * printedSize.height;

/**
 * Looks at a film four times a second, through the bank's own ffmpeg; what it shows where nothing is recorded is left out.
 *
 * @throws {DecoderError} if that program is not there, or fails.
 */
export async function samplesOf(film: Film, ffmpeg: string): Promise<FilmSample[]> {
  const samples: FilmSample[] = [];
  let number = 0;
  for await (const brightness of decoded(film, ffmpeg)) {
    const timeMs = (number * 1_000) / samplesASecond;
    number += 1;
    const isGap = film.facts.gaps.some((gap) => gap.fromMs <= timeMs && timeMs < gap.untilMs);
    if (!isGap) samples.push({ timeMs, steepness: steepnessOf(brightness) });
  }
  return samples;
}

async function* decoded(film: Film, ffmpeg: string): AsyncGenerator<Buffer> {
  const { width, height } = printedSize;
  const small = `fps=${samplesASecond}:round=down,scale=${width}:${height}:flags=area,format=gray`;
  const words = ['-v', 'error', '-i', 'pipe:0', '-vf', small, '-f', 'rawvideo', 'pipe:1'];
  const child = spawn(ffmpeg, words, { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
  const fed = pipeline(Readable.from(film.read()), child.stdin);
  // Both are waited for from here on: the one fails when the other does.
  const outcome = Promise.allSettled([fed, ended]);
  try {
    let rest = Buffer.alloc(0);
    for await (const bytes of child.stdout as AsyncIterable<Buffer>) {
      rest = Buffer.concat([rest, bytes]);
      for (; rest.length >= sampleBytes; rest = rest.subarray(sampleBytes)) {
        yield rest.subarray(0, sampleBytes);
      }
    }
  } finally {
    child.kill();
  }
  const [feeding, ending] = await outcome;
  if (ending.status === 'rejected') {
    throw new DecoderError('it could not be run', { cause: ending.reason });
  }
  if (feeding.status === 'rejected' || ending.value !== 0) {
    throw new DecoderError('it did not get through the film');
  }
}
