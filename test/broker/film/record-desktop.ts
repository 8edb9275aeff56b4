/**
 * `node test/broker/film/record-desktop.ts` makes `desktop-*.tones` and `desktop-prints.json` in `recorded/` anew: a real desktop at which
 * somebody works, shared and recorded by a real page and a real console, and the prints that the page took meanwhile. It needs
 * `npm run build`, Chromium, Xvfb, openbox, xterm, xdotool and ffmpeg, and takes two minutes.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { printedSize } from '../../../src/protocol/witness-print.ts';
import { lackingForDesktop, LivingDesktop } from '../../bench/living-desktop.ts';
import { KeptRecording } from '../../e2e/kept-recording.ts';
import { Stage } from '../../e2e/stage.ts';
import { findProgram } from '../../run/programs.ts';
import { recordedFolder } from './recorded-takes.ts';

const recordedMs = 94_000;
const columns = 9;
const rows = 8;

const ffmpeg = findProgram('ffmpeg');
const lacking = [...lackingForDesktop, ...(ffmpeg === null ? ['ffmpeg'] : [])];
if (lacking.length > 0) throw new Error(`Not found: ${lacking.join(', ')}`);

const { file, prints } = await record();
const folder = mkdtempSync(join(tmpdir(), 'remote-help-desktop-'));
try {
  const film = join(folder, 'film.webm');
  const small = join(folder, 'small.webm');
  writeFileSync(film, file);
  decode('-i', film, '-vf', 'scale=-2:180', '-c:v', 'libvpx', '-b:v', '60k', small);
  writeFileSync(join(recordedFolder, 'desktop-1080.tones'), tonesOf(film));
  writeFileSync(join(recordedFolder, 'desktop-180.tones'), tonesOf(small));
  writeFileSync(
    join(recordedFolder, 'desktop-prints.json'),
    `${JSON.stringify(prints, null, 2)}\n`,
  );
} finally {
  rmSync(folder, { recursive: true });
}

/** The film of a desktop that was shared while somebody worked at it, and its prints. */
async function record() {
  await using parts = new AsyncDisposableStack();
  const stage = await Stage.set();
  parts.defer(() => stage.close());
  const desktop = await LivingDesktop.open(stage.display ?? '');
  parts.defer(() => desktop.close());
  const { customer, adviser } = await stage.meeting();
  await customer.heard(...(await adviser.wordsToSay()));
  const working = new AbortController();
  const work = desktop.work(working.signal);
  await customer.shows();
  await customer.page.locator('remote-help[recorded]').waitFor();
  await pause(recordedMs);
  await customer.stopsSharing();
  working.abort();
  await work;
  await customer.ends();
  return await new KeptRecording(stage.dataFolder).film(null);
}

function decode(...words: readonly string[]): Buffer {
  return execFileSync('ffmpeg', ['-v', 'error', ...words], { maxBuffer: 1e9 });
}

/** The mean brightness of each of 9 by 8 parts, four times a second: what a print is made of. */
function tonesOf(film: string): Buffer {
  const { width, height } = printedSize;
  const filter = `fps=4:round=down,scale=${width}:${height}:flags=area,format=gray`;
  const points = decode('-i', film, '-vf', filter, '-f', 'rawvideo', '-');
  const [partWidth, partHeight] = [width / columns, height / rows];
  const pictures = points.length / (width * height);
  return Buffer.from(
    Array.from({ length: pictures * columns * rows }, (_, at) => {
      const picture = Math.floor(at / (columns * rows));
      const [column, row] = [at % columns, Math.floor(at / columns) % rows];
      let sum = 0;
      for (let y = row * partHeight; y < (row + 1) * partHeight; y += 1) {
        const from = (picture * height + y) * width + column * partWidth;
        for (const point of points.subarray(from, from + partWidth)) sum += point;
      }
      return Math.round(sum / (partWidth * partHeight));
    }),
  );
}
