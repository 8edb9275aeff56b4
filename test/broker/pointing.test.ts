import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from './world/client.ts';
import { World } from './world/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const marks = [{ kind: 'arrow' as const, x: 0.25, y: 0.75 }];
const heardBy = ({ heard }: Client) => heard.filter(({ type }) => type === 'adviser.pointed');

async function shares(surface: { surface: 'browser' | 'monitor'; isThisPage?: true }) {
  const people = await world.meet();
  await people.customer.shows({ width: 1280, height: 720, ...surface });
  const { epoch } = await people.adviser.hears('broker.openedPicture');
  return { ...people, epoch };
}

async function points({ adviser, customer }: { adviser: Client; customer: Client }, epoch: number) {
  adviser.say({ type: 'adviser.pointed', epoch, marks });
  await adviser.pings('adviser');
  await customer.pings();
  return heardBy(customer);
}

describe('P30 pointing', () => {
  it('P30 reaches the customer whose own page is shown, and is kept nowhere', async () => {
    const people = await shares({ surface: 'browser', isThisPage: true });
    expect(await points(people, people.epoch)).toMatchObject([{ marks }]);
    const rows = world.rows(`select type from log_rows where type = 'adviser.pointed'`);
    expect(rows).toEqual([]);
  });

  it('P30 has no effect over a screen, over another tab, in another picture, and after the sharing', async () => {
    const screen = await shares({ surface: 'monitor' });
    expect(await points(screen, screen.epoch)).toEqual([]);
    const tab = await shares({ surface: 'browser' });
    expect(await points(tab, tab.epoch)).toEqual([]);
    const page = await shares({ surface: 'browser', isThisPage: true });
    expect(await points(page, page.epoch + 1)).toEqual([]);
    const why = 'customer.stoppedSharing' as const;
    await page.customer.tells({ type: 'customer.stoppedSharing', why });
    expect(await points(page, page.epoch)).toEqual([]);
  });
});
