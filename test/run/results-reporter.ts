import { writeFileSync } from 'node:fs';
import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner-core';
import type { Counts } from './results.ts';

/**
 * Writes how many component tests passed and failed into a file, for whoever started the run.
 *
 * @param file Gets one JSON object with `passed`, `failed` and `skipped`.
 */
export function resultsReporter(file: string): Reporter {
  return {
    stop({ sessions }) {
      writeFileSync(file, JSON.stringify(countSessions(sessions)));
    },
  };
}

/** How many tests of these browser pages passed and failed. A page that broke counts as a failure. */
export function countSessions(
  sessions: readonly Pick<TestSession, 'testResults' | 'passed'>[],
): Counts {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const session of sessions) {
    const failedBefore = counts.failed;
    if (session.testResults) countSuite(session.testResults, counts);
    if (session.passed !== true && counts.failed === failedBefore) counts.failed += 1;
  }
  return counts;
}

function countSuite(suite: TestSuiteResult, counts: { -readonly [K in keyof Counts]: number }) {
  for (const test of suite.tests) {
    counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
  }
  for (const inner of suite.suites) countSuite(inner, counts);
}
