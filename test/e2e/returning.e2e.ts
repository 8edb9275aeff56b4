import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Customer } from './people/customer.ts';
import { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set({ keepsPages: true });
});
afterEach(() => stage.empty());
afterAll(() => stage.close());

describe('a session that is interrupted', () => {
  it('P9 comes back as stopped when the page is reloaded while sharing, with all that was said', async () => {
    const { customer, adviser } = await stage.meeting();
    await customer.writes('Before the reload.');
    await customer.heard(...(await adviser.wordsToSay()));
    await customer.shows();
    await adviser.seesDesktop();
    await customer.page.reload();
    await customer.isIn('stopped');
    await customer.sees('Before the reload.');
    expect(await customer.element.getAttribute('sharing')).toBeNull();
    await adviser.element.locator('video').waitFor({ state: 'detached' });
    await customer.writes('After the reload.');
    await adviser.sees('After the reload.');
    // Another page has another certificate: its words are new, and needed again.
    await customer.heard(...(await adviser.wordsToSay()));
    await customer.shows();
    await adviser.seesDesktop();
  });

  it('P9 goes on where it was after another page of the e-bank', async () => {
    const { customer, adviser } = await stage.meeting();
    await customer.page.getByRole('link', { name: 'Accounts' }).click();
    await customer.page.getByRole('heading', { name: 'Accounts' }).waitFor();
    await customer.page.getByRole('link', { name: 'Help', exact: true }).click();
    await customer.isIn('chat-only');
    await customer.writes('I only looked at my accounts.');
    await adviser.sees('I only looked at my accounts.');
  });

  it('P9 goes on where it was when the browser brings back the page that it has kept', async () => {
    const { customer, adviser } = await stage.meeting();
    const { page } = customer;
    await customer.heard(...(await adviser.wordsToSay()));
    await customer.shows();
    await adviser.seesDesktop();
    // What shows the desktop is not kept by Chromium, but loaded anew; nor what has shown it a moment ago.
    await customer.stopsSharing();
    await customer.writes('One moment.');
    await adviser.sees('One moment.');
    await page.evaluate(() =>
      addEventListener('pageshow', ({ persisted }) => (document.title = `kept: ${persisted}`)),
    );
    await page.getByRole('link', { name: 'Accounts' }).click();
    await page.getByRole('heading', { name: 'Accounts' }).waitFor();
    await adviser.sees(adviser.words.chat.notices.customerLeft);
    await adviser.writes('While you were away.');
    await page.evaluate(() => history.back());
    await expect.poll(() => page.title()).toBe('kept: true');
    await customer.isIn('stopped');
    await customer.sees('While you were away.');
    await customer.writes('I am back.');
    await adviser.sees('I am back.');
    // It is the same page, with the same certificate: its words are still known.
    await customer.shows();
    await adviser.seesDesktop();
  });

  it('lives in one tab: a second one says so and leaves the first alone', async () => {
    const { customer, adviser } = await stage.meeting();
    const [second] = await Promise.all([
      customer.page.context().waitForEvent('page'),
      customer.page.evaluate(() => void window.open(location.href)),
    ]);
    await new Customer(second, customer.words).sees(customer.words.session.livesElsewhere);
    await customer.writes('I am still here.');
    await adviser.sees('I am still here.');
  });

  it('shows the desktop again after the broker was killed and started again', async () => {
    const { customer, adviser } = await stage.meeting();
    await customer.heard(...(await adviser.wordsToSay()));
    await customer.shows();
    await adviser.seesDesktop();
    process.kill(stage.demo.broker.pid ?? 0, 'SIGKILL');
    await customer.sees(customer.words.bar.lineLost);
    await customer.sees(customer.words.session.sharingSeen);
    await customer.isIn('sharing');
    await adviser.seesDesktop();
  });

  it('P8 sends nothing to a console that was reloaded before its new words were heard', async () => {
    const { customer, adviser } = await stage.meeting();
    await customer.heard(...(await adviser.wordsToSay()));
    await customer.shows();
    await adviser.seesDesktop();
    await adviser.page.reload();
    await adviser.presses('maja.zupan');
    await customer.sees(customer.words.session.sharingPaused);
    const said = await adviser.wordsToSay();
    expect(await adviser.element.locator('video:visible').count()).toBe(0);
    await customer.choosesWords(customer.words.compared.pair(...said));
    await adviser.seesDesktop();
    await customer.sees(customer.words.session.sharingSeen);
  });
});
