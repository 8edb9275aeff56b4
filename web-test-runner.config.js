import { chromeLauncher } from '@web/test-runner-chrome';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { resultsReporter } from './test/run/results-reporter.ts';

const results = process.env['TEST_RESULTS'];

/**
 * Lets a test write `import axe from 'axe-core'`: in a browser it only leaves a global.
 *
 * @type {import('@web/test-runner').TestRunnerPlugin}
 */
const axeAsModule = {
  name: 'axe-as-module',
  transform: ({ path, body }) =>
    /\/axe-core\/axe(\.min)?\.js$/.test(path) && typeof body === 'string'
      ? `${body}\nexport default globalThis.axe;`
      : undefined,
};

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: [
    'test/components/**/*.test.ts',
    'test/adviser/**/*.test.ts',
    'test/testing/browser/**/*.test.ts',
  ],
  nodeResolve: { exportConditions: ['production', 'browser'] },
  concurrency: 2,
  coverage: false,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  browserStartTimeout: 60_000,
  testFramework: { config: { ui: 'bdd', timeout: '30000' } },
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      },
    }),
  ],
  plugins: [
    axeAsModule,
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: './tsconfig.json',
    }),
  ],
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false })].concat(
    results === undefined ? [] : [resultsReporter(results)],
  ),
};
