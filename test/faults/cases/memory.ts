import type { CDPSession, Page } from 'playwright-core';
import type { FaultCase } from '../fault-case.ts';
import { NotSeenError, seconds } from '../measures.ts';

// Until the browser has compiled what runs each time.
const warmUp = 20;
const rounds = 50;
// What the chat's own lines, three a round, receipts, compiled code and SQLite's caches take, over all rounds.
const mayGrowBytes = { customer: 1_000_000, adviser: 1_000_000, broker: 16_000_000 };

/** What sharing is made of: of these nothing may stay. */
const sharedThings = [
  'RTCPeerConnection',
  'MediaStream',
  'MediaStreamTrack',
  'MediaRecorder',
  'HTMLVideoElement',
] as const;
/** The last one may wait for the browser to let it go. */
const mayStay = 1;
/** Chromium lets a page's streams go a few at a time, and not at once. */
const patienceMs = 90_000;

/** What every start and stop of sharing leaves behind. */
export const memory: FaultCase = {
  name: `${rounds} starts and stops of sharing, after ${warmUp} to warm up`,
  expected:
    'no connection, stream, track, recorder or video stays; at most 1 MB more heap in each page, 16 MB in the broker’s process',
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
    const measure = async (patience: number) => {
      const pages = {
        customer: await held(customer.page, patience),
        adviser: await held(adviser.page, patience),
      };
      return { pages, broker: await stage.broker.memoryBytes() };
    };
    await share(warmUp);
    const before = await measure(0);
    await share(rounds);
    return compare(before, await measure(patienceMs));
  },
};

type Held = { readonly bytes: number; readonly things: number };
type Measured = { readonly pages: Record<'customer' | 'adviser', Held>; readonly broker: number };

function compare(before: Measured, after: Measured): string {
  const mb = (bytes: number) => (bytes / 1e6).toFixed(1);
  const told = (name: string, one: number, other: number) => `${name} ${mb(one)} → ${mb(other)} MB`;
  const people = ['customer', 'adviser'] as const;
  const grown = people.map((name) => {
    const [one, other] = [before.pages[name], after.pages[name]];
    return {
      said: `${told(name, one.bytes, other.bytes)} (things of sharing: ${other.things})`,
      isTooMuch: other.bytes - one.bytes > mayGrowBytes[name] || other.things > mayStay,
    };
  });
  const seen = [...grown.map(({ said }) => said), told('broker', before.broker, after.broker)];
  const isTooMuch = after.broker - before.broker > mayGrowBytes.broker;
  if (isTooMuch || grown.some((page) => page.isTooMuch)) throw new NotSeenError(seen.join(', '));
  return seen.join(', ');
}

/** What a page's scripts hold, when all that can be thrown away has been; for things of sharing it is waited so long. */
async function held(page: Page, patience: number): Promise<Held> {
  const session = await page.context().newCDPSession(page);
  const until = performance.now() + patience;
  for (;;) {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize: bytes } = await session.send('Runtime.getHeapUsage');
    let things = 0;
    for (const thing of sharedThings) things += await countOf(session, thing);
    if (things <= mayStay || performance.now() >= until) {
      await session.detach();
      return { bytes, things };
    }
    await seconds(3);
  }
}

/** How many objects of this kind there are in a page. */
async function countOf(session: CDPSession, kind: string): Promise<number> {
  const expression = `${kind}.prototype`;
  const { result: prototype } = await session.send('Runtime.evaluate', { expression });
  const prototypeObjectId = prototype.objectId ?? '';
  const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId });
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { return this.length; }',
    returnByValue: true,
  });
  await session.send('Runtime.releaseObject', { objectId: objects.objectId ?? '' });
  await session.send('Runtime.releaseObject', { objectId: prototypeObjectId });
  return Number(result.value);
}
