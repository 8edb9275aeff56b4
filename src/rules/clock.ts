/** What tells the time: the wall clock for records, the elapsed time for windows, and timers. */
export interface Clock {
  /** Milliseconds since 1970 by the wall clock. */
  now(): number;
  /** Milliseconds since some moment, never set back. */
  elapsed(): number;
  /** Acts once after a time; the answer calls it off. */
  after(ms: number, act: () => void): () => void;
}
