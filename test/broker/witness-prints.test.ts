import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectWhole } from './world/kept-log.ts';
import { World } from './world/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const print = { type: 'customer.tookPrint', takenAt: 1_700_000_000_000 } as const;

describe('P34 a witness print', () => {
  it('is in the log, and nobody else hears of it', async () => {
    const { customer, adviser, id } = await world.share();
    await customer.tells({ ...print, print: '00ff12ab34cd56ef' });
    await customer.tells({ type: 'customer.wroteChat', text: 'and on' });
    await adviser.hears('customer.wroteChat');
    expect(adviser.heard.map(({ type }): string => type)).not.toContain('customer.tookPrint');
    const [row] = world.rows(
      `select body from log_rows where session_id = '${id}' and type = 'customer.tookPrint'`,
    );
    expect(JSON.parse(String(row?.['body']))).toEqual({
      takenAt: print.takenAt,
      print: '00ff12ab34cd56ef',
    });
    await world.stop();
    expectWhole(world);
  });

  it('is refused where nothing is shared', async () => {
    const { customer } = await world.meet();
    const told = { ...print, print: '00ff12ab34cd56ef' };
    expect(await customer.tells(told)).toMatchObject({ reason: 'notNow' });
  });
});
