import { defineConfig } from 'vitest/config';

/**
 * Two real browsers and the real broker. One file at a time, since two browsers keep a small
 * machine busy; long time limits, since starting a capture there may take half a minute.
 */
export default defineConfig({
  test: {
    include: ['test/{e2e,inspector}/**/*.e2e.ts'],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
  },
});
