import {
  isHead,
  isStep,
  type HeadLine,
  type StepLine,
  type TraceLine,
} from '../../../../src/trace/format.ts';
import type { TraceFault } from '../../../../src/trace/read-trace.ts';
import { drawnMachine, type DrawnMachine } from '../../../../src/evidence/chart/drawn-machines.ts';

/** One line of the log: a line of the trace that is not its head. */
export interface LogRow {
  readonly line: TraceLine;
  /** Its number in the file; 0 for what did not come from one. */
  readonly number: number;
  /** Its place among the steps; −1 if it is none. */
  readonly step: number;
}

/** A trace as it is shown: from a file, from a page that is followed, or from a "what if". */
export class Trace {
  readonly name: string;
  readonly lines: TraceLine[] = [];
  readonly rows: LogRow[] = [];
  readonly steps: StepLine[] = [];
  /** By a step's place, its row's. */
  readonly rowOfStep: number[] = [];
  readonly faults: TraceFault[] = [];
  moreFaults = 0;
  head: HeadLine | undefined;
  machine: DrawnMachine | undefined;
  /** What it was read from, so that it can be saved as it came; `null` for what did not come from a file. */
  readonly source: Blob | null;

  constructor(name: string, source: Blob | null = null) {
    this.name = name;
    this.source = source;
  }

  /** Whether its statechart has the structure that the inspector's has; `null` if that can't be said. */
  get isOfThisMachine(): boolean | null {
    return this.head && this.machine ? this.head.hash === this.machine.hash : null;
  }

  /** Takes what could not be read. */
  takeFaults(faults: readonly TraceFault[], moreFaults: number): void {
    this.faults.push(...faults);
    this.moreFaults += moreFaults;
  }

  /** Takes one more line. */
  append(line: TraceLine, number = 0): void {
    this.lines.push(line);
    if (isHead(line)) {
      this.head = line;
      this.machine = drawnMachine(line.machine);
      return;
    }
    const step = isStep(line) ? this.steps.push(line) - 1 : -1;
    if (step >= 0) this.rowOfStep.push(this.rows.length);
    this.rows.push({ line, number, step });
  }

  /** Puts a remark behind a row, and says after which line of the file that is. */
  remark(row: number, line: TraceLine): number {
    const before = this.rows[row];
    const numbers = this.rows.slice(0, row + 1).map(({ number }) => number);
    this.lines.splice(before ? this.lines.indexOf(before.line) + 1 : this.lines.length, 0, line);
    this.rows.splice(row + 1, 0, { line, number: 0, step: -1 });
    this.rowOfStep.forEach((place, step) => {
      if (place > row) this.rowOfStep[step] = place + 1;
    });
    return Math.max(0, ...numbers.slice(-50));
  }

  /** The last step at or before a row; −1 if there is none. */
  stepAtRow(row: number): number {
    for (let place = row; place >= 0; place -= 1) {
      const step = this.rows[place]?.step ?? -1;
      if (step >= 0) return step;
    }
    return -1;
  }
}
