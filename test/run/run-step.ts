import { join } from 'node:path';
import { runChild } from './children.ts';
import { countsOfCheck, countsOfRun, type Counts } from './results.ts';
import { resultsFile, resultsVariable, type Step } from './steps.ts';

/** What a step came to, and how long it took. */
export type StepOutcome = {
  readonly name: string;
  readonly counts: Counts;
  readonly durationMs: number;
};

/** What every step runs in: a folder for its counts, its environment, and what ends it early. */
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
  const results = join(folder, `${step.name}.json`);
  const [program, ...args] = step.command;
  const { code, timedOut } = await runChild(
    program,
    args.map((arg) => arg.replace(resultsFile, results)),
    { env: { ...env, [resultsVariable]: results }, signal },
  );
  if (timedOut) console.log(`${step.name}: took too long and was ended`);
  const counts =
    step.kind === 'check' ? countsOfCheck(code) : countsOfRun(results, code, step.mayBeLeftOut);
  return { name: step.name, counts, durationMs: performance.now() - started };
}

/** What stands in for a step that could not run. */
export function leftOut(step: Step): StepOutcome {
  return { name: step.name, counts: { passed: 0, failed: 1, skipped: 0 }, durationMs: 0 };
}

/** One line about a step, for people. */
export function describeOutcome({ name, counts, durationMs }: StepOutcome): string {
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} left out here` : '';
  const seconds = (durationMs / 1000).toFixed(1).padStart(6);
  return `${name.padEnd(11)}${seconds} s   ${counts.passed} passed, ${counts.failed} failed${skipped}`;
}
