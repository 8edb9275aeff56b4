import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doors } from '../../broker/src/limits.ts';
import type { Client } from './world/client.ts';
import { Program } from './world/program.ts';
import { World } from './world/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

/** Pages that have greeted and are in no session, one after the other. */
async function pages(count: number): Promise<Client[]> {
  const made: Client[] = [];
  for (let index = 0; index < count; index += 1) made.push(await world.customer());
  return made;
}

describe('P10 who waits in no session', () => {
  it('P10 goes when 200 of its network came after it: who comes is let in, and who is in a session stays', async () => {
    const { customer, adviser } = await world.meet();
    const [first, second] = await pages(doors.maxWaiting);
    const [late] = await pages(1);
    expect(await first?.closed).toBe(4401);
    await late?.pings();
    await second?.pings();
    await customer.pings();
    await adviser.pings('adviser');
  });

  it('P10 counts as a program too, and makes room when it leaves', async () => {
    const program = await Program.open(world);
    const [first] = await pages(doors.maxWaiting - 1);
    first?.drop();
    await first?.closed;
    await pages(1);
    await program.client.pings('companion');
    await pages(1);
    expect(await program.client.closed).toBe(4401);
  });
});
