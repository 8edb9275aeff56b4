import { rates, sizes } from '../../protocol/limits.ts';
import type { Mark } from '../../protocol/marks.ts';

/** Half of what the broker's rate lets through: an eye that follows an arrow needs no more. */
const paceMs = Math.ceil(2000 / rates.inputsPerSecond);

/**
 * Sends where the adviser points, in order and at a pace: what has not left yet and is outdated by what comes is left
 * out, and never more waits than one message holds (rule P30).
 */
export class MarkSender {
  readonly #send: (marks: Mark[]) => void;
  #waiting: Mark[] = [];
  #pacing: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (marks: Mark[]) => void) {
    this.#send = send;
  }

  /** Takes one thing that the adviser points at. */
  give(mark: Mark): void {
    const isOutdated = ({ kind }: Mark) => kind !== 'line' && mark.kind !== 'line';
    this.#waiting = [...this.#waiting.filter((old) => !isOutdated(old)), mark].slice(
      -sizes.maxMarks,
    );
    this.#flush();
  }

  #flush(): void {
    if (this.#pacing !== undefined || this.#waiting.length === 0) return;
    this.#send(this.#waiting.splice(0));
    this.#pacing = setTimeout(() => {
      this.#pacing = undefined;
      this.#flush();
    }, paceMs);
  }
}
