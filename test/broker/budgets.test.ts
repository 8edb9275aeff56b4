import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { budgets, type Budget } from '../../broker/src/limits.ts';
import { times } from '../../src/protocol/limits.ts';
import { World } from './world/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
  world.clock.hurriesUpTo = times.refusalMs;
});
afterEach(() => world.close());

/** Asks as often as a budget allows and once more: only that one is refused, until the time has passed. */
async function expectBudget({ max, windowMs }: Budget, ask: () => Promise<Response>) {
  for (let count = 0; count < max; count += 1) expect((await ask()).status).not.toBe(429);
  const refused = await ask();
  expect([refused.status, await refused.json()]).toEqual([429, { reason: 'request.tooMany' }]);
  const waitMs = Number(refused.headers.get('retry-after')) * 1_000;
  expect(waitMs).toBeGreaterThan(0);
  expect(waitMs).toBeLessThanOrEqual(windowMs);
  world.clock.advance(waitMs);
  expect((await ask()).status).not.toBe(429);
}

describe('who asks too often is told when to ask again', () => {
  it('for letters, each adviser alone', async () => {
    const hasty = world.signIn('hasty');
    const body = { customerEmail: 'maja@mail.example', locale: 'sl' };
    const ask = (adviser = hasty) => world.request(adviser, 'POST', '/v1/sessions', body);
    await expectBudget(budgets.lettersAnAdviser, ask);
    expect((await ask(world.signIn())).status).toBe(201);
  });

  it('for tickets, each adviser alone', async () => {
    const hasty = world.signIn('hasty');
    const ask = (adviser = hasty) => world.request(adviser, 'POST', '/v1/tickets');
    await expectBudget(budgets.ticketsAnAdviser, ask);
    expect((await ask(world.signIn())).status).toBe(200);
  });

  it('for sign-ins, before anybody is signed in', async () => {
    // The identity provider is not there: each is led to the failure, until there are too many.
    await expectBudget(budgets.signInsANetwork, () => world.request(null, 'GET', '/v1/sign-in'));
  });

  it('for what anyone may read, each network alone, and a probe of the broker always', async () => {
    const ask = () => fetch(`${world.origin}/v1/programs?system=windows-x64`);
    await expectBudget(budgets.readsANetwork, ask);
    expect((await fetch(`${world.origin}/healthz`)).status).toBe(200);
  });

  it('for reports that end nothing, and one that ends a session is heard all the same', async () => {
    const { handle = '' } = await world.invite(world.signIn());
    const reports = async (link: string) => {
      const customer = await world.customer();
      const report = { type: 'customer.raisedAlarm', id: randomUUID(), handle: link } as const;
      customer.say(report);
      return Promise.race([customer.hears('broker.heardAlarm'), customer.hears('broker.refused')]);
    };
    const { max, windowMs } = budgets.reportsANetwork;
    for (let count = 0; count < max; count += 1) {
      expect((await reports('A'.repeat(22))).type).toBe('broker.heardAlarm');
    }
    const refused = await reports('A'.repeat(22));
    expect(refused).toMatchObject({ type: 'broker.refused', reason: 'messages.tooMany' });
    expect((await reports(handle)).type).toBe('broker.heardAlarm');
    world.clock.advance(windowMs);
    expect((await reports('A'.repeat(22))).type).toBe('broker.heardAlarm');
  });
});
