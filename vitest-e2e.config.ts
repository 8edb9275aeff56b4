import { defineConfig } from 'vitest/config';
import { VitestReporter } from './test/run/vitest-reporter.ts';

/**
 * Two real browsers and the real broker. One file at a time, since two browsers keep a small
 * machine busy; long time limits, since starting a capture there may take half a minute. A second
 * try, which the run names at its end: two browsers, a screen and four programs on a busy machine do
 * fail for reasons of that machine.
 */
export default defineConfig({
  test: {
    reporters: ['default', new VitestReporter()],
    include: ['test/{e2e,inspector}/**/*.e2e.ts'],
    fileParallelism: false,
    retry: 1,
    testTimeout: 90_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
  },
});
