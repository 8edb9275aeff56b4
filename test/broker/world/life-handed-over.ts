import { randomUUID } from 'node:crypto';
import { shownText } from './asked.ts';
import { comesToConsole, isAsked } from './colleagues.ts';
import type { SessionLife } from './session-life.ts';

/** A session that a colleague does not take over in every way there is, and then takes over while its desktop is shared. */
export async function lifeHandedOver(life: SessionLife): Promise<void> {
  const { world } = life;
  await life.starts();
  await life.opens();
  const boris = world.signIn('boris', 'Boris Kranjc', 'Svetovalec');
  life.colleagues.push(boris);
  const adviser = await life.seatsAdviser();
  const customer = await life.joins();
  const list = await world.adviser(life.seat!);
  let { desk, name } = await comesToConsole(world, list, boris);
  const asks = async () => {
    const ask = randomUUID();
    await life.tells(adviser, { type: 'adviser.askedToHandOver', id: ask, to: name });
    await isAsked(desk, ask);
    return { sessionId: life.sessionId, ask };
  };
  desk.say({ type: 'adviser.declinedHandOver', ...(await asks()) });
  await adviser.hears('broker.endedHandOver');
  const { ask } = await asks();
  await life.tells(adviser, { type: 'adviser.withdrewHandOver', id: randomUUID(), ask });
  await adviser.hears('broker.endedHandOver');
  await asks();
  desk.drop();
  await adviser.hears('broker.endedHandOver');
  ({ desk, name } = await comesToConsole(world, list, boris));
  const picked = { surface: 'monitor', width: 1920, height: 1080 } as const;
  const asked = { type: 'customer.wasAsked', question: 'show', ...shownText } as const;
  await life.tells(customer, { ...asked, id: randomUUID() });
  await life.tells(customer, { type: 'customer.pickedSurface', id: randomUUID(), ...picked });
  desk.say({ type: 'adviser.acceptedHandOver', ...(await asks()) });
  await customer.hears('broker.handedOver');
  life.seat = boris;
  await adviser.closed;
  await life.seatsAdviser();
  await customer.hears('broker.pairedPeers');
  life.broker.kill('SIGTERM');
  await life.broker.ended;
}
