import { createServer, type Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bankRoutes } from '../../demo/bank/bank-routes.ts';
import { listening, portOf } from '../../demo/front/listening.ts';
import { serveRoutes } from '../../demo/front/server.ts';
import { inspectorRoutes } from '../../demo/inspector/inspector-routes.ts';
import { traceText } from '../../src/trace/format.ts';
import { startBrowser } from '../e2e/browsers.ts';
import { InspectorPage } from './inspector-page.ts';
import { linesOf, wholeSession } from './traces.ts';

const steps = wholeSession.length + 1;
let server: Server;
let origin: string;
let browser: Browser;
let qa: InspectorPage;
let page: Page;

/** The inspector beside the demo's page for testers, both of one origin. There is no broker: nobody joins. */
beforeAll(async () => {
  browser = await startBrowser(undefined);
  server = await listening(createServer(), 0);
  origin = `http://127.0.0.1:${String(portOf(server))}`;
  serveRoutes(server, new Map([...bankRoutes('http://127.0.0.1:9'), ...inspectorRoutes()]));
});
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  qa = await InspectorPage.open(browser, {}, `${origin}/inspector/`);
  page = await qa.page.context().newPage();
  await page.goto(`${origin}/en/qa/`);
  await page.getByRole('checkbox').waitFor();
  await qa.page.bringToFront();
});
afterEach(() => qa.close());

async function pageIsIn(state: string): Promise<void> {
  await page.locator(`remote-help[state="${state}"]`).waitFor();
}

describe('the QA build on a test page', () => {
  it('is followed from its start: what the customer does there is a step here', async () => {
    await qa.button('Follow live').click();
    await qa.seesChip('Same statechart');
    expect(await qa.litStates()).toContain('session.consent.agreeing');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Download the remote support program' }).click();
    await pageIsIn('download');
    await qa.page.locator('.log-row', { hasText: 'customer.agreed' }).waitFor();
    await qa.page.locator('.chart .is-active[data-state="session.download"]').waitFor();
  });

  it('is shown to the receivers of @xstate/inspect too', async () => {
    await qa.button('Follow live').click();
    await qa.seesChip('Live');
    await qa.tab('Other actors').click();
    await qa.panel
      .getByRole('article')
      .filter({ hasText: 'session' })
      .getByText('agreeing')
      .waitFor();
    expect(qa.complaints).toEqual([]);
  });

  it('shows a recorded session in place of its own, step by step, forward and back', async () => {
    await qa.button('Follow live').click();
    await qa.seesChip('Live');
    await qa.opens(traceText(linesOf(wholeSession)));
    await qa.button('Replay into the page').click();
    await qa.presses('End');
    await qa.seesStep(steps, steps);
    await pageIsIn('closed');
    for (const state of ['stopped', 'sharing', 'chat-only', 'connect', 'download', 'consent']) {
      for (let press = 0; press < steps; press += 1) {
        if ((await qa.shownRow.locator('.badge').innerText()) === state) break;
        await qa.presses('ArrowLeft');
        await qa.page.evaluate(
          () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
        );
      }
      await pageIsIn(state);
    }
    await qa.button('Stop replaying').click();
    await pageIsIn('consent');
  });

  it('does what the inspector asks for, as far as a person could', async () => {
    await qa.button('Follow live').click();
    await qa.tab('What next').click();
    const alarm = qa.panel.getByRole('listitem').filter({ hasText: 'customer.raisedAlarm' });
    await alarm.getByRole('button', { name: 'Send it to the page' }).click();
    await qa.page.locator('.log-row', { hasText: 'customer.raisedAlarm' }).waitFor();
  });
});
