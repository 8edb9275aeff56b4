import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set();
});
afterEach(() => stage.empty());
afterAll(() => stage.close());

describe('somebody else on the phone', () => {
  it('is shut out of sharing by words that differ', async () => {
    const { customer, adviser } = await stage.meeting();
    await adviser.wordsToSay();
    await customer.heardOthers();
    await adviser.sees(adviser.words.check.differed);
    expect(await customer.button(customer.words.actions.start).count()).toBe(0);
    await customer.isIn('chat-only');
    await customer.writes('These are not my words.');
    await adviser.sees('These are not my words.');
  });

  it('shows nothing before the words were compared', async () => {
    const { customer } = await stage.meeting();
    await customer.starts();
    const show = customer.button(customer.words.actions.show);
    expect(await show.getAttribute('aria-disabled')).toBe('true');
    await show.click({ force: true });
    await customer.sees(customer.words.warning.wordsFirst);
    await customer.isIn('chat-only');
  });

  it('is reported from the agreement, and the number of that e-mail is dead', async () => {
    const adviser = await stage.adviser();
    const invitation = await stage.invitation(adviser, 'en');
    const customer = await stage.customer('en', invitation);
    await customer.presses(customer.words.notMyIdea);
    await customer.isIn('closed');
    await customer.sees(customer.words.closed.reasons['customer.raisedAlarm']);
    await adviser.sees(adviser.words.ends['customer.raisedAlarm']);

    const other = await stage.customer('en', invitation);
    await other.agrees();
    await other.goesOnInBrowser();
    await other.givesNumber(invitation.number);
    await other.sees(other.words.connect.refusals['number.notAccepted']);
  });

  it('is reported from the warning, which ends the session', async () => {
    const { customer, adviser } = await stage.meeting();
    await customer.heard(...(await adviser.wordsToSay()));
    await customer.starts();
    await customer.presses(customer.words.warning.report);
    await customer.isIn('closed');
    await adviser.sees(adviser.words.ends['customer.raisedAlarm']);
  });
});
