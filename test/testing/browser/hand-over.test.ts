import { expect } from 'chai';
import { en } from '../../../src/locales/en.ts';
import { BankPage } from './bank-page.ts';

let page: BankPage;
afterEach(() => page.close());

const boris = { name: 'Boris Kranjc', role: 'Business adviser' };
const said = en.chat.handedOver(boris.name, boris.role);

/** Everything that a part of the element says. */
function textOf(tag: string): string {
  const element = page.element.shadowRoot!.querySelector(tag);
  return element?.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '';
}

function entriesOf(writer: string): string[] {
  const chat = page.element.shadowRoot!.querySelector('remote-help-chat')!.shadowRoot!;
  const messages = [...chat.querySelectorAll('.message')];
  return messages
    .filter((one) => one.querySelector('.by')!.textContent!.includes(writer))
    .map((one) => one.querySelector('.text')!.textContent!);
}

describe('P40 a session that is handed over, on the bank’s page', () => {
  it('P40 stops the sharing and says who it is now: in the chat, in the bar, and spoken at once', async () => {
    page = BankPage.open({ locale: 'en' });
    const { customer, adviser } = page;
    await page.meet();
    adviser.writes('One moment, please.');
    await customer.sees('One moment, please.');
    await customer.shows();
    const other = await adviser.handsOverTo(boris);
    await customer.isIn('stopped');
    await customer.sees(said);
    expect(page.element.hasAttribute('sharing')).to.equal(false);
    expect(textOf('remote-help-status-bar')).to.include(`${boris.name}, ${boris.role}`);
    const alerts = page.element.shadowRoot!.querySelector('[aria-live="assertive"]')!;
    expect(alerts.textContent).to.include(said);
    other.writes('I go on from here.');
    await customer.sees('I go on from here.');
    // Whoever wrote something wrote it, whoever is there now.
    expect(entriesOf('Ana Novak')).to.deep.equal(['One moment, please.']);
    expect(entriesOf(boris.name)).to.deep.equal(['I go on from here.']);
    await customer.heard(...(await other.wordsToSay()));
    await customer.shows();
  });

  it('P40 tells a customer whose line was lost meanwhile, and has them compare new words', async () => {
    page = BankPage.open({ locale: 'en' });
    const { customer, adviser, broker } = page;
    await page.meet();
    broker.goDown();
    await customer.sees(en.bar.lineLost);
    const other = await adviser.handsOverTo(boris);
    broker.comeUp();
    await customer.sees(said);
    expect(textOf('remote-help-status-bar')).to.include(boris.name);
    await customer.sees(en.compared.confirm);
    await customer.heard(...(await other.wordsToSay()));
  });
});
