import { mkdtempSync, readFileSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runChild } from './children.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remote-help-children-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that starts another one, says who that is, and then goes on for ever, or not. */
const parent = (thenGoesOn: boolean) => `
  const { spawn } = require('node:child_process');
  const { writeFileSync, renameSync } = require('node:fs');
  const forEver = ['-e', 'setInterval(() => {}, 1000)'];
  const { pid } = spawn(process.execPath, forEver, { stdio: 'ignore' });
  writeFileSync('draft', String(pid));
  renameSync('draft', 'grandchild');
  ${thenGoesOn ? 'setInterval(() => {}, 1000)' : 'process.exit(3)'};
`;

const isRunning = (pid: number) => {
  try {
    // A process that ended but was not yet collected still answers to a signal.
    return !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};
const grandchild = () => Number(readFileSync(join(folder, 'grandchild'), 'utf8'));
const grandchildStarts = () =>
  new Promise<void>((resolve) => {
    const watcher = watch(folder, (_event, name) => {
      if (name !== 'grandchild') return;
      watcher.close();
      resolve();
    });
  });

describe('a child of the test run', () => {
  it('gives its exit code, and leaves nothing running', async () => {
    const end = await runChild(process.execPath, ['-e', parent(false)], { cwd: folder });
    expect(end).toEqual({ code: 3, timedOut: false });
    expect(isRunning(grandchild())).toBe(false);
  });

  it('is ended with all that it started when the run is interrupted', async () => {
    const interruption = new AbortController();
    const started = grandchildStarts();
    const args = ['-e', parent(true)];
    const child = runChild(process.execPath, args, { cwd: folder, signal: interruption.signal });
    await started;
    interruption.abort();
    expect((await child).code).not.toBe(0);
    expect(isRunning(grandchild())).toBe(false);
  });

  it('is ended when it takes too long', async () => {
    const args = ['-e', 'setInterval(() => {}, 1000)'];
    const end = await runChild(process.execPath, args, { limitMs: 50 });
    expect(end).toEqual({ code: 1, timedOut: true });
  });

  it('counts as failed when there is no such program', async () => {
    expect((await runChild(join(folder, 'nothing'), [])).code).toBe(1);
  });
});
