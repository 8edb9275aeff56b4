import type { MovableClock } from './movable-clock.ts';

/** A page's clock that a test framework has taken over: lets time pass there, with all that happens in it. */
export interface PageClock {
  advance(ms: number): Promise<void> | void;
}

/** Steps short enough for a living page: its pings, every 10 s, find an answer. */
const stepMs = 4_000;

/**
 * Lets time pass for the broker and the page together, in steps, so that what they say to each other meanwhile arrives.
 */
export async function passTime(ms: number, broker: MovableClock, page: PageClock): Promise<void> {
  // What is on its way now arrives before any time passes.
  await page.advance(0);
  for (let passed = 0; passed < ms; passed += stepMs) {
    const step = Math.min(stepMs, ms - passed);
    broker.advance(step);
    await page.advance(step);
  }
}
