import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import type { World } from '../../broker/world/world.ts';

/** Two sides that are connected, as far as the measurement knows them. */
export interface Pair {
  /** Sends a message of the customer; resolves when it is acknowledged. */
  say(text: string): Promise<void>;
  /** What lets go of both sockets. */
  drop(): void;
}

/** An adviser may send 20 letters in a minute. */
const lettersAnAdviser = 20;

/** Sessions of the broker, each with its letter, its number, its customer and its adviser. */
export async function sessionsOf(world: World, count: number): Promise<Pair[]> {
  let seat = world.signIn(randomUUID());
  return inCrowds(count, async (index) => {
    if (index % lettersAnAdviser === 0) seat = world.signIn(randomUUID());
    const invitation = await world.invite(seat);
    const adviser = await world.adviser(seat, invitation.session.sessionId);
    const { customer } = await world.join(invitation);
    await adviser.hears('broker.pairedPeers');
    return {
      say: async (text) => {
        await customer.tells({ type: 'customer.wroteChat', text });
      },
      drop: () => [customer, adviser].forEach((side) => side.drop()),
    };
  });
}

/** Rooms of the relay. */
export async function roomsOf(port: number, count: number): Promise<Pair[]> {
  return inCrowds(count, async () => {
    const url = `ws://127.0.0.1:${port}/${randomUUID()}`;
    const [customer, adviser] = await Promise.all([open(url), open(url)]);
    return {
      say: (text) =>
        new Promise((resolve) => {
          customer.once('message', () => resolve());
          customer.send(JSON.stringify({ type: 'customer.wroteChat', id: randomUUID(), text }));
        }),
      drop: () => [customer, adviser].forEach((side) => side.terminate()),
    };
  });
}

/** Makes so many, some at a time. */
async function inCrowds(count: number, make: (index: number) => Promise<Pair>): Promise<Pair[]> {
  const made: Pair[] = [];
  while (made.length < count) {
    const size = Math.min(lettersAnAdviser, count - made.length);
    const begun = made.length;
    made.push(...(await Promise.all(Array.from({ length: size }, (_, i) => make(begun + i)))));
  }
  return made;
}

async function open(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return socket;
}
