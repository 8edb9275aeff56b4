import type { Locator, Page } from 'playwright-core';
import type { Words } from '../../../src/locales/words.ts';
import { Customer as AnyCustomer } from '../../../src/testing/customer.ts';
import { PlaywrightHands } from '../../../src/testing/playwright/playwright-hands.ts';

/** A bank's customer on the bank's page: the one that banks get for their own tests, and what only ours look at. */
export class Customer extends AnyCustomer {
  readonly page: Page;
  readonly element: Locator;

  constructor(page: Page, words: Words) {
    super(new PlaywrightHands(page), words);
    this.page = page;
    this.element = page.locator('remote-help');
  }

  /** The button of this name that a person would press: the one in front, if a question stands over the page. */
  button(name: string): Locator {
    return this.element.getByRole('button', { name, exact: true }).last();
  }
}
