import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import type { Locator } from 'playwright-core';
import type { Customer } from './people/customer.ts';
import { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set();
});
afterEach(() => stage.empty());
afterAll(() => stage.close());

/** Presses Tab until the focus is on this control, as someone without a mouse does. */
async function tabsTo({ page }: Customer, control: Locator): Promise<void> {
  const isFocused = () =>
    control.evaluate((element) => {
      const root = element.getRootNode() as Document | ShadowRoot;
      return root.activeElement === element;
    });
  for (let presses = 0; presses < 40; presses += 1) {
    if (await isFocused()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Forty presses of Tab do not lead to ${String(control)}`);
}

describe('without a mouse', () => {
  it('a customer comes from the agreement to the end', async () => {
    const adviser = await stage.adviser();
    const { number, link } = await stage.invitation(adviser, 'sl');
    const customer = await stage.customer('sl', { link });
    const { words, page, element } = customer;
    const { keyboard } = page;
    await customer.isIn('consent');

    await tabsTo(customer, element.getByRole('checkbox'));
    await keyboard.press('Space');
    await tabsTo(customer, customer.button(words.actions.download));
    await keyboard.press('Enter');
    await customer.isIn('download');

    await tabsTo(customer, customer.button(words.download.without));
    await keyboard.press('Enter');
    await customer.isIn('connect');

    await tabsTo(customer, element.getByLabel(words.connect.field));
    await keyboard.type(number);
    await keyboard.press('Enter');
    await customer.isIn('chat-only');

    await tabsTo(customer, element.getByRole('textbox', { name: words.chat.field }));
    await keyboard.type('Brez miške.');
    await keyboard.press('Enter');
    await adviser.sees('Brez miške.');

    const [first, second] = await adviser.wordsToSay();
    const pair = element.getByRole('radio', { name: words.compared.pair(first, second) });
    await element.getByRole('radio').first().waitFor();
    await choosesRadio(customer, pair);
    await tabsTo(customer, customer.button(words.compared.confirm));
    await keyboard.press('Enter');
    await customer.sees(words.compared.matched);

    await tabsTo(customer, customer.button(words.actions.start));
    await keyboard.press('Enter');
    await tabsTo(customer, customer.button(words.actions.show));
    await keyboard.press('Enter');
    await customer.isIn('sharing');
    await tabsTo(customer, customer.button(words.actions.stopSharing));
    await keyboard.press('Enter');
    await customer.isIn('stopped');

    await tabsTo(customer, customer.button(words.actions.endSession));
    await keyboard.press('Enter');
    await tabsTo(customer, customer.button(words.ending.end));
    await keyboard.press('Enter');
    await customer.isIn('closed');
  });
});

/** Tab leads into the group, the arrows through it. */
async function choosesRadio(customer: Customer, wanted: Locator): Promise<void> {
  await tabsTo(customer, customer.element.getByRole('radio').first());
  await customer.page.keyboard.press('Space');
  for (let presses = 0; presses < 4 && !(await wanted.isChecked()); presses += 1) {
    await customer.page.keyboard.press('ArrowDown');
  }
}
