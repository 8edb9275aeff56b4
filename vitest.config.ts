import { defineConfig } from 'vitest/config';
import { VitestReporter } from './test/run/vitest-reporter.ts';

/** Where a real broker is spoken to over sockets, and programs are started. */
const brokers = 'test/{broker,evidence,testing,turn}/**/*.test.ts';

/** Everything that needs no browser. Whoever needs one is in `vitest-e2e.config.ts` or in `web-test-runner.config.js`. */
export default defineConfig({
  test: {
    reporters: ['default', new VitestReporter()],
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [
            brokers,
            'test/package/**',
            'test/components/**',
            'test/adviser/**',
            'test/testing/browser/**',
            'test/e2e/**',
          ],
          testTimeout: 15_000,
        },
      },
      {
        // A second try, which the run names at its end: sockets and programs on a busy machine come
        // in an order that no test thought of. A property that fails once has failed: those say so.
        test: {
          name: 'broker',
          include: [brokers],
          exclude: ['test/testing/browser/**'],
          testTimeout: 15_000,
          retry: 1,
        },
      },
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
