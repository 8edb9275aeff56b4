import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { times } from '../../src/protocol/limits.ts';
import { World } from './world/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const hour = 3_600_000;
const jumps: readonly (readonly [string, number])[] = [
  ['forward by a day', 24 * hour],
  ['back by two hours', -2 * hour],
];

const jump = (ms: number) => world.clock.setTo(world.clock.now() + ms);

describe('the wall clock of the broker’s machine is set while it runs', () => {
  it.each(jumps)('%s: a session goes on, and ends when it has lasted too long', async (_, ms) => {
    const { customer, adviser } = await world.meet();
    jump(ms);
    await customer.tells({ type: 'customer.wroteChat', text: 'What time is it?' });
    expect(await adviser.hears('customer.wroteChat')).toMatchObject({ text: 'What time is it?' });
    await world.passes(59 * 60, customer, adviser);
    expect(adviser.heard.some(({ type }) => type === 'broker.closed')).toBe(false);
    await world.passes(50, customer, adviser);
    world.clock.advance(11_000);
    expect(await customer.hears('broker.closed')).toMatchObject({ reason: 'session.tooLong' });
  });

  it.each(jumps)('%s: P9 a lost seat is kept neither shorter nor longer', async (_, ms) => {
    const { customer, adviser } = await world.meet();
    customer.drop();
    await adviser.hears('broker.sawSeat');
    jump(ms);
    await world.passes(times.resumeMs / 1_000, null, adviser);
    expect(adviser.heard.some(({ type }) => type === 'broker.closed')).toBe(false);
    world.clock.advance(times.seatMs - times.resumeMs);
    expect(await adviser.hears('broker.closed')).toMatchObject({ reason: 'customer.gone' });
  });

  it('forward by a day: P17 a number lives its ten minutes, and then it is dead', async () => {
    const seat = world.signIn();
    const first = await world.invite(seat);
    const second = await world.invite(seat);
    await world.logs('mail.sent');
    await world.logs('mail.sent');
    jump(24 * hour);
    // Sign-ins are counted in days of the wall clock, and this one is over.
    const list = await world.adviser(world.signIn());
    const { sessions } = await list.hears('broker.listedSessions');
    expect(sessions.map(({ number }) => number)).toEqual(['live', 'live']);
    world.clock.advance(times.numberLifetimeMs - 10_000);
    await world.join(first);
    world.clock.advance(10_001);
    expect(await refusalOf(second)).toMatchObject({ reason: 'number.notAccepted' });
  });

  it('back by two hours: P17 a page whose answer was lost is not let in for longer', async () => {
    const invitation = await world.invite(world.signIn());
    const joinId = crypto.randomUUID();
    const { customer } = await world.join(invitation, joinId);
    jump(-2 * hour);
    await world.passes(times.seatMs / 1_000, customer, null);
    world.clock.advance(1);
    const late = await world.givesNumber(invitation, joinId);
    world.clock.advance(times.refusalMs);
    expect(await late.hears('broker.refused')).toMatchObject({ reason: 'number.notAccepted' });
  });

  it('back by two hours: P17 a number is dead after its ten minutes all the same', async () => {
    const seat = world.signIn();
    const { session, ...invitation } = await world.invite(seat);
    const adviser = await world.adviser(seat, session.sessionId);
    await adviser.hears('broker.seated');
    jump(-2 * hour);
    await world.passes(times.numberLifetimeMs / 1_000 - 10, null, adviser);
    world.clock.advance(11_000);
    expect(await adviser.hears('broker.closed')).toMatchObject({ reason: 'number.expired' });
    await expect(
      Promise.race([world.join(invitation), refusalOf(invitation)]),
    ).resolves.toMatchObject({ reason: 'number.notAccepted' });
  });
});

async function refusalOf({ number, handle = '' }: { number: string; handle?: string }) {
  const customer = await world.customer();
  const id = crypto.randomUUID();
  customer.say({ type: 'customer.gaveNumber', id, number, handle });
  return customer.hears('broker.refused');
}
