import { expect } from 'chai';
import { en } from '../../../src/locales/en.ts';
import { BankPage } from './bank-page.ts';
import { chatOf } from './chat-of.ts';

let page: BankPage;
afterEach(() => page.close());

describe('messages', () => {
  it('one that is lost with its line arrives over the next one, once', async () => {
    page = BankPage.open({ locale: 'en' });
    const { customer, broker, adviser } = page;
    await page.meet();
    broker.faults.lose('customer.wroteChat');
    await customer.writes('Lost');
    await customer.sees(en.chat.sending);
    broker.cutLines();
    await adviser.reads('Lost');
    await customer.sees(en.chat.stored);
    expect(chatOf(page.element)).to.have.lengthOf(1);
  });

  it('an acknowledgement that is lost makes no second message', async () => {
    page = BankPage.open({ locale: 'en' });
    const { customer, broker, adviser } = page;
    await page.meet();
    broker.faults.lose('broker.stored');
    await customer.writes('Once');
    await adviser.reads('Once');
    broker.cutLines();
    await customer.sees(en.chat.stored);
    const said = adviser.heard.filter(({ type }) => type === 'customer.wroteChat');
    expect(said).to.have.lengthOf(1);
    expect(chatOf(page.element)).to.have.lengthOf(1);
  });

  it('one that comes twice is shown once', async () => {
    page = BankPage.open({ locale: 'en' });
    const { customer, broker, adviser } = page;
    await page.meet();
    broker.faults.double('adviser.wroteChat');
    broker.faults.double('customer.wroteChat');
    adviser.writes('Twice');
    await customer.sees('Twice');
    await customer.writes('Twice too');
    await adviser.reads('Twice too');
    adviser.writes('The end');
    await customer.sees('The end');
    expect(chatOf(page.element)).to.have.lengthOf(3);
    expect(adviser.heard.filter(({ type }) => type === 'customer.wroteChat')).to.have.lengthOf(1);
  });

  it('one that is late is shown as on its way until it is there', async () => {
    page = BankPage.open({ locale: 'en' });
    const { customer, broker } = page;
    await page.meet();
    const held = broker.faults.hold('broker.stored');
    await customer.writes('Late');
    await customer.sees(en.chat.sending);
    held.release();
    await customer.sees(en.chat.stored);
    broker.faults.delay('broker.stored', 5_000);
    await customer.writes('Later');
    await customer.sees(en.chat.sending);
    broker.clock.advance(5_000);
    expect(chatOf(page.element)).to.have.lengthOf(2);
  });

  it('routes that overtake the answer are kept for it: the picture comes all the same', async () => {
    page = BankPage.open({ locale: 'en' });
    const { customer, broker, invitation } = page;
    const adviser = await page.seeingAdviser();
    adviser.comes();
    await customer.comesInWith(invitation.number);
    await customer.heard(...(await adviser.wordsToSay()));
    broker.faults.swap('customer.offeredPicture');
    await customer.shows();
    await adviser.seesDesktop();
    await customer.sees(en.session.sharingSeen);
  });
});
