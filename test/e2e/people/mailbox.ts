import type { Page } from 'playwright-core';

/** What an invitation brings: the number to type, and the page to type it on. */
export type Invitation = { readonly number: string; readonly link: string };

/** The customer's mailbox. */
export class Mailbox {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits for an e-mail to this address, opens it and reads the number and the link in it. */
  async newestTo(email: string): Promise<Invitation> {
    await this.page.getByRole('button').filter({ hasText: email }).first().click();
    const mail = this.page.getByRole('article').filter({ hasText: email });
    const number = (await mail.locator('.number').first().textContent()) ?? '';
    const link = await mail.getByRole('link').first().getAttribute('href');
    if (link === null) throw new Error('The e-mail has no link');
    return { number, link };
  }
}
