import type { Locale, SessionState } from '../../protocol/states.ts';
import { Customer } from '../customer.ts';
import type { Hands } from '../hands.ts';
import { words } from '../texts.ts';
import type { PlaywrightLocator, PlaywrightPage } from './structural.ts';

/** The hands of Playwright: real clicks, by role and name. */
export class PlaywrightHands implements Hands {
  readonly #page: Pick<PlaywrightPage, 'locator'>;
  readonly #element: PlaywrightLocator;

  constructor(page: Pick<PlaywrightPage, 'locator'>) {
    this.#page = page;
    this.#element = page.locator('remote-help');
  }

  async press(name: string): Promise<void> {
    await this.#element.getByRole('button', { name, exact: true }).last().click();
  }

  async check(role: 'checkbox' | 'radio', name?: string): Promise<void> {
    await this.#element.getByRole(role, name === undefined ? {} : { name, exact: true }).check();
  }

  async uncheck(name: string): Promise<void> {
    await this.#element.getByRole('checkbox', { name, exact: true }).uncheck();
  }

  async fill(name: string, text: string): Promise<void> {
    await this.#element.getByRole('textbox', { name }).fill(text);
  }

  async see(text: string): Promise<void> {
    await this.#element.getByText(text).filter({ visible: true }).first().waitFor();
  }

  async waitFor(state: SessionState): Promise<void> {
    await this.#page.locator(`remote-help[state="${state}"]`).waitFor();
  }
}

/** The customer of the one element on a page. */
export function customerOn(page: Pick<PlaywrightPage, 'locator'>, locale: Locale = 'sl'): Customer {
  return new Customer(new PlaywrightHands(page), words[locale]);
}
