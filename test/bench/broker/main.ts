/**
 * `npm run bench:broker` measures what a session costs the broker as it is built: memory, processor time at rest and a
 * message, and the way of a chat message until it is on the disk and acknowledged; in the same run beside a relay on the
 * same library and one in C, which check and keep nothing. Clients share the machine. Linux only.
 */
import { fileURLToPath } from 'node:url';
import { World } from '../../broker/world/world.ts';
import { ServerProcess } from '../server-process.ts';
import { startCRelay } from './c-relay.ts';
import { measure, type Measured } from './measure.ts';
import { roomsOf, sessionsOf } from './pairs.ts';

const ours = await measureBroker();
const peers = [await measureRelay('ws alone', wsRelay()), await measureCRelay()].filter(
  (peer) => peer !== null,
);
report('memory without sessions', 'MB', ({ baseBytes }) => baseBytes / 1e6);
report('memory a connected session', 'kB', ({ bytesASession }) => bytesASession / 1e3);
report('processor time of 1,500 sessions at rest', '%', ({ restingShare }) => restingShare * 100);
report('200 messages a second: p50', 'ms', ({ evenly }) => evenly.p50);
report('200 messages a second: p99', 'ms', ({ evenly }) => evenly.p99);
report('200 messages at once: a second', '', ({ atOnce }) => atOnce.perSecond);
report('200 messages at once: p50', 'ms', ({ atOnce }) => atOnce.p50);
report('200 messages at once: processor time a message', 'µs', ({ atOnce }) => atOnce.processorUs);

async function measureBroker(): Promise<Measured> {
  const world = await World.prepare();
  const main = fileURLToPath(
    new URL('../../../broker/dist/remote-help-broker.js', import.meta.url),
  );
  const listens = ({ event }: Record<string, unknown>) => event === 'broker.listens';
  const server = ServerProcess.ofNode(main, world.environment, listens);
  try {
    world.borrow(String((await server.listens)['origin']));
    return await measure(server, (count) => sessionsOf(world, count));
  } finally {
    await server.end();
    await world.close();
  }
}

interface Peer {
  name: string;
  measured: Measured;
}

async function measureRelay(name: string, server: ServerProcess): Promise<Peer> {
  try {
    const port = Number((await server.listens)['port']);
    return { name, measured: await measure(server, (count) => roomsOf(port, count)) };
  } finally {
    await server.end();
  }
}

function wsRelay(): ServerProcess {
  const main = fileURLToPath(new URL('../relay-main.ts', import.meta.url));
  return ServerProcess.ofNode(main, {}, ({ port }) => port !== undefined);
}

async function measureCRelay(): Promise<Peer | null> {
  const relay = startCRelay();
  if (relay === null) {
    console.log('There is no C compiler (cc): the relay in C is left out.');
    return null;
  }
  try {
    return await measureRelay('C', relay.server);
  } finally {
    relay.clearUp();
  }
}

function report(what: string, unit: string, figureOf: (measured: Measured) => number): void {
  const own = figureOf(ours);
  const others = peers.map(({ name, measured }) => {
    const figure = figureOf(measured);
    // What a peer does not do at all has no ratio.
    const ratio = figure < 0.05 ? '' : ` (${(own / figure).toFixed(1)} times)`;
    return `${name} ${figure.toFixed(1)}${ratio}`;
  });
  console.log(`${what}: ${own.toFixed(1)} ${unit}; ${others.join('; ')}`);
}
