import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { traceText } from '../../src/trace/format.ts';
import { startBrowser } from '../e2e/browsers.ts';
import { InspectorPage } from './inspector-page.ts';
import { linesOf, longTrace, wholeSession } from './traces.ts';

const whole = traceText(linesOf(wholeSession));
const steps = wholeSession.length + 1;
let browser: Browser;
let qa: InspectorPage;

beforeAll(async () => {
  browser = await startBrowser(undefined);
});
afterAll(() => browser.close());
afterEach(() => qa.close());

describe('the inspector, from a disk', () => {
  it('opens a trace, asks for nothing, and has nothing to complain about', async () => {
    qa = await InspectorPage.open(browser);
    await qa.opens(whole);
    await qa.seesStep(1, steps);
    await qa.seesChip('Same statechart');
    await qa.seesChip(`All ${String(steps)} steps agree`);
    const outside = qa.requests.filter((url) => !/^(file|blob):/.test(url));
    expect(outside).toEqual([]);
    expect(qa.complaints).toEqual([]);
  });

  it('steps forward and back by keys, and lights what is active and which arrow was taken', async () => {
    qa = await InspectorPage.open(browser);
    await qa.opens(whole);
    expect(await qa.litStates()).toEqual([
      'session',
      'session.consent',
      'session.consent.agreeing',
    ]);
    await qa.presses('ArrowRight');
    await qa.seesStep(2, steps);
    expect(await qa.litStates()).toContain('session.download.asking');
    expect(await qa.litArrows()).toEqual(['session.consent.agreeing/customer.agreed/0']);
    await qa.presses('ArrowLeft');
    await qa.seesStep(1, steps);
    expect(await qa.litStates()).toContain('session.consent.agreeing');
    expect(await qa.litArrows()).toEqual([]);
    await qa.presses('End');
    await qa.seesStep(steps, steps);
    expect(await qa.litStates()).toEqual(['session', 'session.closed']);
    await qa.presses('Home');
    await qa.seesStep(1, steps);
  });

  it('marks what a step changed, what was ignored, and what could come next', async () => {
    qa = await InspectorPage.open(browser);
    await qa.opens(whole);
    await qa.presses('ArrowRight');
    await qa.seesStep(2, steps);
    const changed = qa.panel.locator('.is-changed', { hasText: 'agreedTo' });
    expect(await changed.innerText()).toMatch(/"2026-11"\s*was null/);
    await qa.presses('ArrowRight', 'ArrowRight', 'ArrowRight');
    await qa.shownRow.filter({ hasText: 'ignored' }).waitFor();
    await qa.tab('What next').click();
    const possible = qa.panel.locator('li:not(.is-guarded)', { hasText: 'customer.gaveNumber' });
    expect(await possible.innerText()).toContain('isWellFormed true');
  });

  it('plays to the end, and pauses when somebody steps', async () => {
    qa = await InspectorPage.open(browser);
    await qa.opens(whole);
    await qa.page.getByText('Max', { exact: true }).click();
    await qa.button('Play').click();
    await qa.seesStep(steps, steps);
    await qa.button('Play').waitFor();
    await qa.page.getByText('1×', { exact: true }).click();
    await qa.button('Play').click();
    await qa.button('Pause').waitFor();
    await qa.presses('ArrowRight');
    await qa.button('Play').waitFor();
  });

  it('can be used by keys alone: the log, the tabs, the slider, the keys themselves', async () => {
    qa = await InspectorPage.open(browser);
    await qa.opens(whole);
    await qa.page.getByRole('listbox', { name: 'Log' }).focus();
    await qa.presses('ArrowDown', 'ArrowDown');
    await qa.seesStep(3, steps);
    await qa.tab('What changed').focus();
    await qa.presses('ArrowRight');
    await qa.page.getByRole('tab', { name: 'What next', selected: true }).waitFor();
    await qa.seesStep(3, steps);
    await qa.page.getByRole('slider').focus();
    await qa.presses('ArrowRight');
    await qa.seesStep(4, steps);
    await qa.presses('?');
    await qa.page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await qa.presses('Escape');
    await qa.page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});

describe('everybody can use the inspector', () => {
  for (const locale of ['sl', 'en']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`in ${locale}, ${colorScheme}: no violation in any panel`, async () => {
        qa = await InspectorPage.open(browser, { locale, colorScheme });
        expect(await qa.barriers()).toEqual([]);
        await qa.opens(whole.replace('"wrongTries":1', '"wrongTries":7'));
        await qa.presses('ArrowRight', 'ArrowRight');
        for (const tab of await qa.page.getByRole('tab').all()) {
          await tab.click();
          expect(await qa.barriers()).toEqual([]);
        }
      });
    }
  }

  it('at 200 % on a small screen: nothing sticks out sideways', async () => {
    qa = await InspectorPage.open(browser, { viewport: { width: 640, height: 400 } });
    await qa.opens(whole);
    const width = await qa.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(640);
  });
});

describe('a trace of 10,000 steps', () => {
  it('is shown at once, played, compared in whole, and keeps the page light', async () => {
    qa = await InspectorPage.open(browser);
    await qa.opens(longTrace(10_000), 'long.jsonl');
    await qa.presses('End');
    await qa.seesStep(10_000, 10_000);
    expect(await qa.page.locator('.log-row').count()).toBeLessThan(100);
    await qa.seesChip('All 10,000 steps agree');
    await qa.presses('Home');
    await qa.seesStep(1, 10_000);
  });
});
