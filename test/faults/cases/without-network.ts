import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FaultCase } from '../fault-case.ts';
import { NotSeenError } from '../measures.ts';

/** What goes wrong inside the broker or on one line of it, where a network would add nothing: tests of their own. */
export const withoutNetwork: readonly FaultCase[] = [
  proved({
    name: 'the broker is killed (SIGKILL) before and after every kind of write',
    expected: 'after its restart all that was acknowledged is there, once; who was there goes on',
    file: 'test/broker/killed.test.ts',
  }),
  proved({
    name: 'the broker’s disk is full, and then not any more',
    expected: 'nothing is acknowledged that is not stored; it is told when to try again; then on',
    file: 'test/broker/full-disk.test.ts',
  }),
  proved({
    name: 'the broker’s clock is set forward by a day, and back by two hours',
    expected: 'sessions, seats and numbers end when they would have ended, by the time that passed',
    file: 'test/broker/clock-jump.test.ts',
  }),
  proved({
    name: 'a slow reader, with 1 MiB waiting for it',
    expected: 'its socket is closed (4408); the session goes on',
    file: 'test/broker/limits.test.ts',
    titles: 'P11',
  }),
  proved({
    name: 'messages doubled (the same id twice) and out of date (an old pairing or epoch)',
    expected: 'stored once and answered twice; what is out of date is dropped',
    file: 'test/broker/log.test.ts test/broker/seats.test.ts',
    titles: 'P6|P7|P8',
  }),
  proved({
    name: 'messages that come to a page twice or late',
    expected: 'shown once, in the log’s order',
    file: 'test/services/customer-desk.test.ts test/services/chat-log.test.ts',
    titles: 'P7|order|twice|once',
  }),
  proved({
    name: 'a hidden page whose timers are slowed down to one a minute',
    expected: 'it keeps its seat, and is not taken for silent',
    file: 'test/broker/seats.test.ts test/services/wire.test.ts',
    titles: 'hidden|slow',
  }),
];

function proved(of: { name: string; expected: string; file: string; titles?: string }): FaultCase {
  const { name, expected, file, titles } = of;
  return {
    name,
    expected,
    run: async () => {
      const chosen = titles === undefined ? [] : ['-t', titles];
      const files = file.split(' ');
      await using parts = new AsyncDisposableStack();
      const folder = await mkdtemp(join(tmpdir(), 'remote-help-report-'));
      parts.defer(() => rm(folder, { recursive: true }));
      const json = join(folder, 'report.json');
      const projects = ['--project', 'unit', '--project', 'broker'];
      const how = [...projects, '--reporter=json', `--outputFile.json=${json}`];
      // A failed test ends it by an error, and stands in the report.
      await promisify(execFile)('vitest', ['run', ...how, ...files, ...chosen]).catch(() => null);
      const report = JSON.parse(await readFile(json, 'utf8')) as Report;
      const { numPassedTests: passed, numFailedTests: failed } = report;
      const where = files.map((path) => `\`${path}\``).join(' and ');
      if (failed > 0 || passed === 0) throw new NotSeenError(`${failed} failed in ${where}`);
      return `${passed} tests passed in ${where}`;
    },
  };
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}
