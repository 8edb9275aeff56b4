import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { times } from '../../src/protocol/limits.ts';
import { patienceMs, Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set();
});
afterEach(() => stage.empty());
afterAll(() => stage.close());

describe('the end of a session', () => {
  it('by the adviser closes it for the customer, with the reason', async () => {
    const { customer, adviser } = await stage.meeting();
    await adviser.ends();
    await customer.isIn('closed');
    await customer.sees(customer.words.closed.reasons['adviser.ended']);
    await adviser.sees(adviser.words.ends['adviser.ended']);
  });

  it('by the adviser while the customer is asked whether to end it closes both', async () => {
    const { customer, adviser } = await stage.meeting();
    await customer.presses(customer.words.actions.endSession);
    await customer.sees(customer.words.ending.heading);
    await adviser.ends();
    await customer.isIn('closed');
    await customer.sees(customer.words.closed.reasons['adviser.ended']);
    expect(await customer.button(customer.words.ending.end).count()).toBe(0);
    await adviser.sees(adviser.words.ends['adviser.ended']);
  });

  it('by the customer while the adviser is asked whether to end it closes both', async () => {
    const { customer, adviser } = await stage.meeting();
    await adviser.presses(adviser.words.session.end);
    await adviser.yesToEnd.waitFor();
    await customer.ends();
    await adviser.sees(adviser.words.ends['customer.ended']);
    await adviser.yesToEnd.waitFor({ state: 'detached' });
    await customer.sees(customer.words.closed.reasons['customer.ended']);
  });

  it('by closing the customer’s tab closes it for the adviser, with the reason', async () => {
    const { customer, adviser } = await stage.meeting();
    await customer.page.close({ runBeforeUnload: true });
    // A page that goes may come back, after a reload: its seat is kept for the resume time at most.
    const { ends } = adviser.words;
    const reason = new RegExp(`${ends['customer.leftPage']}|${ends['customer.gone']}`);
    await adviser.sees(reason, times.seatMs + patienceMs);
  }, 150_000);

  it('while the desktop is shared ends the capture and the adviser’s picture', async () => {
    const { customer, adviser } = await stage.meeting();
    await customer.heard(...(await adviser.wordsToSay()));
    await customer.shows();
    await adviser.seesDesktop();
    await customer.ends();
    await adviser.sees(adviser.words.ends['customer.ended']);
    expect(await adviser.element.locator('video:visible').count()).toBe(0);
    expect(await customer.element.getAttribute('sharing')).toBeNull();
  });

  it('is asked for once, and staying changes nothing', async () => {
    const { customer, adviser } = await stage.meeting();
    await customer.presses(customer.words.actions.endSession);
    await customer.sees(customer.words.ending.heading);
    await customer.presses(customer.words.ending.keep);
    await customer.isIn('chat-only');
    await customer.writes('I stay.');
    await adviser.sees('I stay.');
  });

  it('does not come from a broker that is killed and started again', async () => {
    const { customer, adviser } = await stage.meeting();
    await customer.writes('Before.');
    await adviser.sees('Before.');
    process.kill(stage.demo.broker.pid ?? 0, 'SIGKILL');
    await customer.writes('After.');
    await adviser.sees('After.');
    await adviser.writes('I am here again.');
    await customer.sees('I am here again.');
    expect(await customer.element.getByText('Before.').count()).toBe(1);
  });
});
