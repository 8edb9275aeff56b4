import { expect } from 'chai';
import { en } from '../../../src/locales/en.ts';
import { endCapture } from '../../../src/testing/index.ts';
import { until } from '../../../src/testing/until.ts';
import { BankPage } from './bank-page.ts';
import { chatOf } from './chat-of.ts';

let page: BankPage;
afterEach(() => page.close());

describe('what bad input and bad luck get', () => {
  it('what is no number is said in the field, and nothing is sent', async () => {
    page = BankPage.open({ locale: 'en' });
    const { customer, invitation, broker } = page;
    await customer.agrees();
    await customer.goesOnInBrowser();
    await customer.givesNumber('1234567');
    await customer.sees(en.connect.problems.tooShort);
    await customer.givesNumber('1234567a');
    await customer.sees(en.connect.problems.notDigits);
    expect(broker.session(invitation.sessionId).state.wrongTries).to.equal(0);
    await customer.isIn('connect');
  });

  for (const reason of ['number.notAccepted', 'number.tooManyTries', 'broker.busy'] as const) {
    it(`a number that is refused for ${reason} leaves the customer in connect, told so`, async () => {
      page = BankPage.open({ locale: 'en' });
      const { customer, invitation, broker } = page;
      await customer.agrees();
      await customer.goesOnInBrowser();
      broker.refuseNumbers(reason);
      await customer.givesNumber(invitation.number);
      await customer.sees(en.connect.refusals[reason]);
      await customer.isIn('connect');
      await customer.givesNumber(invitation.number);
      await customer.isIn('chat-only');
    });
  }

  it('after five wrong numbers a new one is to be asked for', async () => {
    page = BankPage.open({ locale: 'en' });
    const { customer, invitation, element } = page;
    await customer.agrees();
    await customer.goesOnInBrowser();
    const view = element.shadowRoot!.querySelector('remote-help-connect')!;
    const wrong = invitation.number === '00000000' ? '00000001' : '00000000';
    for (let tries = 1; tries <= 4; tries += 1) {
      await customer.givesNumber(wrong);
      await until(`try ${tries}`, () => view.wrongTries === tries || undefined);
      await customer.sees(en.connect.refusals['number.notAccepted']);
    }
    await customer.givesNumber(wrong);
    await customer.sees(en.connect.refusals['number.tooManyTries']);
    await customer.isIn('connect');
  });

  it('a broker that cannot be reached is said, and the next try may do', async () => {
    page = BankPage.open({ locale: 'en' });
    const { customer, invitation, broker } = page;
    await customer.agrees();
    await customer.goesOnInBrowser();
    broker.goDown();
    await customer.givesNumber(invitation.number);
    await customer.sees(en.connect.refusals['broker.unreachable']);
    broker.comeUp();
    await customer.givesNumber(invitation.number);
    await customer.isIn('chat-only');
  });

  it('a picker that is closed brings the customer back, with what to press', async () => {
    page = BankPage.open({ locale: 'en', screen: { person: 'refuses' } });
    const { customer } = page;
    await page.meet();
    await customer.starts();
    await customer.presses(en.actions.show);
    await customer.sees(en.session.notShown['picker.refused']);
    await customer.isIn('chat-only');
  });

  it('a system that forbids it brings the customer back, told where to allow it', async () => {
    page = BankPage.open({ locale: 'en', screen: { person: 'mayNot' } });
    const { customer } = page;
    await page.meet();
    await customer.starts();
    await customer.presses(en.actions.show);
    await customer.sees(en.session.notShown['capture.failed']);
    await customer.isIn('chat-only');
  });

  it('the browser’s own stop bar stops the sharing', async () => {
    page = BankPage.open({ locale: 'en' });
    const { customer } = page;
    await page.meet();
    await customer.shows();
    endCapture();
    await customer.isIn('stopped');
    await customer.sees(en.session.stopReasons['browser.endedCapture']);
  });

  it('other words than the adviser’s shut the sharing for good', async () => {
    page = BankPage.open({ locale: 'en' });
    const { customer, adviser, invitation } = page;
    adviser.comes();
    await customer.comesInWith(invitation.number);
    await adviser.wordsToSay();
    await customer.heardOthers();
    await customer.sees(en.compared.differed.text);
    await customer.isIn('chat-only');
  });

  it('a cut line: sharing pauses, nothing is lost, and it goes on as before', async () => {
    page = BankPage.open({ locale: 'en' });
    const { customer, broker, adviser } = page;
    await page.meet();
    await customer.shows();
    broker.goDown();
    await customer.sees(en.session.sharingPaused);
    await customer.writes('Over a dead line');
    adviser.writes('To a dead line');
    broker.comeUp();
    await customer.sees(en.session.sharingConnecting);
    await adviser.reads('Over a dead line');
    await customer.sees('To a dead line');
    await customer.isIn('sharing');
  });

  it('a broker that dies and starts again has kept what it had acknowledged', async () => {
    page = BankPage.open({ locale: 'en' });
    const { customer, broker, adviser } = page;
    await page.meet();
    await customer.writes('Before the crash');
    await adviser.reads('Before the crash');
    broker.restart();
    await customer.sees(en.chat.notices.lineBack);
    await customer.writes('After the crash');
    await adviser.reads('After the crash');
    expect(chatOf(page.element)).to.have.lengthOf(2);
    await customer.isIn('chat-only');
  });

  it('the adviser goes and comes back: the customer is told both', async () => {
    page = BankPage.open({ locale: 'en' });
    const { customer, adviser } = page;
    await page.meet();
    adviser.leaves();
    await customer.sees(en.bar.adviserAway);
    adviser.comes();
    await customer.sees(en.chat.notices.adviserCame);
  });

  it('the adviser ends the session', async () => {
    page = BankPage.open({ locale: 'en' });
    const { customer, adviser } = page;
    await page.meet();
    adviser.ends();
    await customer.isIn('closed');
    await customer.sees(en.closed.reasons['adviser.ended']);
  });

  it('a report ends it, and says what to do', async () => {
    page = BankPage.open({ locale: 'en' });
    await page.customer.reports();
    await page.customer.sees(en.closed.afterAlarm[1]!);
  });
});
