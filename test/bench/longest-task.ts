import type { CDPSession, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** How long it took, and how long of it the processor worked for it, in microseconds. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The longest task of a page's own thread: by the clock, and by the processor's time for it, in milliseconds. */
export interface LongestTask {
  readonly byClock: number;
  readonly byProcessor: number;
}

/** Watches a page's tasks from now on. The function that it gives back says which was the longest. */
export async function watchTasks(page: Page): Promise<() => Promise<LongestTask>> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', '__metadata', 'blink.user_timing'] },
  });
  await page.evaluate((name) => performance.mark(name), ownMark);
  return async () => {
    await ended(session);
    return longestOf(events);
  };
}

/** Tells the page's own thread from those of other pages. */
const ownMark = 'bench: this page';

async function ended(session: CDPSession): Promise<void> {
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.end');
  await complete;
}

function longestOf(events: readonly TraceEvent[]): LongestTask {
  const own = events.find(({ name }) => name === ownMark);
  if (own === undefined) throw new Error("The page's own thread is not in the browser's trace");
  const tasks = events.filter(
    ({ name, pid, tid }) =>
      name === 'ThreadControllerImpl::RunTask' && pid === own.pid && tid === own.tid,
  );
  const longest = (of: 'dur' | 'tdur') => Math.max(...tasks.map((task) => task[of] ?? 0)) / 1000;
  return { byClock: longest('dur'), byProcessor: longest('tdur') };
}
