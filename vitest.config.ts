import { defineConfig } from 'vitest/config';
import { VitestReporter } from './test/run/vitest-reporter.ts';

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
