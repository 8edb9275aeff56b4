import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { World } from './world/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const second = 1_000;

describe('P14 closed is closed', () => {
  it('P14 it is the last row, for both, and after a restart too', async () => {
    const { adviser, customer, admission, invitation, seat, id } = await world.meet();
    await customer.tells({ type: 'customer.ended', why: 'customer.ended' });
    const { seq } = await adviser.hears('broker.closed');
    expect(await customer.hears('broker.closed')).toMatchObject({ seq });
    for (const round of ['before', 'after']) {
      if (round === 'after') {
        await world.stop();
        await world.start();
      }
      const { number, handle = '' } = invitation;
      const again = await world.customer();
      again.say({ type: 'customer.gaveNumber', id, number, handle });
      expect(await again.hears('broker.refused')).toMatchObject({ reason: 'number.notAccepted' });
      world.clock.advance(61 * second);
      const back = await world.resume(admission.resumeToken, 0);
      expect(await back.closed).toBe(4410);
      expect(back.heard.map(({ type }) => type)).toEqual(['broker.greeted', 'broker.closed']);
      const reader = await world.adviser(seat, id);
      expect(await reader.hears('broker.closed')).toMatchObject({ seq });
      expect(await reader.closed).toBe(4410);
    }
    const [last] = world.rows(`select max(seq) as seq from log_rows where session_id = '${id}'`);
    expect(last?.['seq']).toBe(seq);
  });

  it('P14 of fifty ends at the same time one counts', async () => {
    const { adviser, customer, id } = await world.meet();
    for (let count = 0; count < 25; count += 1) {
      void customer.tells({ type: 'customer.ended', why: 'customer.ended' });
      void adviser.tells({ type: 'adviser.ended' });
    }
    await adviser.closed;
    await customer.closed;
    const rows = world.rows(`select type from log_rows where session_id = '${id}' order by seq`);
    expect(rows.filter(({ type }) => type === 'broker.closed')).toHaveLength(1);
    expect(rows.at(-1)?.['type']).toBe('broker.closed');
  });

  it('P14 a session ends when it has lasted too long', async () => {
    const { customer, adviser } = await world.meet();
    await world.passes(59 * 60, customer, adviser);
    await customer.tells({ type: 'customer.wroteChat', text: 'almost' });
    await world.passes(50, customer, adviser);
    world.clock.advance(11 * second);
    expect(await customer.hears('broker.closed')).toMatchObject({ reason: 'session.tooLong' });
  });
});

describe('P16 going away', () => {
  it('P16 everyone is told when to come back, and everything begun is finished', async () => {
    const { customer, adviser, admission, id } = await world.meet();
    void customer.tells({ type: 'customer.wroteChat', text: 'the last word' });
    await adviser.hears('customer.wroteChat');
    const since = performance.now();
    await world.stop();
    expect(performance.now() - since).toBeLessThan(2_000);
    expect(await customer.hears('broker.goingAway')).toMatchObject({
      resumeAfterMs: expect.any(Number),
    });
    expect(await adviser.closed).toBe(1001);
    expect(world.chatOf(id)).toMatchObject([{ text: 'the last word' }]);
    await world.start();
    const back = await world.resume(admission.resumeToken, admission.lastSeq);
    await back.hears('broker.admitted');
    await back.tells({ type: 'customer.wroteChat', text: 'and on' });
  });

  it('P16 after a restart both seats have what is left of the resume time', async () => {
    const { id } = await world.meet();
    await world.stop();
    world.clock.advance(30 * second);
    await world.start();
    world.clock.advance(38 * second);
    expect(world.rows(`select state from sessions where session_id = '${id}'`)).toEqual([
      { state: 'chat-only' },
    ]);
    world.clock.advance(2 * second);
    await world.stop();
    const [session] = world.rows(`select * from sessions where session_id = '${id}'`);
    expect(session).toMatchObject({
      state: 'closed',
      end_reason: expect.stringMatching(/^(customer|adviser)\.gone$/),
    });
    await world.start();
  });
});
