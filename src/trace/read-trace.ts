import { checkLine } from './check-line.ts';
import { isHead, isStep, type TraceLine } from './format.ts';

/** How much of a trace is read. */
export interface TraceLimits {
  /** How many lines. */
  readonly maxLines: number;
  /** How long one of them may be. */
  readonly maxLineCharacters: number;
  /** How many faults are told one by one. */
  readonly maxFaults: number;
}

/** What is read unless said. */
export const traceLimits: TraceLimits = {
  maxLines: 200_000,
  maxLineCharacters: 100_000,
  maxFaults: 100,
};

/** A line that could not be read, or does not fit: its number in the file, from 1, and why, in a few words. */
export interface TraceFault {
  readonly line: number;
  readonly problem: string;
}

/** What could be read of a trace. */
export interface ReadTrace {
  readonly lines: readonly TraceLine[];
  /** The number in the file of each of `lines`, from 1. */
  readonly numbers: readonly number[];
  readonly faults: readonly TraceFault[];
  /** How many more faults there are than are told. */
  readonly moreFaults: number;
}

/**
 * Reads a trace as it comes in, piece by piece: what is bad costs only its own line. Everything read is data.
 *
 * A trace of any size may be fed to it; what goes beyond the limits is passed over, not kept.
 */
export class TraceReader {
  readonly #limits: TraceLimits;
  readonly #lines: TraceLine[] = [];
  readonly #numbers: number[] = [];
  readonly #faults: TraceFault[] = [];
  #moreFaults = 0;
  #number = 0;
  /** The beginning of a line whose end has not come yet. */
  #rest = '';
  #isTooLong = false;
  #lastStep = -1;

  constructor(limits: TraceLimits = traceLimits) {
    this.#limits = limits;
  }

  /** Reads the next piece of text, which may begin and end within a line. */
  push(text: string): void {
    let from = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      this.#append(text.slice(from, end));
      this.#endLine();
      from = end + 1;
    }
    this.#append(text.slice(from));
  }

  /** What was read so far, which grows with each piece. */
  get soFar(): Pick<ReadTrace, 'lines' | 'numbers'> {
    return { lines: this.#lines, numbers: this.#numbers };
  }

  /** Reads what is left, and says what was read. */
  end(): ReadTrace {
    if (this.#rest !== '' || this.#isTooLong) this.#endLine();
    if (!this.#lines.some(isHead)) this.#fault(1, 'is no head: this is not a whole trace');
    const [lines, numbers, faults] = [this.#lines, this.#numbers, this.#faults];
    return { lines, numbers, faults, moreFaults: this.#moreFaults };
  }

  #append(text: string): void {
    if (this.#isTooLong) return;
    this.#isTooLong = this.#rest.length + text.length > this.#limits.maxLineCharacters;
    this.#rest = this.#isTooLong ? '' : this.#rest + text;
  }

  #endLine(): void {
    const [text, isTooLong] = [this.#rest, this.#isTooLong];
    this.#rest = '';
    this.#isTooLong = false;
    this.#number += 1;
    const { maxLines, maxLineCharacters } = this.#limits;
    if (this.#number > maxLines) {
      if (this.#number === maxLines + 1) {
        this.#fault(this.#number, `and what follows is not read: ${String(maxLines)} lines are`);
      }
      return;
    }
    if (isTooLong) {
      this.#fault(this.#number, `is longer than ${String(maxLineCharacters)} characters`);
    } else if (text.trim() !== '') this.#take(text);
  }

  #take(text: string): void {
    const found = checkLine(text);
    if ('problem' in found) return this.#fault(this.#number, found.problem);
    const { line } = found;
    const isLate = isStep(line) && line.i <= this.#lastStep;
    const isSecond = isHead(line) && this.#lines.some(isHead);
    if (isLate) return this.#fault(this.#number, `is step ${String(line.i)} out of its order`);
    if (isSecond) return this.#fault(this.#number, 'is a second head');
    if (isStep(line)) this.#lastStep = line.i;
    this.#lines.push(line);
    this.#numbers.push(this.#number);
  }

  #fault(line: number, problem: string): void {
    if (this.#faults.length < this.#limits.maxFaults) this.#faults.push({ line, problem });
    else this.#moreFaults += 1;
  }
}

/** Reads a trace that is there in whole. */
export function readTrace(text: string, limits: TraceLimits = traceLimits): ReadTrace {
  const reader = new TraceReader(limits);
  reader.push(text);
  return reader.end();
}
