import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { World } from './world/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const picked = { surface: 'monitor', width: 1920, height: 1080 } as const;

it('a customer is helped, from the number to the end', async () => {
  const { adviser, customer, admission, invitation } = await world.meet();
  expect(admission).toMatchObject({
    state: 'chat-only',
    adviser: { name: 'Ana Novak', role: 'Svetovalka' },
    adviserIsPresent: true,
    records: true,
    wordsNeeded: true,
  });
  expect(await adviser.hears('customer.joined')).toMatchObject({ seq: expect.any(Number) });

  await customer.tells({ type: 'customer.wroteChat', text: 'Dober dan!' });
  expect(await adviser.hears('customer.wroteChat')).toMatchObject({ text: 'Dober dan!' });
  await adviser.tells({ type: 'adviser.wroteChat', text: 'Pozdravljeni.' });
  expect(await customer.hears('adviser.wroteChat')).toMatchObject({ text: 'Pozdravljeni.' });

  await customer.shows(picked);
  expect(await adviser.hears('customer.pickedSurface')).toMatchObject({ surface: 'monitor' });
  const { epoch } = await customer.hears('broker.openedPicture');
  expect(await adviser.hears('broker.openedPicture')).toMatchObject({ epoch });
  customer.say({ type: 'customer.offeredPicture', epoch, sdp: 'v=0 offer' });
  expect(await adviser.hears('customer.offeredPicture')).toMatchObject({ sdp: 'v=0 offer' });
  adviser.say({ type: 'adviser.answeredPicture', epoch, sdp: 'v=0 answer' });
  expect(await customer.hears('adviser.answeredPicture')).toMatchObject({ sdp: 'v=0 answer' });
  await adviser.tells({ type: 'adviser.sawPicture', epoch });
  await customer.hears('adviser.sawPicture');

  await customer.tells({ type: 'customer.stoppedSharing', why: 'customer.stoppedSharing' });
  await adviser.hears('customer.stoppedSharing');
  await customer.tells({ type: 'customer.ended', why: 'customer.ended' });
  expect(await adviser.hears('broker.closed')).toMatchObject({ reason: 'customer.ended' });
  expect(await customer.hears('broker.closed')).toMatchObject({ reason: 'customer.ended' });
  expect(await customer.closed).toBe(4410);
  expect(await adviser.closed).toBe(4410);

  const again = await world.customer();
  const { number, handle = '' } = invitation;
  again.say({ type: 'customer.gaveNumber', id: randomUUID(), number, handle });
  expect(await again.hears('broker.refused')).toMatchObject({ reason: 'number.notAccepted' });
});
