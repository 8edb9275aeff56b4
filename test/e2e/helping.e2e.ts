import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Adviser } from './people/adviser.ts';
import type { Customer } from './people/customer.ts';
import { drawnOver, putSquare, seesSquare, type Spot } from './people/marks.ts';
import { savedBy } from './people/saved-by.ts';
import { Stage } from './stage.ts';
import { waitUntil } from './wait-until.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set({ picker: { tabTitled: 'Lipova e-banka' } });
});
afterEach(() => stage.empty());
afterAll(() => stage.close());

const content = 'Vsebina s č, š in ž. '.repeat(20_000);
const file = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });

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

  it('P30 the adviser points and draws in the picture, and it is drawn there over the customer’s page', async () => {
    const { customer, adviser } = await stage.meeting('sl');
    await customer.heard(...(await adviser.wordsToSay()));
    await customer.shows();
    await adviser.seesDesktop();
    const { pointing } = adviser.words.helping;

    await adviser.presses(pointing.point);
    for (const place of [
      { x: 120, y: 780 },
      { x: 1_000, y: 150 },
    ]) {
      await pointsAtSquare({ customer, adviser }, place);
      await arrowIsAt(customer, place);
    }

    // The arrow goes on from there by the keyboard, and Escape takes it away.
    for (let step = 0; step < 10; step += 1) await adviser.page.keyboard.press('ArrowLeft');
    await adviser.page.keyboard.press('Shift+ArrowDown');
    const { width, height } = await sizeOf(customer);
    await arrowIsAt(customer, { x: 1_000 - 0.2 * width, y: 150 + 0.004 * height });
    await adviser.page.keyboard.press('Escape');
    await nothingIsDrawn(customer);

    await adviser.presses(pointing.draw);
    await pointsAtSquare({ customer, adviser }, { x: 300, y: 300 });
    await adviser.page.mouse.down();
    await pointsAtSquare({ customer, adviser }, { x: 700, y: 500 });
    await adviser.page.mouse.up();
    await lineGoesThrough(customer, { x: 500, y: 400 });
    // It goes by itself, the arrow too.
    await nothingIsDrawn(customer);

    await adviser.page.keyboard.press('Space');
    for (let step = 0; step < 5; step += 1) await adviser.page.keyboard.press('ArrowLeft');
    await adviser.page.keyboard.press('Space');
    await lineGoesThrough(customer, { x: 700 - 0.05 * width, y: 500 });
    await customer.stopsSharing();
    await nothingIsDrawn(customer);
    expect(stage.witness.faults).toEqual([]);
  });
});

type People = { readonly customer: Customer; readonly adviser: Adviser };

/** The adviser sees something on the customer's page, and moves the mouse there. */
async function pointsAtSquare({ customer, adviser }: People, place: Spot): Promise<void> {
  await putSquare(customer.page, place);
  const { width, height } = await sizeOf(customer);
  const { x, y } = await seesSquare(adviser, { x: place.x / width, y: place.y / height });
  await adviser.page.mouse.move(x, y);
}

/** Waits until the tip of the arrow is there. A pixel of the console's picture is two of the page. */
async function arrowIsAt(customer: Customer, { x, y }: Spot): Promise<void> {
  await waitUntil(async () => {
    const drawn = await drawnOver(customer.page);
    return (drawn !== null && Math.hypot(drawn.tip.x - x, drawn.tip.y - y) < 6) || null;
  }, `an arrow at ${x}, ${y}`);
}

async function lineGoesThrough(customer: Customer, place: Spot): Promise<void> {
  await waitUntil(
    async () => (await drawnOver(customer.page, place))?.isDrawn || null,
    `a line through ${place.x}, ${place.y}`,
  );
}

async function nothingIsDrawn(customer: Customer): Promise<void> {
  await waitUntil(async () => (await drawnOver(customer.page)) === null || null, 'no mark');
}

async function sizeOf({ page }: Customer): Promise<{ width: number; height: number }> {
  return await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
}
