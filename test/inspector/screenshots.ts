/**
 * `npm run screenshots:inspector`: pictures of the inspector in both languages, light and dark, wide and small, into
 * `dist/screenshots`; the few that the documents show also into `docs/pictures`.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions } from 'playwright-core';
import { traceText } from '../../src/trace/format.ts';
import { startBrowser } from '../e2e/browsers.ts';
import { InspectorPage } from './inspector-page.ts';
import { linesOf, wholeSession } from './traces.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const all = `${root}dist/screenshots/`;
const ofDocuments = `${root}docs/pictures/`;
const whole = traceText(linesOf(wholeSession));
const older = whole
  .replace(/"hash":"sha256:\w+"/, `"hash":"sha256:${'0'.repeat(64)}"`)
  .replaceAll('"wrongTries":1', '"wrongTries":0');

/** The pictures: how the browser is set, what is opened, and what is done then. */
const pictures: readonly {
  readonly name: string;
  readonly options: BrowserContextOptions;
  readonly text?: string;
  readonly act?: (qa: InspectorPage) => Promise<void>;
}[] = [
  { name: 'inspector-start', options: {} },
  { name: 'inspector-start-sl-dark', options: { locale: 'sl', colorScheme: 'dark' } },
  { name: 'inspector', options: {}, text: whole, act: toSharing },
  {
    name: 'inspector-difference-dark',
    options: { locale: 'sl', colorScheme: 'dark' },
    text: older,
    act: async (qa) => qa.page.locator('button.chip.bad').first().click(),
  },
  {
    name: 'inspector-next',
    options: {},
    text: whole,
    act: async (qa) => {
      await toSharing(qa);
      await qa.tab('What next').click();
    },
  },
  {
    name: 'inspector-whole-chart',
    options: { viewport: { width: 1920, height: 1080 } },
    text: whole,
    act: async (qa) => {
      await toSharing(qa);
      await qa.tab('Paths').click();
      await qa.presses('0');
    },
  },
  {
    name: 'inspector-200-percent',
    options: { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
    text: whole,
    act: toSharing,
  },
  {
    name: 'inspector-forced-colours',
    options: { forcedColors: 'active', colorScheme: 'dark' },
    text: whole,
    act: toSharing,
  },
];
const shown = ['inspector', 'inspector-difference-dark', 'inspector-next'];

for (const folder of [all, ofDocuments]) mkdirSync(folder, { recursive: true });
const browser = await startBrowser(undefined);
for (const { name, options, text, act } of pictures) {
  const qa = await InspectorPage.open(browser, {
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  if (text !== undefined) await qa.opens(text, 'remote-help-session.jsonl');
  await act?.(qa);
  await qa.page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  await qa.page.screenshot({ path: `${all}${name}.png` });
  await qa.close();
}
await browser.close();
for (const name of shown) copyFileSync(`${all}${name}.png`, `${ofDocuments}${name}.png`);

/** To the step in which the adviser first sees the picture. */
async function toSharing(qa: InspectorPage): Promise<void> {
  for (let step = 0; step < 14; step += 1) await qa.presses('ArrowRight');
  await qa.seesStep(15, wholeSession.length + 1);
}
