import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { World } from './world/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

describe('P11 who does not read is let go', () => {
  it('P11 with more than 1 MiB waiting, and the session goes on as after a lost network', async () => {
    const { customer, adviser } = await world.meet();
    await customer.shows({ surface: 'window', width: 10, height: 10 });
    const { epoch } = await customer.hears('broker.openedPicture');
    adviser.socket.pause();
    const sdp = `v=0${'x'.repeat(59_000)}`;
    const isAway = customer.hears('broker.sawSeat');
    const knowsIt = () => customer.heard.some(({ type }) => type === 'broker.sawSeat');
    for (let count = 0; count < 400 && !knowsIt(); count += 1) {
      customer.say({ type: 'customer.offeredPicture', epoch, sdp });
      await customer.pings();
      world.clock.advance(100);
    }
    expect(await isAway).toMatchObject({ seat: 'adviser', isPresent: false });
    await customer.tells({ type: 'customer.wroteChat', text: 'still here' });
    adviser.socket.resume();
    expect([4408, 1006]).toContain(await adviser.closed);
  });
});

describe('P12 rates', () => {
  it('P12 60 messages at once and 20 a second, and what is more is told when', async () => {
    const customer = await world.customer();
    for (let count = 0; count < 80; count += 1) {
      customer.say({ type: 'customer.pinged', lastSeq: 0 });
    }
    for (let count = 0; count < 60; count += 1) await customer.hears('broker.ponged');
    const refused = await customer.hears('broker.refused');
    expect(refused).toMatchObject({ reason: 'messages.tooMany' });
    expect(refused.retryAfterMs).toBeGreaterThan(0);
    expect(refused.retryAfterMs).toBeLessThanOrEqual(50);
    world.clock.advance(1_000);
    await customer.pings();
  });

  it('P12 of chat 10 at once and 5 a second; what is refused is named by its id', async () => {
    const { customer, adviser } = await world.meet();
    const ids = Array.from({ length: 14 }, (): string => randomUUID());
    for (const id of ids) customer.say({ type: 'customer.wroteChat', id, text: 'spam' });
    const refused = await customer.hears('broker.refused');
    expect(refused).toMatchObject({ reason: 'messages.tooMany' });
    expect(ids.indexOf(refused.id ?? '')).toBeGreaterThanOrEqual(10);
    world.clock.advance(refused.retryAfterMs ?? 0);
    customer.say({ type: 'customer.wroteChat', id: refused.id ?? '', text: 'again' });
    for (let count = 0; count < 10; count += 1) await adviser.hears('customer.wroteChat');
    expect(await adviser.hears('customer.wroteChat')).toMatchObject({ text: 'again' });
  });

  it('P12 who goes on for 5 s is let go, and the other side is not', async () => {
    const { customer, adviser } = await world.meet();
    const isOpen = () => customer.socket.readyState === customer.socket.OPEN;
    for (let count = 0; count < 80 && isOpen(); count += 1) {
      for (let burst = 0; burst < 30; burst += 1) customer.sayRaw('rubbish');
      await Promise.race([customer.hears('broker.refused'), customer.closed]);
      await adviser.pings('adviser');
      world.clock.advance(200);
    }
    expect(await customer.closed).toBe(4429);
    await adviser.pings('adviser');
  });
});
