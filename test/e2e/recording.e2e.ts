import { afterEach, describe, expect, it } from 'vitest';
import { Stage } from './stage.ts';

let stage: Stage;
afterEach(() => stage.close());

/** Two people who share a desktop that is recorded. */
async function recording() {
  stage = await Stage.set({});
  const people = await stage.meeting();
  const { customer, adviser } = people;
  await customer.heard(...(await adviser.wordsToSay()));
  await customer.shows();
  await customer.page.locator('remote-help[recorded]').waitFor();
  return people;
}

describe('a recording', () => {
  it('is on from the first picture on, and both sides can see that it is', async () => {
    const { customer, adviser } = await recording();
    await customer.sees(customer.words.bar.recorded);
    await adviser.sees(adviser.words.session.recorded);
    await customer.stopsSharing();
    await customer.page.locator('remote-help:not([recorded])').waitFor();
    expect(stage.witness.faults).toEqual([]);
  });
});
