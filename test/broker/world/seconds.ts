import { randomUUID } from 'node:crypto';
import { shownText } from './asked.ts';
import { Client } from './client.ts';
import type { Colleague } from './colleagues.ts';
import { consoleOrigin, type AdviserSeat, type World } from './world.ts';

/** Those whom a second adviser comes to. */
export interface People {
  adviser: Client;
  customer: Client;
  boris: Colleague;
  id: string;
}

/** The adviser invites a colleague, who hears it; gives the invitation. */
export async function invites(adviser: Client, { desk, name }: Colleague): Promise<string> {
  const ask = randomUUID();
  adviser.say({ type: 'adviser.invitedSecond', id: ask, to: name });
  await adviser.hears('broker.stored');
  await isInvited(desk, ask);
  return ask;
}

/** Waits until a colleague has exactly this invitation. */
export async function isInvited(desk: Client, ask: string): Promise<void> {
  const listed = () => desk.heard.findLast(({ type }) => type === 'broker.listedInvitations');
  const isThere = () => {
    const list = listed();
    return (
      list?.type === 'broker.listedInvitations' && list.invitations.some((one) => one.ask === ask)
    );
  };
  while (!isThere()) await desk.hears('broker.listedInvitations');
}

/** The colleague accepts, and the question stands before the customer. */
export async function asksCustomer(
  { boris, customer, id }: Omit<People, 'adviser'>,
  ask: string,
): Promise<void> {
  boris.desk.say({ type: 'adviser.acceptedInvitation', sessionId: id, ask });
  const isAsked = () =>
    customer.heard.some(
      (message) =>
        message.type === 'broker.describedSecond' &&
        message.second?.ask === ask &&
        message.second.at === 'customer',
    );
  while (!isAsked()) await customer.hears('broker.describedSecond');
  const asked = { type: 'customer.wasAsked', question: 'second', ...shownText } as const;
  await customer.tells({ ...asked, about: ask });
}

/** The customer lets the second adviser in. */
export async function letsIn(people: Omit<People, 'adviser'>, ask: string): Promise<void> {
  await asksCustomer(people, ask);
  await people.customer.tells({ type: 'customer.allowedSecond', ask });
}

/** What somebody was told last of a second adviser. */
export function lastSecond(client: Client) {
  return client.heard.findLast((message) => message.type === 'broker.describedSecond');
}

/** A second adviser comes into the chat, invited by the adviser and let in by the customer. */
export async function comesIn(
  world: World,
  people: People,
): Promise<{ second: Client; ask: string }> {
  const ask = await invites(people.adviser, people.boris);
  await letsIn(people, ask);
  const second = await takesPart(world, people.boris.seat, people.id);
  await second.hears('broker.seatedSecond');
  const { customer } = people;
  while (lastSecond(customer)?.second?.isPresent !== true) {
    await customer.hears('broker.describedSecond');
  }
  return { second, ask };
}

/** The console of a second adviser, at a colleague's session. */
export async function takesPart(
  world: World,
  adviser: AdviserSeat,
  sessionId: string,
  lastSeq = 0,
): Promise<Client> {
  const answer = await world.request(adviser, 'POST', '/v1/tickets');
  const { ticket } = (await answer.json()) as { ticket: string };
  const client = await Client.open(world.origin, consoleOrigin);
  const session = { sessionId, lastSeq, as: 'second' } as const;
  client.say({ type: 'adviser.greeted', protocol: 1, ticket, session });
  return client;
}
