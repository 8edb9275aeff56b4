import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner-core';
import type { Results } from './results.ts';

/** A browser page of tests, as far as it is counted. */
type Page = Pick<TestSession, 'testResults' | 'passed' | 'testFile'>;

/**
 * Writes which component tests passed and failed into a file, for whoever started the run.
 *
 * @param file Gets one JSON object in the shape of `Results`.
 */
export function resultsReporter(file: string): Reporter {
  return {
    stop({ sessions }) {
      writeFileSync(file, JSON.stringify(resultsOfPages(sessions)));
    },
  };
}

/** All tests of these browser pages. A page that broke counts as a failure. */
export function resultsOfPages(pages: readonly Page[]): Results {
  const counts = { passed: 0, failed: 0, skipped: 0, failures: [] as string[] };
  for (const { testFile, testResults, passed } of pages) {
    const name = relative(process.cwd(), testFile);
    const failedBefore = counts.failed;
    if (testResults) countSuite(testResults, name, counts);
    if (passed === true || counts.failed > failedBefore) continue;
    counts.failed += 1;
    counts.failures.push(name);
  }
  return { ...counts, secondTries: [] };
}

function countSuite(
  suite: TestSuiteResult,
  path: string,
  counts: { passed: number; failed: number; skipped: number; failures: string[] },
): void {
  for (const test of suite.tests) {
    counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
    if (!test.skipped && !test.passed) counts.failures.push(`${path}: ${test.name}`);
  }
  for (const inner of suite.suites) countSuite(inner, `${path}: ${inner.name}`, counts);
}
