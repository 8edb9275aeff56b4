import { randomUUID } from 'node:crypto';
import { closeCodes } from '../../../src/protocol/reasons.ts';
import type { Client } from './client.ts';
import type { AdviserSeat, World } from './world.ts';

/** A colleague at their console: the list at which they are asked. */
export interface Colleague {
  seat: AdviserSeat;
  desk: Client;
  /** What they are asked by. */
  name: string;
}

const known = new Set<string>();

/** Waits until somebody is listed who was not before, and says by what they are asked. */
export async function nextColleague(list: Client): Promise<string> {
  const isNew = () =>
    list.heard
      .findLast((message) => message.type === 'broker.listedColleagues')
      ?.colleagues.find(({ colleague }) => !known.has(colleague))?.colleague;
  while (isNew() === undefined) await list.hears('broker.listedColleagues');
  const name = isNew()!;
  known.add(name);
  return name;
}

/** Waits until a colleague is asked exactly this. */
export async function isAsked(desk: Client, ask: string): Promise<void> {
  const asked = () => desk.heard.findLast((message) => message.type === 'broker.listedHandOvers');
  while (!asked()?.handOvers.some((one) => one.ask === ask)) {
    await desk.hears('broker.listedHandOvers');
  }
}

/** A session with both sides there, and a colleague at their console. */
export async function meetWithColleague(world: World) {
  const people = await world.meet();
  const list = await world.adviser(people.seat);
  const boris = await comesToConsole(world, list);
  return { ...people, list, boris };
}

/** A colleague comes to their console. */
export async function comesToConsole(
  world: World,
  list: Client,
  seat = world.signIn('boris', 'Boris Kranjc', 'Svetovalec'),
): Promise<Colleague> {
  const desk = await world.adviser(seat);
  return { seat, desk, name: await nextColleague(list) };
}

/** The adviser asks a colleague, who hears it; gives the question. */
export async function asksColleague(adviser: Client, { desk, name }: Colleague): Promise<string> {
  const ask = randomUUID();
  adviser.say({ type: 'adviser.askedToHandOver', id: ask, to: name });
  await adviser.hears('broker.stored');
  await isAsked(desk, ask);
  return ask;
}

/** The colleague takes the session over, and comes to it. */
export async function takesOver(
  world: World,
  { adviser, id, boris }: { adviser: Client; id: string; boris: Colleague },
): Promise<Client> {
  const ask = await asksColleague(adviser, boris);
  boris.desk.say({ type: 'adviser.acceptedHandOver', sessionId: id, ask });
  if ((await adviser.closed) !== closeCodes.handedOver) throw new Error('Not handed over');
  const console = await world.adviser(boris.seat, id);
  await console.hears('broker.seated');
  return console;
}
