import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { traceText, type TraceLine } from '../../src/trace/format.ts';
import { startBrowser } from '../e2e/browsers.ts';
import { InspectorPage } from './inspector-page.ts';
import { linesOf, wholeSession } from './traces.ts';

const lines = linesOf(wholeSession);
const whole = traceText(lines);
const steps = wholeSession.length + 1;
const run = promisify(execFile);
let browser: Browser;
let qa: InspectorPage;

beforeAll(async () => {
  browser = await startBrowser(undefined);
});
afterAll(() => browser.close());
afterEach(() => qa.close());

/** The whole session with another line in the place of one. */
const withLine = (at: number, json: string) => whole.split('\n').with(at, json).join('\n');

describe('what is saved', () => {
  it('is byte for byte what was opened, also what could not be read', async () => {
    qa = await InspectorPage.open(browser);
    const bytes = Buffer.from(`${withLine(3, '{"k":"step", cut')}\r\n\n  {"k":"later","x":"š"}`);
    await qa.opens(bytes, 'odd.jsonl');
    const saved = await qa.saves('Save trace');
    expect(saved.name).toBe('odd.jsonl');
    expect(saved.bytes.equals(bytes)).toBe(true);
  });

  it('has the bookmarks in their places, and is a trace again', async () => {
    qa = await InspectorPage.open(browser);
    await qa.opens(whole);
    await qa.presses('ArrowRight', 'b');
    await qa.page.getByLabel('What did you see here?').fill('The button stays <b>grey</b>');
    await qa.presses('Enter');
    await qa.page.locator('.log-row.mark', { hasText: '<b>grey</b>' }).waitFor();
    const { bytes } = await qa.saves('Save trace');
    const mark = '{"k":"mark","t":1000,"text":"The button stays <b>grey</b>"}';
    expect(bytes.toString().split('\n')).toEqual(whole.split('\n').toSpliced(3, 0, mark));
    await qa.opens(bytes, 'again.jsonl');
    await qa.seesChip(`All ${String(steps)} steps agree`);
  });

  it('as a test, it passes', async () => {
    qa = await InspectorPage.open(browser);
    await qa.opens(whole, 'a session.jsonl');
    const { name, bytes } = await qa.saves('Make a test');
    expect(name).toBe('a session.test.ts');
    const folder = fileURLToPath(new URL('../../dist/made-test/', import.meta.url));
    await mkdir(folder, { recursive: true });
    await writeFile(`${folder}${name}`, bytes);
    const { stdout } = await run('vitest', ['run', '--root', folder, '--no-color']);
    await rm(folder, { recursive: true });
    expect(stdout).toMatch(/Tests +3 passed \(3\)/);
  });
});

describe('a trace that does not agree', () => {
  it('is marked from the first step that differs, with both sides of it', async () => {
    qa = await InspectorPage.open(browser);
    await qa.opens(whole.replaceAll('"wrongTries":1', '"wrongTries":7'));
    await qa.page.getByRole('button', { name: 'Differs from step 7 on' }).click();
    await qa.seesStep(7, steps);
    await qa.shownRow.filter({ hasText: 'differs' }).waitFor();
    const row = qa.panel.locator('tr', { hasText: 'wrongTries' });
    expect(await row.locator('td').allInnerTexts()).toEqual(['7', '1']);
  });

  it('of an older statechart says so, replays as far as it agrees, and shows where the two part', async () => {
    qa = await InspectorPage.open(browser);
    const old = lines.map((line): TraceLine => {
      if (line.k === 'head') return { ...line, hash: `sha256:${'0'.repeat(64)}` } as TraceLine;
      const isLost = line.k === 'step' && JSON.stringify(line).includes('"browser.lostLine"');
      const text = JSON.stringify(line).replace('"line":"lost"', '"line":"up"');
      return isLost ? (JSON.parse(text) as TraceLine) : line;
    });
    await qa.opens(traceText(old), 'older.jsonl');
    await qa.seesChip('Another version of the statechart');
    await qa.page.getByRole('button', { name: /^Differs from step 16/ }).click();
    const row = qa.panel.locator('tr', { hasText: 'State' });
    expect(await row.locator('td').nth(0).innerText()).toContain('"line":"up"');
    expect(await row.locator('td').nth(1).innerText()).toContain('"line":"lost"');
    const today = qa.page.locator(
      '.chart .state.is-computed[data-state="session.joined.line.lost"]',
    );
    await today.waitFor({ state: 'attached' });
  });
});

