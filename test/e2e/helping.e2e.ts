import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set();
});
afterEach(() => stage.empty());
afterAll(() => stage.close());

const content = 'Vsebina s č, š in ž. '.repeat(20_000);
const file = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });

/** What a person has in their downloads folder after this. */
async function savedBy(
  page: Page,
  act: () => Promise<void>,
): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), 'utf8'),
  };
}

describe('help beside the picture', () => {
  it('P29 P31 the computer is described line by line, and files go both ways, each agreed', async () => {
    const adviser = await stage.adviser();
    const { number, link } = await stage.invitation(adviser, 'sl');
    const customer = await stage.customer('sl', { link });
    await customer.comesInWith(number);
    await customer.heard(...(await adviser.wordsToSay()));
    const { system, file: files } = adviser.words.helping;

    await adviser.presses(system.button);
    await adviser.presses(system.ask);
    const { kinds } = customer.words.helping.system;
    await customer.sees(kinds.zone);
    await customer.strikesOut(kinds.browser);
    const lines = await customer.element.getByRole('checkbox', { checked: true }).count();
    await customer.sendsSystem(lines);
    await adviser.sees(system.kinds.zone);
    expect(await adviser.element.getByText(system.kinds.browser, { exact: true }).count()).toBe(0);

    const customersPicker = customer.element.locator('remote-help-files input[type=file]');
    await customersPicker.setInputFiles(file('račun.txt'));
    await adviser.presses(`${files.acts.take}: račun.txt`);
    const save = `${files.acts.save}: račun.txt`;
    const given = await savedBy(adviser.page, () => adviser.presses(save));
    expect(given).toEqual({ name: 'račun.txt', text: content });

    const advisersPicker = adviser.element.locator('remote-help-adviser-files input[type=file]');
    await advisersPicker.setInputFiles(file('navodila.txt'));
    await customer.takesFile('navodila.txt');
    const { save: savesIt } = customer.words.helping.file.acts;
    const taken = await savedBy(customer.page, () => customer.presses(`${savesIt}: navodila.txt`));
    expect(taken).toEqual({ name: 'navodila.txt', text: content });

    await customer.ends();
    expect(stage.witness.faults).toEqual([]);
  });
});
