/** What tells the time: the wall clock for records, the elapsed time for windows, and timers. */
export interface Clock {
  /** Milliseconds since 1970 by the wall clock. */
  now(): number;
  /** Milliseconds since some moment, never set back. */
  elapsed(): number;
  /** Acts once after a time; the answer calls it off. */
  after(ms: number, act: () => void): () => void;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(ms, act) {
    const timer = setTimeout(act, Math.min(Math.max(0, ms), 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
};
