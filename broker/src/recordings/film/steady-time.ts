/** A row of a log, as far as its time goes. */
export interface TimedRow {
  readonly seq: number;
  readonly at: number;
}

/** The broker's clock was put back while the session went on: no time passed backwards, whatever it said. */
export interface ClockJump {
  /** The row that came after it. */
  readonly seq: number;
  /** How far it was put back, at least. */
  readonly byMs: number;
}

/**
 * Times of a session that never go back: the order of the log's rows is certain, the clock that dates them is not. After a clock was
 * put back, everything is dated as if it had not been.
 */
export class SteadyTime {
  readonly jumps: readonly ClockJump[];

  constructor(rows: readonly TimedRow[]) {
    const jumps: ClockJump[] = [];
    let before = -Infinity;
    for (const { seq, at } of rows) {
      if (at < before) jumps.push({ seq, byMs: before - at });
      before = at;
    }
    this.jumps = jumps;
  }

  /** A moment that the row `seq` tells. */
  of(seq: number, moment: number): number {
    const passed = this.jumps.filter((jump) => jump.seq <= seq);
    return passed.reduce((sum, { byMs }) => sum + byMs, moment);
  }
}
