import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import type { World } from '../../broker/world/world.ts';

/** Two sides that are connected, as far as the measurement knows them. */
export interface Pair {
  /** Sends a message of one side, in turns; resolves when it is acknowledged, or where nothing is, when the other side has it. */
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
    const speak = inTurns(
      (text: string) => customer.tells({ type: 'customer.wroteChat', text }),
      (text: string) => adviser.tells({ type: 'adviser.wroteChat', text }),
    );
    return {
      say: async (text) => {
        const answer = await speak(text);
        if (answer.type !== 'broker.stored') throw new Error(JSON.stringify(answer));
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
      say: inTurns(
        (text: string) => pass(text, customer, adviser),
        (text: string) => pass(text, adviser, customer),
      ),
      drop: () => [customer, adviser].forEach((side) => side.terminate()),
    };
  });
}

function pass(text: string, from: WebSocket, to: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    to.once('message', () => resolve());
    from.send(JSON.stringify({ type: 'customer.wroteChat', id: randomUUID(), text }));
  });
}

function inTurns<Answer>(...ways: ((text: string) => Promise<Answer>)[]) {
  let count = 0;
  return (text: string): Promise<Answer> => {
    const way = ways[count++ % ways.length];
    if (way === undefined) throw new Error('There is no way to speak');
    return way(text);
  };
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
