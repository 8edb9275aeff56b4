import type { Page } from 'playwright-core';
import type { FaultCase } from '../fault-case.ts';
import { NotSeenError } from '../measures.ts';

const warmUp = 3;
const rounds = 50;
// What the garbage collector and SQLite's caches may keep, over all rounds.
const mayGrowBytes = { customer: 2_000_000, adviser: 2_000_000, broker: 16_000_000 };

/** What every start and stop of sharing leaves behind. */
export const memory: FaultCase = {
  name: `${rounds} starts and stops of sharing, after ${warmUp} to warm up`,
  expected: 'no growth: at most 2 MB of heap in each page, 16 MB in the broker’s process',
  run: async (stage) => {
    const { customer, adviser } = await stage.meeting();
    const share = async (times: number) => {
      for (let time = 0; time < times; time++) {
        await customer.shows();
        await adviser.seesDesktop();
        await customer.stopsSharing();
        await adviser.sees(adviser.words.picture.stops['customer.stoppedSharing']);
      }
    };
    const measure = async () => ({
      customer: await heapBytes(customer.page),
      adviser: await heapBytes(adviser.page),
      broker: await stage.broker.memoryBytes(),
    });
    await share(warmUp);
    const before = await measure();
    await share(rounds);
    return compare(before, await measure());
  },
};

type Bytes = Record<keyof typeof mayGrowBytes, number>;

function compare(before: Bytes, after: Bytes): string {
  const who = ['customer', 'adviser', 'broker'] as const;
  const mb = (bytes: number) => (bytes / 1e6).toFixed(1);
  const seen = who.map((name) => `${name} ${mb(before[name])} → ${mb(after[name])} MB`).join(', ');
  if (who.some((name) => after[name] - before[name] > mayGrowBytes[name])) {
    throw new NotSeenError(seen);
  }
  return seen;
}

/** What a page's scripts hold, when all that can be thrown away has been. */
async function heapBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
