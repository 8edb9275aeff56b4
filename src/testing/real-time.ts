const { setTimeout, clearTimeout } = globalThis;
const wallClock = Date.now;

/**
 * The machine's time, as it was when this module was loaded: a test may put a clock of its own in the place of the
 * page's afterwards, and what stands outside of the page must not stop with it.
 */
export const realTime = {
  now: () => wallClock(),
  elapsed: performance.now.bind(performance),
  after: (ms: number, act: () => void) => setTimeout(act, Math.min(Math.max(0, ms), 2 ** 31 - 1)),
  cancel: (timer: ReturnType<typeof setTimeout>) => clearTimeout(timer),
};
