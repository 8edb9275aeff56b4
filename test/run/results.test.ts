import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countSessions } from './results-reporter.ts';
import { countsOfCheck, countsOfRun, sum } from './results.ts';

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

describe('the counts of a step', () => {
  it('are read from a report of vitest', () => {
    const file = wrote({ numPassedTests: 3, numFailedTests: 2, numPendingTests: 1 });
    expect(countsOfRun(file, 1)).toEqual({ passed: 3, failed: 2, skipped: 1 });
  });

  it('are read from a report of our own', () => {
    const file = wrote({ passed: 3, failed: 0, skipped: 1 });
    expect(countsOfRun(file, 0)).toEqual({ passed: 3, failed: 0, skipped: 1 });
  });

  it('have a failure when the runner failed without naming one', () => {
    expect(countsOfRun(wrote({ passed: 3, failed: 0 }), 1).failed).toBe(1);
  });

  it('have a failure when nothing ran', () => {
    expect(countsOfRun(wrote({ passed: 0, failed: 0, skipped: 4 }), 0).failed).toBe(1);
  });

  it('are none when all of a step that may say so is left out, unless it failed', () => {
    const file = wrote({ passed: 0, failed: 0, skipped: 4 });
    expect(countsOfRun(file, 0, true)).toEqual({ passed: 0, failed: 0, skipped: 4 });
    expect(countsOfRun(file, 1, true).failed).toBe(1);
    expect(countsOfRun(wrote({ passed: 0, failed: 0 }), 0, true).failed).toBe(1);
  });

  it('have a failure when the runner wrote nothing, or half of it', () => {
    expect(countsOfRun(join(folder, 'missing.json'), 0).failed).toBe(1);
    expect(countsOfRun(wrote('{"passed":'), 0).failed).toBe(1);
  });

  it('are one for a check', () => {
    expect(countsOfCheck(0)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(countsOfCheck(2)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('are added up', () => {
    const one = { passed: 1, failed: 2, skipped: 3 };
    expect(sum([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
  });
});

describe('the counts of the pages in a browser', () => {
  const test = (passed: boolean, skipped = false) => ({ name: 'a test', passed, skipped });

  it('are those of all suites', () => {
    const inner = { name: 'inner', suites: [], tests: [test(false), test(false, true)] };
    const testResults = { name: '', suites: [inner], tests: [test(true)] };
    expect(countSessions([{ passed: false, testResults }])).toEqual({
      passed: 1,
      failed: 1,
      skipped: 1,
    });
  });

  it('have a failure for a page that broke before its first test', () => {
    expect(countSessions([{ passed: false }])).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
