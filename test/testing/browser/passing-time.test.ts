import { en } from '../../../src/locales/en.ts';
import { FrozenTime, passTime } from '../../../src/testing/index.ts';
import { BankPage } from './bank-page.ts';

let page: BankPage;
let time: FrozenTime | undefined;
afterEach(() => {
  page.close();
  time?.restore();
  time = undefined;
});

describe('time that passes', () => {
  it('a line lost for longer than the resume time closes the session, with the reason', async () => {
    time = FrozenTime.begin();
    page = BankPage.open({ locale: 'en' });
    await page.meet();
    page.broker.goDown();
    await passTime(71_000, page.broker.clock, time);
    await page.customer.isIn('closed');
    await page.customer.sees(en.closed.reasons['line.lost']);
  });

  it('an adviser gone for longer than the resume time closes the session, with the reason', async () => {
    page = BankPage.open({ locale: 'en' });
    await page.meet();
    page.adviser.leaves();
    page.broker.clock.advance(70_500);
    await page.customer.isIn('closed');
    await page.customer.sees(en.closed.reasons['adviser.gone']);
  });

  it('a number that is never answered is given up after 15 s', async () => {
    time = FrozenTime.begin();
    page = BankPage.open({ locale: 'en' });
    const { customer, invitation, broker } = page;
    await customer.agrees();
    await customer.goesOnInBrowser();
    broker.faults.lose('customer.gaveNumber');
    await customer.givesNumber(invitation.number);
    await customer.sees(en.connect.checking);
    await passTime(16_000, broker.clock, time);
    await customer.sees(en.connect.refusals['broker.unreachable']);
  });

  it('a session that lasts too long is closed', async () => {
    page = BankPage.open({ locale: 'en', maxSessionMs: 60_000 });
    await page.meet();
    page.broker.clock.advance(60_500);
    await page.customer.isIn('closed');
    await page.customer.sees(en.closed.reasons['session.tooLong']);
  });

  it('a network that dies without a word is found out by the ping', async () => {
    time = FrozenTime.begin();
    page = BankPage.open({ locale: 'en' });
    await page.meet();
    page.broker.fallSilent();
    await passTime(20_000, page.broker.clock, time);
    await page.customer.sees(en.chat.notices.lineLost);
    await passTime(10_000, page.broker.clock, time);
    await page.customer.sees(en.chat.notices.lineBack);
    await page.customer.isIn('chat-only');
  });

  it('a living page stays in its session for ten minutes', async () => {
    time = FrozenTime.begin();
    page = BankPage.open({ locale: 'en' });
    await page.meet();
    await passTime(600_000, page.broker.clock, time);
    await page.customer.writes('Still here');
    await page.adviser.reads('Still here');
    await page.customer.isIn('chat-only');
  });
});
