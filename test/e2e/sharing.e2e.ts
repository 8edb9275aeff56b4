import { afterEach, describe, expect, it } from 'vitest';
import { screenIsReal, startBrowser } from './browsers.ts';
import { Stage, type StageOptions } from './stage.ts';

let stage: Stage;
afterEach(() => stage.close());

/** Two people who have compared their words. */
async function readyToShow(options: StageOptions) {
  stage = await Stage.set(options);
  const people = await stage.meeting();
  await people.customer.heard(...(await people.adviser.wordsToSay()));
  return people;
}

describe('sharing', () => {
  it.runIf(screenIsReal)('a red window on the screen is red in the adviser’s picture', async () => {
    const { customer, adviser } = await readyToShow({});
    await customer.shows();
    await adviser.seesColour('notRed');
    const window = await startBrowser(stage.display, { window: 'wholeScreen' });
    const page = await window.newPage();
    await page.goto('data:text/html,<body bgcolor="red">');
    await adviser.seesColour('red');
    await window.close();
    await adviser.seesColour('notRed');
    expect(await adviser.seesDesktop()).toEqual({ width: 1920, height: 1080 });
  });

  it('a customer who cancels the picker is back in the chat, with what to press to try again', async () => {
    const { customer, adviser } = await readyToShow({ picker: 'cancelled' });
    await customer.starts();
    await customer.presses(customer.words.actions.show);
    await customer.sees(customer.words.session.notShown['picker.refused']);
    await customer.isIn('chat-only');
    await adviser.sees(adviser.words.chat.notices.showRefused);
    await customer.starts();
    expect(stage.witness.faults).toEqual([]);
  });

  it('a customer who reads the warning and does not want to show is back in the chat', async () => {
    const { customer, adviser } = await readyToShow({});
    await customer.starts();
    await customer.presses(customer.words.warning.cancel);
    await customer.sees(customer.words.session.notShown['customer.cancelled']);
    await customer.isIn('chat-only');
    await adviser.sees(adviser.words.chat.notices.showCancelled);
  });

  it.runIf(screenIsReal)(
    'the shared tab being closed stops the sharing, and the chat goes on',
    async () => {
      const tabTitled = 'What is shown';
      const { customer, adviser } = await readyToShow({ picker: { tabTitled } });
      const shown = await customer.page.context().newPage();
      await shown.goto(`data:text/html,<title>${tabTitled}</title><body bgcolor="red">`);
      await customer.page.bringToFront();
      await customer.shows();
      await adviser.seesColour('red');
      await shown.close();
      await customer.isIn('stopped');
      await customer.sees(customer.words.session.stopReasons['browser.endedCapture']);
      await adviser.sees(adviser.words.picture.stops['browser.endedCapture']);
      await customer.writes('I closed it.');
      await adviser.sees('I closed it.');
    },
  );
});
