import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import type { Results } from './results.ts';
import { resultsVariable } from './steps.ts';

/**
 * Tells a run of vitest's tests to whoever started it: into the file that the environment names. Says
 * of each test that passed on a second try why the first one failed.
 */
export class VitestReporter implements Reporter {
  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky !== true) return;
    const [error] = test.result().errors ?? [];
    console.log(`The first try of ${nameOf(test)}: ${error?.stack ?? error?.message ?? ''}`);
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const file = process.env[resultsVariable];
    if (file !== undefined) writeFileSync(file, JSON.stringify(resultsOf(modules)));
  }
}

/** A file that could not even be read counts as one failure. */
export function resultsOf(modules: readonly TestModule[]): Results {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const having = (state: string) => tests.filter((test) => test.result().state === state);
  const broken = modules.filter((module) => !module.ok() && countFailed(module) === 0);
  const failures = [...having('failed').map(nameOf), ...broken.map(({ moduleId }) => moduleId)];
  return {
    passed: having('passed').length,
    failed: failures.length,
    skipped: having('skipped').length,
    failures,
    secondTries: tests.filter((test) => test.diagnostic()?.flaky === true).map(nameOf),
  };
}

function countFailed(module: TestModule): number {
  return [...module.children.allTests('failed')].length;
}

function nameOf(test: TestCase): string {
  return `${test.module.relativeModuleId}: ${test.fullName}`;
}
