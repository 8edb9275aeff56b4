import { setTimeout as wait } from 'node:timers/promises';
import type { ServerProcess } from '../server-process.ts';
import type { Pair } from './pairs.ts';
import { atOnce, evenly } from './talk.ts';

/** Memory is what 1,000 more need when 500 are there: the code has run then, and what is reused is there. */
const fewer = 500;
const more = 1_000;
const restMs = 5_000;
const messagesPerSecond = 200;
const onTheirWay = 200;

/** What messages cost: a way in milliseconds, processor time in microseconds each. */
export interface Cost {
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
  readonly processorUs: number;
}

/** What a server was seen to need. */
export interface Measured {
  readonly baseBytes: number;
  readonly bytesASession: number;
  /** The part of a processor that all sessions need together while nobody says anything. */
  readonly restingShare: number;
  readonly evenly: Cost;
  readonly atOnce: Cost;
}

/** Measures a server with so many pairs connected as `connect` makes. */
export async function measure(
  server: ServerProcess,
  connect: (count: number) => Promise<Pair[]>,
): Promise<Measured> {
  const baseBytes = await restingBytes(server);
  const pairs = await connect(fewer);
  await evenly(pairs, fewer * 2, messagesPerSecond);
  const before = await restingBytes(server);
  pairs.push(...(await connect(more)));
  const bytesASession = ((await restingBytes(server)) - before) / more;
  const since = server.processorMs;
  await wait(restMs);
  const restingShare = (server.processorMs - since) / restMs;
  const calm = await costOf(server, () => evenly(pairs, 3_000, messagesPerSecond));
  await atOnce(pairs, 3_000, onTheirWay);
  const busy = await costOf(server, () => atOnce(pairs, 12_000, onTheirWay));
  for (const pair of pairs) pair.drop();
  return { baseBytes, bytesASession, restingShare, evenly: calm, atOnce: busy };
}

async function restingBytes(server: ServerProcess): Promise<number> {
  await wait(restMs);
  await server.clearAway();
  return server.residentBytes;
}

async function costOf(server: ServerProcess, talk: () => Promise<number[]>): Promise<Cost> {
  const since = server.processorMs;
  const began = performance.now();
  const delays = (await talk()).sort((one, other) => one - other);
  const seconds = (performance.now() - began) / 1_000;
  const share = (part: number) => delays[Math.floor(delays.length * part)] ?? 0;
  return {
    p50: share(0.5),
    p99: share(0.99),
    perSecond: delays.length / seconds,
    processorUs: ((server.processorMs - since) / delays.length) * 1_000,
  };
}
