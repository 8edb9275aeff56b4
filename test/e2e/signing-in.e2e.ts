import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set();
});
afterEach(() => stage.empty());
afterAll(() => stage.close());

describe('signing in', () => {
  it('is one click on an adviser’s name', async () => {
    for (const name of ['Ana Novak', 'Boris Kranjc']) {
      const adviser = await stage.adviser(name);
      await adviser.sees(name);
    }
    expect(stage.witness.faults).toEqual([]);
  });

  it('does not let in a person who is no adviser, and says so', async () => {
    const stranger = await stage.stranger();
    await stranger.presses(stranger.words.signIn.button);
    await stranger.page.getByRole('button', { name: 'Cvetka Zajc' }).click();
    await stranger.sees(stranger.words.signIn.failed);
    expect(await stranger.button(stranger.words.queue.newSession).count()).toBe(0);
  });

  it('shows each adviser their own sessions only', async () => {
    const ana = await stage.adviser('Ana Novak');
    await ana.opensSession('ana.s.customer@example.com', 'sl');
    await ana.sees('ana.s.customer@example.com');
    const boris = await stage.adviser('Boris Kranjc');
    await boris.sees(boris.words.queue.empty);
    expect(await boris.element.getByText('ana.s.customer@example.com').count()).toBe(0);
  });

  it('says why a number could not be sent', async () => {
    const ana = await stage.adviser('Ana Novak');
    await ana.opensSession('nobody@post.invalid', 'sl');
    await ana.sees(ana.words.number.mailProblems['mail.refused']);
  });
});
