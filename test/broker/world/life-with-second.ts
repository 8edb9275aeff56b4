import { randomUUID } from 'node:crypto';
import { comesToConsole } from './colleagues.ts';
import { asksCustomer, invites, letsIn, takesPart } from './seconds.ts';
import type { SessionLife } from './session-life.ts';

/** A session into whose chat a colleague is invited in every way that comes to nothing, and then comes, goes, and is sent away. */
export async function lifeWithSecond(life: SessionLife): Promise<void> {
  const { world } = life;
  await life.starts();
  await life.opens();
  const seat = world.signIn('boris', 'Boris Kranjc', 'Svetovalec');
  const adviser = await life.seatsAdviser();
  const customer = await life.joins();
  const list = await world.adviser(life.seat!);
  const boris = await comesToConsole(world, list, seat);
  const people = { adviser, customer, boris, id: life.sessionId };
  const ends = async () => {
    const isOver = () =>
      adviser.heard.findLast((message) => message.type === 'broker.describedSecond')?.second ===
      null;
    while (!isOver()) await adviser.hears('broker.describedSecond');
  };
  const { id: sessionId } = people;
  const declined = await invites(adviser, boris);
  boris.desk.say({ type: 'adviser.declinedInvitation', sessionId, ask: declined });
  await ends();
  const withdrawn = await invites(adviser, boris);
  await life.tells(adviser, {
    type: 'adviser.withdrewInvitation',
    id: randomUUID(),
    ask: withdrawn,
  });
  const refused = await invites(adviser, boris);
  await asksCustomer(people, refused);
  await life.tells(customer, { type: 'customer.refusedSecond', id: randomUUID(), ask: refused });
  const ask = await invites(adviser, boris);
  await letsIn(people, ask);
  let second = await takesPart(world, seat, sessionId);
  await second.hears('broker.seatedSecond');
  await second.tells({ type: 'second.wroteChat', text: 'Dober dan.' });
  second.drop();
  second = await takesPart(world, seat, sessionId);
  await second.hears('broker.seatedSecond');
  await second.tells({ type: 'second.left' });
  await ends();
  const again = await invites(adviser, boris);
  await letsIn(people, again);
  await life.tells(customer, { type: 'customer.dismissedSecond', id: randomUUID(), ask: again });
  await invites(adviser, boris);
  boris.desk.drop();
  await ends();
  life.broker.kill('SIGTERM');
  await life.broker.ended;
}
