/**
 * `npm run bench:broker` measures what a session costs the broker, with 1,000 of them connected: memory, the way of a
 * chat message until it is on the disk and acknowledged, and processor time a message; beside a relay on
 * the same library that checks and keeps nothing, in the same run. Clients share the machine. Linux only.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { World } from '../../broker/world/world.ts';
import { roomsOf, sessionsOf, type Pair } from './pairs.ts';
import { ServerProcess } from '../server-process.ts';

/** What is there before anything is counted: code that has run, memory that is reused. */
const warm = 200;
const counted = 1_000;
const messages = 6_000;
const messagesPerSecond = 200;
const settleMs = 5_000;
const text = 'Dober dan, plačilo se ne izvede, ker stran javi napako.';

interface Measured {
  readonly bytesASession: number;
  readonly p50: number;
  readonly p99: number;
  readonly processorMicroseconds: number;
}

const ours = await measureBroker();
const peer = await measureRelay();
report('memory a connected session', ours.bytesASession / 1e3, peer.bytesASession / 1e3, 'kB');
report('a chat message until it is acknowledged, p50', ours.p50, peer.p50, 'ms');
report('a chat message until it is acknowledged, p99', ours.p99, peer.p99, 'ms');
report('processor time a message', ours.processorMicroseconds, peer.processorMicroseconds, 'µs');

async function measureBroker(): Promise<Measured> {
  const world = await World.prepare();
  const main = fileURLToPath(new URL('../../../broker/src/main.ts', import.meta.url));
  const server = new ServerProcess(
    main,
    world.environment,
    ({ event }) => event === 'broker.listens',
  );
  try {
    world.borrow(String((await server.listens)['origin']));
    return await measure(server, (count) => sessionsOf(world, count));
  } finally {
    await server.end();
    await world.close();
  }
}

async function measureRelay(): Promise<Measured> {
  const main = fileURLToPath(new URL('../relay-main.ts', import.meta.url));
  const server = new ServerProcess(main, {}, ({ port }) => port !== undefined);
  try {
    const port = Number((await server.listens)['port']);
    return await measure(server, (count) => roomsOf(port, count));
  } finally {
    await server.end();
  }
}

async function measure(
  server: ServerProcess,
  connect: (count: number) => Promise<Pair[]>,
): Promise<Measured> {
  const first = await connect(warm);
  await talk(first, warm * 5);
  await wait(settleMs);
  const before = server.residentBytes;
  const pairs = await connect(counted);
  await wait(settleMs);
  const bytesASession = (server.residentBytes - before) / counted;
  const since = server.processorMs;
  const delays = (await talk(pairs, messages)).sort((one, other) => one - other);
  const processorMicroseconds = ((server.processorMs - since) / messages) * 1_000;
  for (const pair of [...first, ...pairs]) pair.drop();
  const share = (part: number) => delays[Math.floor(delays.length * part)] ?? 0;
  return { bytesASession, p50: share(0.5), p99: share(0.99), processorMicroseconds };
}

/** Says so many things, evenly over all pairs and in time; answers how long each took, in milliseconds. */
async function talk(pairs: readonly Pair[], count: number): Promise<number[]> {
  const delays: Promise<number>[] = [];
  const began = performance.now();
  for (let index = 0; index < count; index += 1) {
    const due = began + (index * 1_000) / messagesPerSecond;
    const early = due - performance.now();
    if (early > 1) await wait(early);
    const pair = pairs[index % pairs.length];
    if (pair !== undefined) delays.push(timed(() => pair.say(text)));
  }
  return Promise.all(delays);
}

async function timed(act: () => Promise<void>): Promise<number> {
  const since = performance.now();
  await act();
  return performance.now() - since;
}

function report(what: string, own: number, others: number, unit: string): void {
  const ratio = (own / others).toFixed(1);
  console.log(
    `${what}: ${own.toFixed(1)} ${unit}; ws alone: ${others.toFixed(1)} ${unit}; ${ratio} times`,
  );
}
