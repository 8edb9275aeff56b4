import { readFileSync } from 'node:fs';

/** How many tests of a step passed, failed, and were left out on this machine. */
export type Counts = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
};

/** A check without tests of its own (a compiler, a linter) counts as one. */
export function countsOfCheck(exitCode: number): Counts {
  return exitCode === 0
    ? { passed: 1, failed: 0, skipped: 0 }
    : { passed: 0, failed: 1, skipped: 0 };
}

/**
 * Reads what a test runner wrote, in the shape of vitest or of our own reporter.
 *
 * A runner that failed without naming a failed test, or that wrote nothing, counts as one failure:
 * silence must never look like success.
 *
 * @param mayBeLeftOut Whether it may say that all of it is left out on this machine.
 */
export function countsOfRun(file: string, exitCode: number, mayBeLeftOut = false): Counts {
  const counts = readCounts(file);
  if (counts === null) return { passed: 0, failed: 1, skipped: 0 };
  const ran = counts.passed + counts.failed > 0 || (mayBeLeftOut && counts.skipped > 0);
  if ((exitCode !== 0 || !ran) && counts.failed === 0) return { ...counts, failed: 1 };
  return counts;
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

function readCounts(file: string): Counts | null {
  let report: Record<string, unknown>;
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch {
    // The runner ended before it could write: the caller counts that as a failure.
    return null;
  }
  const number = (...names: string[]) =>
    names.reduce((total, name) => total + (Number(report[name]) || 0), 0);
  return {
    passed: number('passed', 'numPassedTests'),
    failed: number('failed', 'numFailedTests'),
    skipped: number('skipped', 'numPendingTests', 'numTodoTests'),
  };
}
