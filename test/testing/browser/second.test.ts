import { expect } from 'chai';
import { en } from '../../../src/locales/en.ts';
import { BankPage } from './bank-page.ts';

let page: BankPage;
afterEach(() => page.close());

const boris = { name: 'Boris Kranjc', role: 'Business adviser' };
const { second: words } = en;

/** Everything that a part of the element says. */
function textOf(tag: string): string {
  const element = page.element.shadowRoot!.querySelector(tag);
  return element?.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '';
}

const bar = () => textOf('remote-help-status-bar');

describe('P42 a second adviser, on the bank’s page', () => {
  it('P42 comes by the customer’s yes, is named in bar and chat, spoken, and sent away by one click', async () => {
    page = BankPage.open({ locale: 'en' });
    const { customer, adviser } = page;
    await page.meet();
    adviser.writes('A colleague knows this form.');
    const invitation = adviser.invites(boris);
    await customer.sees(words.lead('Ana Novak', boris.name, boris.role));
    expect(bar()).not.to.include(boris.name);
    await customer.presses(words.yes);
    const other = await invitation;
    await customer.sees(words.notices.secondCame(boris.name));
    expect(bar()).to.include(words.isThere(boris.name, boris.role));
    const polite = page.element.shadowRoot!.querySelector('[aria-live="polite"]')!;
    expect(polite.textContent).to.include(words.notices.secondCame(boris.name));
    other.writes('Hello, I am Boris.');
    await customer.sees('Hello, I am Boris.');
    await customer.presses(words.dismiss);
    await customer.sees(words.notices.secondDismissed(boris.name));
    expect(bar()).not.to.include(boris.name);
    await other.isSentAway;
  });

  it('P42 does not come by a no, and the customer may end the session over the question', async () => {
    page = BankPage.open({ locale: 'en' });
    const { customer, adviser } = page;
    await page.meet();
    void adviser.invites(boris);
    await customer.sees(words.lead('Ana Novak', boris.name, boris.role));
    await customer.presses(words.no);
    await customer.sees(words.notices.secondRefused(boris.name));
    expect(bar()).not.to.include(boris.name);
    await customer.isIn('chat-only');
  });
});
