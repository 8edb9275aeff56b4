import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeAdviserMessage, decodeCustomerMessage } from '../../src/protocol/decode.ts';
import { Mutator } from './world/mutator.ts';
import type { Client } from './world/client.ts';
import { World } from './world/world.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_122);
const inAll = 100_000;

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

/** Whether the broker would raise a frame as what it says: those are no rubbish and are left out. */
const isMeant = (frame: string) =>
  decodeCustomerMessage(frame) !== null || decodeAdviserMessage(frame) !== null;

/** Sends frames, and hears each of them refused. */
async function shower(client: Client, frames: readonly string[]) {
  for (const frame of frames) client.sayRaw(frame);
  for (const _ of frames) await client.hears('broker.refused');
}

/** So many at once that no rate is exceeded, and then the time after which as many may come again. */
const atOnce = 55;
const pauseMs = 3_000;

it(`P2 100,000 random and mutated messages in every state neither stop the broker nor reach the other side (seed ${seed})`, async () => {
  const mutator = new Mutator(seed);
  const meeting = await world.meet();
  const { customer, adviser } = meeting;
  let sent = 0;
  const reach = async () => {
    const before = { customer: customer.heard.length, adviser: adviser.heard.length };
    for (let round = 0; round < 300; round += 1) {
      const frames = Array.from({ length: atOnce }, () => mutator.frame());
      const rubbish = frames.filter((frame) => !isMeant(frame));
      await Promise.all([shower(customer, rubbish), shower(adviser, rubbish)]);
      sent += 2 * rubbish.length;
      world.clock.advance(pauseMs);
    }
    for (const [side, client] of [
      ['customer', customer],
      ['adviser', adviser],
    ] as const) {
      const types = new Set(client.heard.slice(before[side]).map(({ type }) => type));
      expect([...types]).toEqual(['broker.refused']);
    }
  };
  await reach();
  const surface = { surface: 'monitor', width: 1, height: 1 } as const;
  await customer.shows(surface);
  await adviser.hears('customer.pickedSurface');
  await adviser.hears('broker.openedPicture');
  await reach();
  await customer.tells({ type: 'customer.stoppedSharing', why: 'browser.endedCapture' });
  await adviser.hears('customer.stoppedSharing');
  await reach();

  // Before a session, and before a greeting.
  while (sent < inAll) {
    const visitor = await world.customer();
    for (let round = 0; round < 50; round += 1) {
      const frames = Array.from({ length: atOnce }, () => mutator.frame());
      const rubbish = frames.filter((frame) => !isMeant(frame));
      await Promise.all([shower(visitor, rubbish), customer.pings(), adviser.pings('adviser')]);
      sent += rubbish.length;
      world.clock.advance(pauseMs);
    }
    const types = new Set(visitor.heard.map(({ type }) => type));
    expect([...types]).toEqual(['broker.greeted', 'broker.refused']);
    visitor.drop();
  }

  await customer.tells({ type: 'customer.wroteChat', text: 'unharmed' });
  expect(await adviser.hears('customer.wroteChat')).toMatchObject({ text: 'unharmed' });
  expect(world.log.all.map(({ event }) => event)).not.toContain('conversation.failed');
  expect(world.log.all.map(({ event }) => event)).not.toContain('session.failed');
}, 120_000);

it('P2 what two sessions say never crosses from one to the other', async () => {
  const [one, two] = [await world.meet(), await world.meet()];
  for (let count = 0; count < 10; count += 1) {
    const id = randomUUID();
    one.customer.say({ type: 'customer.wroteChat', id, text: `one ${count}` });
    two.adviser.say({ type: 'adviser.wroteChat', id, text: `two ${count}` });
    await one.adviser.hears('customer.wroteChat');
    await two.customer.hears('adviser.wroteChat');
  }
  for (const client of [one.customer, one.adviser])
    expect(client.frames.join()).not.toContain('two ');
  for (const client of [two.customer, two.adviser])
    expect(client.frames.join()).not.toContain('one ');
});
