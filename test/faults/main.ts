import { changes } from './cases/changes.ts';
import { cutLines } from './cases/cut-lines.ts';
import { memory } from './cases/memory.ts';
import { slowLines } from './cases/slow-lines.ts';
import { turn } from './cases/turn.ts';
import { runCase, type FaultCase, type FaultResult } from './fault-case.ts';
import { FaultStage } from './fault-stage.ts';
import { whatIsMissing } from './prerequisites.ts';
import { writeReliability } from './reliability.ts';

const cases: readonly FaultCase[] = [...changes, ...slowLines, ...cutLines, ...turn, memory];

/** Runs the cases whose names have the given words in them, or all of them. */
async function run(words: readonly string[]): Promise<void> {
  const missing = whatIsMissing();
  if (missing !== null) return console.log(`The faults were not tried: ${missing}.`);
  const chosen = cases.filter(({ name }) => words.every((word) => name.includes(word)));
  const withTurn = chosen.filter((fault) => fault.withTurn);
  const withoutTurn = chosen.filter((fault) => !fault.withTurn);
  const results = [
    ...(await runAll(withoutTurn, { withTurn: false })),
    ...(await runAll(withTurn, { withTurn: true })),
  ];
  if (results.some(({ isAsExpected }) => !isAsExpected)) process.exitCode = 1;
}

async function runAll(
  chosen: readonly FaultCase[],
  bank: { withTurn: boolean },
): Promise<FaultResult[]> {
  if (chosen.length === 0) return [];
  const stage = await FaultStage.set(bank);
  try {
    const results: FaultResult[] = [];
    for (const fault of chosen) {
      const result = await runCase(stage, fault);
      const { name, isAsExpected, seen, seconds } = result;
      console.log(`${isAsExpected ? 'as expected' : 'FAILED'}  ${name}: ${seen} (${seconds} s)`);
      results.push(result);
      writeReliability([result]);
    }
    if (stage.faults.length > 0) console.log(`Errors of pages: ${stage.faults.join(' | ')}`);
    return results;
  } finally {
    await stage.close();
  }
}

// An end from outside is an end by `exit`, at which the network is taken away.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
await run(process.argv.slice(2));
