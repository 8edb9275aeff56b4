/**
 * `npm test`: every check and every test, in order. It ends with what deserves a look, and one line that says how it went.
 *
 * `npm test -- unit e2e` runs those steps only, after the build if they need it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sum } from './results.ts';
import { describeOutcome, describeTests, leftOut, runStep, type StepOutcome } from './run-step.ts';
import { setTheStage } from './stage.ts';
import { steps, type Step } from './steps.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'remote-help-test-'));
const outcomes: StepOutcome[] = [];
const interruption = new AbortController();

process.chdir(root);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => interruption.abort(signal));
}
await runAll(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  interruption.abort('a fault of its own');
});
finish();

async function runAll(names: readonly string[]): Promise<void> {
  const chosen = chosenSteps(names);
  const { signal } = interruption;
  const stage = await setTheStage();
  const env = {
    ...process.env,
    PATH: join(root, 'node_modules/.bin') + delimiter + (process.env['PATH'] ?? ''),
    CHROMIUM: stage.chromium,
    TEST_SCREEN: stage.screen,
  };
  for (const step of chosen) {
    if (signal.aborted) return;
    console.log(`\n== ${step.name}`);
    const outcome = canRun(step) ? await runStep(step, { folder, env, signal }) : leftOut(step);
    outcomes.push(outcome);
    console.log(describeOutcome(outcome));
  }
}

function canRun(step: Step): boolean {
  const built = outcomes.find(({ name }) => name === 'build');
  if (step.needsBuild !== true || built === undefined || built.results.failed === 0) return true;
  console.log('Not run, since the build failed.');
  return false;
}

function chosenSteps(names: readonly string[]): readonly Step[] {
  const unknown = names.find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined) throw new Error(`There is no step named ${unknown}`);
  if (names.length === 0) return steps;
  const chosen = steps.filter(({ name }) => names.includes(name));
  const build = steps.filter(({ name }) => name === 'build' && !names.includes(name));
  return chosen.some(({ needsBuild }) => needsBuild) ? [...build, ...chosen] : chosen;
}

/** Says how it went and ends. Ended too early is never a success, whatever passed until then. */
function finish(): never {
  const { aborted, reason } = interruption.signal;
  rmSync(folder, { recursive: true, force: true });
  const { passed, failed } = sum(outcomes.map(({ results }) => results));
  const failures = failed + (aborted || outcomes.length === 0 ? 1 : 0);
  console.log(['', ...outcomes.map(describeOutcome), ...describeTests(outcomes), ''].join('\n'));
  if (aborted) console.log(`Ended by ${String(reason)}`);
  console.log(`${passed} passed, ${failures} failed`);
  process.exit(failures === 0 ? 0 : 1);
}
