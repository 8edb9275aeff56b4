import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Customer } from './people/customer.ts';
import { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set();
});
afterEach(() => stage.empty());
afterAll(() => stage.close());

async function atTheField(at: Parameters<Stage['customer']>[1] = {}): Promise<Customer> {
  const customer = await stage.customer('en', at);
  await customer.agrees();
  await customer.goesOnInBrowser();
  return customer;
}

describe('the session number', () => {
  it('of a session in use is refused from another browser, with the sentence for an unknown one', async () => {
    const { customer, invitation } = await stage.meeting();
    const { 'number.notAccepted': refusal } = customer.words.connect.refusals;

    const withTheLink = await atTheField(invitation);
    await withTheLink.givesNumber(invitation.number);
    await withTheLink.sees(refusal);

    const withoutTheLink = await atTheField();
    await withoutTheLink.givesNumber(invitation.number);
    await withoutTheLink.sees(refusal);
    await withoutTheLink.givesNumber('0000 0000');
    await withoutTheLink.sees(refusal);
    await customer.isIn('chat-only');
  });

  it('that this browser has used is said to be used', async () => {
    const { customer, invitation } = await stage.meeting();
    await customer.ends();
    const again = await atTheField({ link: invitation.link, from: customer });
    await again.givesNumber(invitation.number);
    await again.sees(again.words.connect.refusals['number.usedHere']);
    await again.isIn('connect');
  });

  it('typed in two tabs leads the first one in, and only it', async () => {
    const adviser = await stage.adviser();
    const invitation = await stage.invitation(adviser, 'en');
    const first = await atTheField(invitation);
    const second = await atTheField({ ...invitation, from: first });
    await first.givesNumber(invitation.number);
    await first.isIn('chat-only');
    await second.givesNumber(invitation.number);
    await second.sees(second.words.connect.refusals['number.usedHere']);
    await second.isIn('connect');
    await first.writes('I am still here.');
    await adviser.sees('I am still here.');
  });

  it('works on the bank’s plain page too, pasted with spaces and dashes', async () => {
    const adviser = await stage.adviser();
    const { number } = await stage.invitation(adviser, 'en');
    const customer = await atTheField();
    await customer.givesNumber(` ${number.replace(/\D/g, '').replace(/(..)/g, '$1-')} `);
    await customer.isIn('chat-only');
  });

  it('that is no number is said to be none, and nothing is sent', async () => {
    const customer = await atTheField();
    const { problems } = customer.words.connect;
    const sockets: string[] = [];
    customer.page.on('websocket', (socket) => sockets.push(socket.url()));
    await customer.givesNumber('1234567');
    await customer.sees(problems.tooShort);
    await customer.givesNumber('123456789');
    await customer.sees(problems.tooLong);
    await customer.givesNumber('1234567a');
    await customer.sees(problems.notDigits);
    await customer.givesNumber('😀😀😀😀😀😀😀😀');
    await customer.sees(problems.notDigits);
    await customer.givesNumber('');
    await customer.sees(problems.empty);
    expect(sockets).toEqual([]);
  });

  it('is dead after five wrong ones were typed at its link', async () => {
    const adviser = await stage.adviser();
    const invitation = await stage.invitation(adviser, 'en');
    const customer = await atTheField(invitation);
    const { refusals } = customer.words.connect;
    const wrong = invitation.number
      .replace(/\D/g, '')
      .replace(/^./, (digit) => (digit === '1' ? '2' : '1'));
    for (let tries = 1; tries <= 4; tries += 1) {
      await customer.givesNumber(wrong);
      await customer.sees(refusals['number.notAccepted']);
    }
    await customer.givesNumber(wrong);
    await customer.sees(refusals['number.tooManyTries']);
    await customer.givesNumber(invitation.number);
    await customer.sees(refusals['number.tooManyTries']);
    const fresh = await atTheField(invitation);
    await fresh.givesNumber(invitation.number);
    await fresh.sees(refusals['number.notAccepted']);
    await adviser.sees(adviser.words.ends['number.tooManyTries']);
  });
});
