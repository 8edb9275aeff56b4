import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { times } from '../../src/protocol/limits.ts';
import { closeCodes } from '../../src/protocol/reasons.ts';
import type { Client } from './world/client.ts';
import { World } from './world/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const second = 1_000;
const noticed = times.silenceMs / second + 1;
const kept = Math.floor(times.seatMs / second);

const isOver = ({ heard }: Client) => heard.some(({ type }) => type === 'broker.closed');

describe('P9 how long a seat is kept', () => {
  it('P9 is counted from the last byte, and not from when the silence is noticed', async () => {
    const { customer, adviser, admission } = await world.meet();
    customer.socket.pause();
    await world.passes(noticed, null, adviser);
    expect(await adviser.hears('broker.sawSeat')).toMatchObject({ isPresent: false });
    customer.socket.resume();
    expect(await customer.closed).toBe(1006);
    await world.passes(kept - noticed - 1, null, adviser);
    expect(isOver(adviser)).toBe(false);
    world.clock.advance(2 * second);
    expect(await adviser.hears('broker.closed')).toMatchObject({ reason: 'customer.gone' });
    const back = await world.resume(admission.resumeToken, 0);
    expect(await back.hears('broker.closed')).toMatchObject({ reason: 'customer.gone' });
    expect(await back.closed).toBe(closeCodes.sessionClosed);
  });

  it('P9 is enough for a network that was dead for 60 s: a heartbeat before, and the way back after it', async () => {
    const { customer, adviser, admission } = await world.meet();
    customer.socket.pause();
    await world.passes((times.heartbeatMs + times.resumeMs) / second, null, adviser);
    world.clock.advance(times.returnMs - second);
    const back = await world.resume(admission.resumeToken, admission.lastSeq);
    await back.hears('broker.admitted');
    await back.tells({ type: 'customer.wroteChat', text: 'It was a long tunnel.' });
    expect(await adviser.hears('customer.wroteChat')).toMatchObject({ seq: expect.any(Number) });
  });

  it('P9 begins anew with each lost line', async () => {
    const { customer, adviser, admission } = await world.meet();
    customer.drop();
    await adviser.hears('broker.sawSeat');
    await world.passes(50, null, adviser);
    const back = await world.resume(admission.resumeToken, admission.lastSeq);
    await back.hears('broker.admitted');
    back.drop();
    await adviser.hears('broker.sawSeat');
    await world.passes(50, null, adviser);
    expect(isOver(adviser)).toBe(false);
  });

  it('P9 is the same for an adviser', async () => {
    const { customer, adviser } = await world.meet();
    adviser.socket.pause();
    await world.passes(kept - 1, customer, null);
    expect(isOver(customer)).toBe(false);
    world.clock.advance(2 * second);
    expect(await customer.hears('broker.closed')).toMatchObject({ reason: 'adviser.gone' });
    adviser.socket.resume();
  });

  it('P9 ends a session of which a page that slept for an hour is told why it is over', async () => {
    const { customer, adviser, admission } = await world.meet();
    await adviser.tells({ type: 'adviser.wroteChat', text: 'Are you asleep?' });
    customer.drop();
    await adviser.hears('broker.sawSeat');
    await world.passes(kept - 1, null, adviser);
    world.clock.advance(2 * second);
    expect(await adviser.closed).toBe(closeCodes.sessionClosed);
    world.clock.advance(3_600 * second);
    const back = await world.resume(admission.resumeToken, 0);
    expect(await back.hears('broker.closed')).toMatchObject({ reason: 'customer.gone' });
    expect(await back.closed).toBe(closeCodes.sessionClosed);
    expect(back.heard.map(({ type }) => type)).toEqual(['broker.greeted', 'broker.closed']);
  });
});

describe('P9 how long a seat is kept, over a restart of the broker', () => {
  async function restartsAfter(seconds: number): Promise<void> {
    await world.stop();
    world.clock.advance(seconds * second);
    await world.start();
  }

  const endOf = (id: string) =>
    world.rows(`select end_reason from sessions where session_id = '${id}'`)[0]?.['end_reason'];

  it('P9 goes on where it was', async () => {
    const { customer, adviser, admission, seat, id } = await world.meet();
    customer.drop();
    await adviser.hears('broker.sawSeat');
    await world.passes(30, null, adviser);
    await restartsAfter(30);
    const again = await world.adviser(seat, id);
    await world.passes(5, null, again);
    expect(isOver(again)).toBe(false);
    const back = await world.resume(admission.resumeToken, admission.lastSeq);
    await back.hears('broker.admitted');
  });

  it('P9 may be over by then, with the reason of whose it is', async () => {
    const { customer, adviser, seat, id } = await world.meet();
    customer.drop();
    await adviser.hears('broker.sawSeat');
    await world.passes(45, null, adviser);
    await restartsAfter(30);
    const again = await world.adviser(seat, id);
    expect(await again.hears('broker.closed')).toMatchObject({ reason: 'customer.gone' });
    expect(endOf(id)).toBe('customer.gone');
  });

  it.each([
    ['back', -3_600 * second],
    ['forward', 20 * second],
  ])('P9 is not longer for a clock that was set %s meanwhile', async (_, ms) => {
    const { customer, adviser, seat, id } = await world.meet();
    customer.drop();
    await adviser.hears('broker.sawSeat');
    await world.stop();
    world.clock.setTo(world.clock.now() + ms);
    await world.start();
    const again = await world.adviser(seat, id);
    for (let passed = 0; passed < kept && !isOver(again); passed += 10) {
      world.clock.advance(10 * second);
      await Promise.race([again.pings('adviser'), again.closed]);
    }
    expect(await again.hears('broker.closed')).toMatchObject({ reason: 'customer.gone' });
  });
});
