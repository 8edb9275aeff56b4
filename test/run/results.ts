import { readFileSync } from 'node:fs';

/** How many tests of a step passed, failed, and were left out on this machine. */
export type Counts = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
};

/** What a step tells whoever started it: its counts, and by name what deserves a look. */
export type Results = Counts & {
  /** The tests that failed. */
  readonly failures: readonly string[];
  /** The tests that passed, though not at once. */
  readonly secondTries: readonly string[];
};

const nothing: Results = { passed: 0, failed: 0, skipped: 0, failures: [], secondTries: [] };

/** A check without tests of its own (a compiler, a linter) counts as one. */
export function resultsOfCheck(exitCode: number): Results {
  return exitCode === 0 ? { ...nothing, passed: 1 } : { ...nothing, failed: 1 };
}

/**
 * Reads what a reporter of ours wrote.
 *
 * A runner that failed without naming a failed test, or that wrote nothing, counts as one failure:
 * silence must never look like success.
 *
 * @param mayBeLeftOut Whether it may say that all of it is left out on this machine.
 */
export function resultsOfRun(file: string, exitCode: number, mayBeLeftOut = false): Results {
  const results = readResults(file);
  if (results === null) return { ...nothing, failed: 1 };
  const ran = results.passed + results.failed > 0 || (mayBeLeftOut && results.skipped > 0);
  if ((exitCode !== 0 || !ran) && results.failed === 0) return { ...results, failed: 1 };
  return results;
}

/** All steps together. */
export function sum(all: readonly Counts[]): Counts {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of all) {
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  return total;
}

function readResults(file: string): Results | null {
  try {
    return { ...nothing, ...(JSON.parse(readFileSync(file, 'utf8')) as Partial<Results>) };
  } catch {
    // The runner ended before it could write: the caller counts that as a failure.
    return null;
  }
}
