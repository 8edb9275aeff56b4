import { expect } from 'chai';
import { en } from '../../../src/locales/en.ts';
import { endCapture, FrozenTime, passTime } from '../../../src/testing/index.ts';
import { BankPage } from './bank-page.ts';

let page: BankPage;
let time: FrozenTime | undefined;
afterEach(() => {
  page.close();
  time?.restore();
  time = undefined;
});

/** Every chat message that the customer can see. */
function chatOf(element: Element): readonly Element[] {
  const chat = element.shadowRoot!.querySelector('remote-help-chat')!.shadowRoot!;
  return [...chat.querySelectorAll('[part~="message"]')];
}

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

describe('time that passes', () => {
  it('a line lost for longer than the resume time closes the session, with the reason', async () => {
    time = FrozenTime.begin();
    page = BankPage.open({ locale: 'en' });
    await page.meet();
    page.broker.goDown();
    await passTime(61_000, page.broker.clock, time);
    await page.customer.isIn('closed');
    await page.customer.sees(en.closed.reasons['line.lost']);
  });

  it('an adviser gone for longer than the resume time closes the session, with the reason', async () => {
    page = BankPage.open({ locale: 'en' });
    await page.meet();
    page.adviser.leaves();
    page.broker.clock.advance(60_500);
    await page.customer.isIn('closed');
    await page.customer.sees(en.closed.reasons['adviser.gone']);
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
