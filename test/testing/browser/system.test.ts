import { expect } from 'chai';
import { en } from '../../../src/locales/en.ts';
import { BankPage } from './bank-page.ts';

let page: BankPage;
afterEach(() => page.close());

const { kinds, heading } = en.helping.system;

describe('information about the computer', () => {
  it('an adviser who asks for it reads what this browser says, without what was struck out', async () => {
    page = BankPage.open({ locale: 'en' });
    const { customer, adviser } = page;
    await page.meet();
    adviser.asksForSystem();
    await customer.sees(kinds.zone);
    const shown = [...dialog().querySelectorAll('li')];
    await customer.strikesOut(kinds.zone);
    await customer.sendsSystem(shown.length - 1);
    const lines = await adviser.readsSystem();
    expect(lines).to.have.lengthOf(shown.length - 1);
    const told = lines.map(({ kind }) => kind);
    expect(told).to.include.members(['system', 'browser', 'screens', 'cookies', 'capture']);
    expect(told).not.to.include('zone');
    expect(lines.find(({ kind }) => kind === 'browser')!.value).to.match(/\d/);
    await customer.sees(en.chat.notices.systemSent);
  });

  it('a customer who sends nothing is left where they were', async () => {
    page = BankPage.open({ locale: 'en' });
    const { customer, adviser } = page;
    await page.meet();
    adviser.asksForSystem();
    await customer.sees(heading);
    await customer.keepsSystem();
    await adviser.hears('customer.refusedSystem');
    await customer.isIn('chat-only');
  });

  it('a question is gone with the line, and can be asked again', async () => {
    page = BankPage.open({ locale: 'en' });
    const { customer, adviser, broker } = page;
    await page.meet();
    adviser.asksForSystem();
    await customer.sees(heading);
    broker.cutLines();
    await customer.sees(en.chat.notices.systemGone);
    await customer.sees(en.chat.notices.lineBack);
    adviser.asksForSystem();
    await customer.sees(heading);
  });
});

function dialog(): ShadowRoot {
  const view = page.element.shadowRoot!.querySelector('remote-help-system-question');
  return view!.shadowRoot!;
}