describe('a trace that is bad', () => {
  const hostile = '<img src=x onerror="alert(1)"><script>alert(2)</script>';

  it('costs its bad lines only, each told with its number', async () => {
    qa = await InspectorPage.open(browser);
    const text = [
      ...whole.split('\n').slice(0, 3),
      'not JSON',
      '{"k":"step","i":3}',
      '{"k":"mark","t":1,"text":"a","__proto__":{"polluted":1}}',
      `{"k":"mark","t":1,"text":"${'x'.repeat(100_001)}"}`,
      ...whole.split('\n').slice(3, 5),
      '{"k":"step","i":99,"t":',
    ].join('\n');
    await qa.opens(text, 'bad.jsonl');
    await qa.page.getByRole('button', { name: '5 unreadable lines' }).click();
    const told = await qa.panel.getByRole('listitem').allInnerTexts();
    expect(told.map((line) => /^Line (\d+)/.exec(line)?.[1])).toEqual(['4', '5', '6', '7', '10']);
    await qa.seesStep(1, 4);
    await qa.seesChip('All 4 steps agree');
  });

  it('is text wherever it stands, and nothing of it runs', async () => {
    qa = await InspectorPage.open(browser);
    const bad = withLine(
      2,
      JSON.stringify({ ...lines[2], src: hostile, ev: { type: hostile, [hostile]: hostile } }),
    );
    const text = `${bad}{"k":"mark","t":1,"text":${JSON.stringify(hostile)}}\n{"k":${JSON.stringify(hostile)},"x":1}\n`;
    await qa.opens(text, 'hostile.jsonl');
    await qa.presses('ArrowRight');
    for (const tab of await qa.page.getByRole('tab').all()) await tab.click();
    await qa.presses('End', 'ArrowRight');
    expect(await qa.page.locator('img, body script:not([src]) ~ script').count()).toBe(0);
    expect(await qa.page.getByText('<img src=x').count()).toBeGreaterThan(0);
    expect(qa.complaints).toEqual([]);
  });

  it('that is none at all is told so in one line', async () => {
    qa = await InspectorPage.open(browser);
    await qa.opens(Buffer.from([0, 255, 10, 13, 137, 80, 78, 71]), 'picture.jsonl');
    await qa.seesChip('No head: not a whole trace');
    expect(await qa.page.locator('.said').innerText()).toBe(
      'picture.jsonl is not a trace: no line of it could be read.',
    );
  });

  it('of an unknown statechart can be read, without a picture that would be a guess', async () => {
    qa = await InspectorPage.open(browser);
    await qa.opens(whole.replace('"machine":"session"', '"machine":"kettle"'), 'kettle.jsonl');
    await qa.page.getByText('does not know the statechart “kettle”').waitFor();
    await qa.presses('End');
    await qa.seesStep(steps, steps);
  });
});

describe('what if', () => {
  it('a step is left out, the rest is computed anew, and the trace stays as it is', async () => {
    qa = await InspectorPage.open(browser);
    await qa.opens(whole);
    await qa.presses('ArrowRight', 'ArrowRight', 'ArrowRight');
    await qa.tab('What next').click();
    await qa.button('Leave this step out').click();
    await qa.page.getByText('without step 4').waitFor();
    await qa.seesStep(4, steps - 1);
    expect(await qa.litStates()).toContain('session.download.unavailable');
    await qa.button('Back to the trace').click();
    await qa.seesStep(4, steps);
    expect((await qa.litStates()).filter((id) => id.endsWith('.entering'))).toHaveLength(1);
  });

  it('something else comes, as JSON or by a click on what could come next', async () => {
    qa = await InspectorPage.open(browser);
    await qa.opens(whole);
    await qa.tab('What next').click();
    await qa.page.getByLabel('Event', { exact: true }).fill('{"type":"customer.raisedAlarm"}');
    await qa.presses('Enter');
    await qa.seesStep(2, steps + 1);
    expect(await qa.litStates()).toContain('session.consent.reporting');
    const done = qa.panel.getByRole('listitem').filter({ hasText: 'alarmReport done' });
    await done.getByRole('button', { name: 'Insert after this step' }).click();
    await qa.seesStep(3, steps + 2);
    expect(await qa.litStates()).toContain('session.closed');
  });
});

describe('paths', () => {
  it('lists the arrows that the opened traces did not take, and shows the shortest way to a state', async () => {
    qa = await InspectorPage.open(browser);
    await qa.opens(whole);
    await qa.tab('Paths').click();
    const taken = await qa.panel.getByText(/\d+ of \d+ arrows taken/).innerText();
    await qa.panel.locator('input[type=file]').setInputFiles({
      name: 'more.jsonl',
      mimeType: 'text/plain',
      buffer: Buffer.from(traceText(linesOf([{ type: 'customer.raisedAlarm' }]))),
    });
    await qa.panel.getByText(taken).waitFor({ state: 'detached' });
    const way = qa.panel.getByRole('listitem').filter({ hasText: '› checking' });
    await way.getByRole('button', { name: 'Show' }).first().click();
    expect((await qa.litStates()).filter((id) => id.endsWith('.checking'))).toHaveLength(1);
    await qa.button('Back to the trace').click();
    await qa.seesStep(1, steps);
  });
});
