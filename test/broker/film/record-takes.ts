/**
 * `node test/broker/film/record-takes.ts` makes the takes in `recorded/` anew: what the console's own recorder gives in
 * Chromium for a desktop that comes over a real connection, stands still, and changes its size.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { startBrowser } from '../../e2e/browsers.ts';
import { recordedFolder, type RecordedTake } from './recorded-takes.ts';

/** What is drawn and recorded: a desktop of a size, each with its own length. */
const scenes = [
  { name: 'wide', sizes: [[480, 270]], piecesEach: 4, isStill: false },
  {
    name: 'grown',
    sizes: [
      [240, 180],
      [320, 176],
    ],
    piecesEach: 3,
    isStill: false,
  },
  { name: 'still', sizes: [[304, 200]], piecesEach: 4, isStill: true },
] as const;

const bundled = await build({
  entryPoints: [join(import.meta.dirname, 'recording-page.ts')],
  bundle: true,
  format: 'esm',
  write: false,
});
const script = bundled.outputFiles[0]?.contents ?? new Uint8Array();
const server = createServer(({ url }, answer) => {
  const isScript = url === '/recorder.js';
  answer.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
  answer.end(isScript ? script : '<!doctype html><title>Recorder</title>');
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const browser = await startBrowser(undefined);
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  mkdirSync(recordedFolder, { recursive: true });
  const takes: RecordedTake[] = [];
  for (const scene of scenes) {
    const pieces = await page.evaluate(async (told) => {
      const path = '/recorder.js';
      const recorder = (await import(path)) as typeof import('./recording-page.ts');
      return recorder.recordScene(told);
    }, scene);
    const bytes = pieces.map(({ base64 }) => Buffer.from(base64, 'base64'));
    writeFileSync(join(recordedFolder, `${scene.name}.webm`), Buffer.concat(bytes));
    const list = pieces.map(({ lengthMs }, index) => ({
      bytes: bytes[index]?.length ?? 0,
      lengthMs,
    }));
    takes.push({ name: scene.name, pieces: list });
  }
  writeFileSync(join(recordedFolder, 'takes.json'), `${JSON.stringify(takes, null, 2)}\n`);
} finally {
  await browser.close();
  server.close();
}
