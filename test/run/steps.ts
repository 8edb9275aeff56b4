/** One thing that `npm test` runs. */
export type Step = {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
  /** `check` counts as one test; `run` writes into a file which tests there were. */
  readonly kind: 'check' | 'run';
  /** Whether it uses what the build made, and so can't run without it. */
  readonly needsBuild?: true;
  /** Whether it can find that nothing of it can be had on this machine: then it is left out, and counts as nothing. */
  readonly mayBeLeftOut?: true;
};

/** Where a step of the kind `run` finds the name of the file for its results. */
export const resultsVariable = 'TEST_RESULTS';

const vitest = (...options: string[]) => ['vitest', 'run', ...options] as const satisfies string[];

/** Cheap ones first: a wrong type is known before a browser starts. */
export const steps: readonly Step[] = [
  { name: 'types', kind: 'check', command: ['npm', 'run', '--silent', 'check:types'] },
  { name: 'lint', kind: 'check', command: ['npm', 'run', '--silent', 'check:lint'] },
  { name: 'format', kind: 'check', command: ['npm', 'run', '--silent', 'check:format'] },
  { name: 'build', kind: 'check', command: ['npm', 'run', '--silent', 'build'] },
  { name: 'unit', kind: 'run', command: vitest('--project', 'unit', '--project', 'broker') },
  { name: 'package', kind: 'run', command: vitest('--project', 'package'), needsBuild: true },
  {
    name: 'components',
    kind: 'run',
    command: ['web-test-runner', '--config', 'web-test-runner.config.js'],
  },
  {
    name: 'e2e',
    kind: 'run',
    command: vitest('--config', 'vitest-e2e.config.ts'),
    needsBuild: true,
  },
  {
    name: 'faults',
    kind: 'run',
    command: ['node', 'test/faults/main.ts', '--quick'],
    needsBuild: true,
    mayBeLeftOut: true,
  },
];
