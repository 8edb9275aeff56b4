import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resultsOfPages } from './results-reporter.ts';
import { resultsOfCheck, resultsOfRun, sum } from './results.ts';
import { describeTests } from './run-step.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remote-help-results-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const wrote = (report: object | string) => {
  const file = join(folder, 'report.json');
  writeFileSync(file, typeof report === 'string' ? report : JSON.stringify(report));
  return file;
};

const none = { failures: [], secondTries: [] };

describe('the results of a step', () => {
  it('are read from a report', () => {
    const report = { passed: 3, failed: 1, skipped: 1, failures: ['a'], secondTries: ['b'] };
    expect(resultsOfRun(wrote(report), 1)).toEqual(report);
  });

  it('have a failure when the runner failed without naming one', () => {
    expect(resultsOfRun(wrote({ passed: 3, failed: 0 }), 1).failed).toBe(1);
  });

  it('have a failure when nothing ran', () => {
    expect(resultsOfRun(wrote({ passed: 0, failed: 0, skipped: 4 }), 0).failed).toBe(1);
  });

  it('are none when all of a step that may say so is left out, unless it failed', () => {
    const file = wrote({ passed: 0, failed: 0, skipped: 4 });
    expect(resultsOfRun(file, 0, true)).toEqual({ passed: 0, failed: 0, skipped: 4, ...none });
    expect(resultsOfRun(file, 1, true).failed).toBe(1);
    expect(resultsOfRun(wrote({ passed: 0, failed: 0 }), 0, true).failed).toBe(1);
  });

  it('have a failure when the runner wrote nothing, or half of it', () => {
    expect(resultsOfRun(join(folder, 'missing.json'), 0).failed).toBe(1);
    expect(resultsOfRun(wrote('{"passed":'), 0).failed).toBe(1);
  });

  it('are one for a check', () => {
    expect(resultsOfCheck(0)).toEqual({ passed: 1, failed: 0, skipped: 0, ...none });
    expect(resultsOfCheck(2)).toEqual({ passed: 0, failed: 1, skipped: 0, ...none });
  });

  it('are added up', () => {
    const one = { passed: 1, failed: 2, skipped: 3 };
    expect(sum([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
  });

  it('name what failed, and what passed on a second try', () => {
    const results = { ...resultsOfCheck(0), failures: ['it breaks'], secondTries: ['it wavers'] };
    expect(describeTests([{ name: 'unit', results, durationMs: 1 }])).toEqual([
      'failed: it breaks',
      'on a second try: it wavers',
    ]);
  });
});

describe('the results of the pages in a browser', () => {
  const test = (name: string, passed: boolean, skipped = false) => ({ name, passed, skipped });
  const testFile = join(process.cwd(), 'a.test.ts');

  it('are those of all suites', () => {
    const inner = {
      name: 'inner',
      suites: [],
      tests: [test('breaks', false), test('waits', false, true)],
    };
    const testResults = { name: '', suites: [inner], tests: [test('works', true)] };
    expect(resultsOfPages([{ testFile, passed: false, testResults }])).toEqual({
      passed: 1,
      failed: 1,
      skipped: 1,
      failures: ['a.test.ts: inner: breaks'],
      secondTries: [],
    });
  });

  it('have a failure for a page that broke before its first test', () => {
    const { failed, failures } = resultsOfPages([{ testFile, passed: false }]);
    expect({ failed, failures }).toEqual({ failed: 1, failures: ['a.test.ts'] });
  });
});
