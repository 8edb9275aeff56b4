import { expect } from 'chai';
import { BankPage } from './bank-page.ts';

let page: BankPage;
afterEach(() => page.close());

describe('a bank’s test, in the page itself', () => {
  for (const locale of ['sl', 'en'] as const) {
    it(`walks the element through all seven states, and the adviser sees the picture: ${locale}`, async () => {
      page = BankPage.open({ locale });
      const { customer, invitation } = page;
      const adviser = await page.seeingAdviser();
      adviser.comes();
      await customer.agrees();
      await customer.goesOnInBrowser();
      await customer.givesNumber(invitation.number.replace(/(?=....$)/, ' '));
      await customer.isIn('chat-only');
      await customer.heard(...(await adviser.wordsToSay()));
      await customer.writes('Dober dan!');
      await adviser.reads('Dober dan!');
      adviser.writes('Pozdravljeni.');
      await customer.sees('Pozdravljeni.');
      await customer.shows();
      expect(await adviser.seesDesktop()).to.deep.equal({ width: 1280, height: 720 });
      await customer.sees(customer.words.session.sharingSeen);
      await customer.stopsSharing();
      await customer.shows();
      await adviser.seesDesktop();
      await customer.stopsSharing();
      await customer.ends();
      await customer.sees(customer.words.closed.reasons['customer.ended']);
    });
  }

  it('lets the adviser wait for a picture that is not opened yet', async () => {
    page = BankPage.open();
    const { customer, invitation } = page;
    const adviser = await page.seeingAdviser();
    adviser.comes();
    await customer.comesInWith(invitation.number);
    await customer.heard(...(await adviser.wordsToSay()));
    const desktop = adviser.seesDesktop();
    await customer.shows();
    expect(await desktop).to.deep.equal({ width: 1280, height: 720 });
  });

  it('downloads the bank’s program, to the byte', async () => {
    const content = new TextEncoder().encode('a program');
    page = BankPage.open({ program: { fileName: 'Pomoc.exe', publisher: 'Banka d. d.', content } });
    const { customer } = page;
    await customer.agrees();
    await customer.sees(customer.words.download.saved);
    await customer.opensProgram();
  });
});
