import { join } from 'node:path';
import { runChild } from './children.ts';
import { resultsOfCheck, resultsOfRun, type Results } from './results.ts';
import { resultsVariable, type Step } from './steps.ts';

/** What a step came to, and how long it took. */
export type StepOutcome = {
  readonly name: string;
  readonly results: Results;
  readonly durationMs: number;
};

/** What every step runs in: a folder for its results, its environment, and what ends it early. */
export type StepSurroundings = {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
};

/** Runs a step to its end. */
export async function runStep(
  step: Step,
  { folder, env, signal }: StepSurroundings,
): Promise<StepOutcome> {
  const started = performance.now();
  const file = join(folder, `${step.name}.json`);
  const [program, ...args] = step.command;
  const { code, timedOut } = await runChild(program, args, {
    env: { ...env, [resultsVariable]: file },
    signal,
  });
  if (timedOut) console.log(`${step.name}: took too long and was ended`);
  const results =
    step.kind === 'check' ? resultsOfCheck(code) : resultsOfRun(file, code, step.mayBeLeftOut);
  return { name: step.name, results, durationMs: performance.now() - started };
}

/** What stands in for a step that could not run. */
export function leftOut(step: Step): StepOutcome {
  return { name: step.name, results: resultsOfCheck(1), durationMs: 0 };
}

/** One line about a step, for people. */
export function describeOutcome({ name, results, durationMs }: StepOutcome): string {
  const skipped = results.skipped > 0 ? `, ${results.skipped} left out here` : '';
  const seconds = (durationMs / 1000).toFixed(1).padStart(6);
  return `${name.padEnd(11)}${seconds} s   ${results.passed} passed, ${results.failed} failed${skipped}`;
}

/** What deserves a look, a line each: what failed, and what passed only on a second try. */
export function describeTests(outcomes: readonly StepOutcome[]): string[] {
  const all = outcomes.map(({ results }) => results);
  return [
    ...all.flatMap(({ failures }) => failures.map((name) => `failed: ${name}`)),
    ...all.flatMap(({ secondTries }) => secondTries.map((name) => `on a second try: ${name}`)),
  ];
}
