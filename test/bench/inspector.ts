/**
 * `npm run bench:inspector`: how long the inspector takes to show and to verify a trace of 10,000 steps, and for how long
 * its page does not answer meanwhile: by the clock, and by the most that the processor did for one of its tasks, which does not
 * depend on what else the machine is busy with. Three runs, the median of each figure; with `-- --write` into `docs/inspector.md`.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../e2e/browsers.ts';
import { longTrace } from '../inspector/traces.ts';
import { watchTasks } from './longest-task.ts';

type Figures = Record<
  | 'firstPicture'
  | 'verified'
  | 'longestBlock'
  | 'longestTask'
  | 'longestTaskByProcessor'
  | 'longestJump',
  number
>;

const steps = 10_000;
const runs = 3;
const root = new URL('../../', import.meta.url);
const page = pathToFileURL(new URL('tools/inspector/dist/inspector.html', root).pathname).href;
const folder = mkdtempSync(join(tmpdir(), 'bench-inspector-'));
const file = join(folder, 'long.jsonl');
const text = longTrace(steps);
writeFileSync(file, text);
const browser = await startBrowser(undefined);
const all: Figures[] = [];
for (let run = 0; run < runs; run += 1) {
  const figures = await measure(browser);
  console.log(`run ${String(run + 1)}:`, figures, 'load', loadavg()[0]);
  all.push(figures);
}
const version = browser.version();
await browser.close();
rmSync(folder, { recursive: true });

const median = (name: keyof Figures) =>
  all.map((one) => one[name]).sort((one, other) => one - other)[Math.floor(runs / 2)] ?? 0;
const megabytes = (text.length / 1e6).toFixed(1);
const report = [
  `| ${String(steps)} steps, ${megabytes} MB, Chromium ${version.split('.', 1).join()}, ${String(availableParallelism())} cores | measured | wanted |`,
  '| --- | --- | --- |',
  `| from the choice of the file to the first picture | ${String(Math.round(median('firstPicture')))} ms | ≤ 300 ms |`,
  `| … to all steps verified | ${(median('verified') / 1000).toFixed(2)} s | ≤ 3 s |`,
  `| longest time the page did not answer | ${String(Math.round(median('longestBlock')))} ms | ≤ 50 ms |`,
  `| its longest task | ${String(Math.round(median('longestTask')))} ms | ≤ 50 ms |`,
  `| the most that the processor worked for one task | ${String(Math.round(median('longestTaskByProcessor')))} ms | |`,
  `| a jump to another step, to its picture | ${String(Math.round(median('longestJump')))} ms | |`,
].join('\n');
console.log(report);
if (process.argv.includes('--write')) {
  const document = new URL('docs/inspector.md', root);
  const marked = /(<!-- npm run bench:inspector -->\n)[^]*?(\n<!-- end -->)/;
  writeFileSync(
    document,
    readFileSync(document, 'utf8').replace(
      marked,
      (_, start: string, end: string) => start + report + end,
    ),
  );
}

async function measure(browser: Browser): Promise<Figures> {
  const context = await browser.newContext({
    locale: 'en',
    viewport: { width: 1440, height: 900 },
  });
  const tab = await context.newPage();
  await tab.goto(page);
  await tab.evaluate(watch);
  const longestTask = await watchTasks(tab);
  await tab.locator('#trace-file').setInputFiles(file);
  const figures = await tab
    .waitForFunction(
      () => (globalThis as unknown as { figures: Partial<Figures> }).figures.verified !== undefined,
      undefined,
      { timeout: 60_000, polling: 100 },
    )
    .then(() => tab.evaluate(() => (globalThis as unknown as { figures: Figures }).figures));
  const { byClock, byProcessor } = await longestTask();
  const longestJump = await tab.evaluate(jump);
  await context.close();
  return {
    ...figures,
    longestTask: byClock,
    longestTaskByProcessor: byProcessor,
    longestJump,
  };
}

/** Runs in the page: notes when there is a picture, when all is verified, and how long it was away in between. */
function watch(): void {
  const figures = { longestBlock: 0 } as Figures;
  Object.assign(globalThis, { figures });
  let start = 0;
  let before = 0;
  document.addEventListener('change', () => (start = before = performance.now()), {
    capture: true,
  });
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const now = performance.now();
    if (start > 0 && figures.verified === undefined) {
      figures.longestBlock = Math.max(figures.longestBlock, now - before);
    }
    before = now;
    setTimeout(() => port2.postMessage(null));
  };
  port2.postMessage(null);
  new MutationObserver(() => {
    if (start === 0) return;
    const isDrawn =
      document.querySelector('.log-row') && document.querySelector('.chart .is-active');
    if (isDrawn && figures.firstPicture === undefined) {
      // The chart's small texts come with the frame after.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          figures.firstPicture ??= performance.now() - start;
        }),
      );
    }
    const chips = [...document.querySelectorAll('.chip.good')].map(
      ({ textContent }) => textContent,
    );
    if (chips.some((chip) => chip.includes('agree')))
      figures.verified ??= performance.now() - start;
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}

/** Runs in the page: jumps far, twenty times, and says how long the longest took until it was drawn. */
async function jump(): Promise<number> {
  let longest = 0;
  for (let time = 0; time < 20; time += 1) {
    const start = performance.now();
    const key = time % 2 === 0 ? 'End' : 'Home';
    document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    longest = Math.max(longest, performance.now() - start);
  }
  return longest;
}
