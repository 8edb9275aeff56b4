import { replaySteps, type ReplayedStep } from '../../../../src/trace/replay.ts';
import { inSlices } from './slices.ts';
import type { Trace } from './trace.ts';

/**
 * Replays a trace beside what it says, a slice at a time, and keeps where the two differ.
 *
 * What was recorded is shown long before this is done.
 */
export class Verification {
  /** How many steps were compared. */
  done = 0;
  readonly all: number;
  /** By a step's place: where the statechart of today says something else. */
  readonly differing = new Map<number, ReplayedStep>();
  /** Steps before which others are missing, so that their own word was taken. */
  taken = 0;
  readonly #stopping = new AbortController();

  constructor(all: number) {
    this.all = all;
  }

  /** The place of the first step that differs; −1 if none does. */
  get first(): number {
    return this.differing.keys().next().value ?? -1;
  }

  get isDone(): boolean {
    return this.done >= this.all;
  }

  /** Compares every step, and tells from time to time how far it is. */
  async run(trace: Trace, onProgress: () => void): Promise<void> {
    const { machine, lines } = trace;
    if (machine === undefined) return;
    const { signal } = this.#stopping;
    let told = performance.now();
    const take = (step: ReplayedStep) => {
      if (step.differsIn.length > 0) this.differing.set(this.done, step);
      if (step.isTaken) this.taken += 1;
      this.done += 1;
      if (performance.now() - told < 100) return;
      told = performance.now();
      onProgress();
    };
    await inSlices(replaySteps(machine.traced, lines), take, signal);
    onProgress();
  }

  /** Gives up: another trace is shown now. */
  stop(): void {
    this.#stopping.abort();
  }
}

/** Begins to compare a trace, from the start; without a trace or a statechart for it there is nothing to compare. */
export function verificationOf(trace: Trace | null, onProgress: () => void): Verification {
  const verification = new Verification(trace?.machine ? trace.steps.length : 0);
  if (trace === null) return verification;
  verification.run(trace, onProgress).catch((error: unknown) => {
    if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
  });
  return verification;
}
