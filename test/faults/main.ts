import { writeFileSync } from 'node:fs';
import { resultsVariable } from '../run/steps.ts';
import { changes } from './cases/changes.ts';
import { cutLines } from './cases/cut-lines.ts';
import { fullDisk } from './cases/full-disk.ts';
import { memory } from './cases/memory.ts';
import { rests } from './cases/rests.ts';
import { slowLines } from './cases/slow-lines.ts';
import { turn } from './cases/turn.ts';
import { withoutNetwork } from './cases/without-network.ts';
import { runCase, type FaultCase, type FaultResult } from './fault-case.ts';
import { FaultStage } from './fault-stage.ts';
import { whatIsMissing } from './prerequisites.ts';
import { orderReliability, writeReliability } from './reliability.ts';

const cases: readonly FaultCase[] = [
  // The first on a new broker: later its log of writes has room of its own, which a full disk does not take.
  ...fullDisk,
  ...changes,
  ...slowLines,
  ...cutLines,
  ...rests,
  ...turn,
  memory,
  ...withoutNetwork,
];

/** What `npm test` runs of them, as `--quick`: a minute's worth, of which nothing is written into the documents. */
const quick: readonly RegExp[] = [
  /address changes/,
  /killed \(SIGKILL\) and started again, while sharing/,
  /cut for 3 s, while sharing/,
];

/** Runs the cases whose names have the given words in them, the quick ones, or all of them. */
async function run(words: readonly string[]): Promise<void> {
  const isQuick = words.includes('--quick');
  const chosen = cases.filter(({ name }) =>
    isQuick
      ? quick.some((pattern) => pattern.test(name))
      : words.every((word) => name.includes(word)),
  );
  const missing = whatIsMissing();
  if (missing !== null) {
    console.log(`The faults were not tried: ${missing}.`);
    return count([], chosen.length);
  }
  const note = isQuick ? () => undefined : writeReliability;
  const withTurn = chosen.filter((fault) => fault.withTurn);
  const withoutTurn = chosen.filter((fault) => !fault.withTurn);
  const results = [
    ...(await runAll(withoutTurn, { withTurn: false }, note)),
    ...(await runAll(withTurn, { withTurn: true }, note)),
  ];
  if (words.length === 0) orderReliability(cases.map(({ name }) => name));
  count(results, 0);
  if (results.some(({ isAsExpected }) => !isAsExpected)) process.exitCode = 1;
}

async function runAll(
  chosen: readonly FaultCase[],
  bank: { withTurn: boolean },
  note: (results: readonly FaultResult[]) => void,
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
      note([result]);
    }
    if (stage.faults.length > 0) console.log(`Errors of pages: ${stage.faults.join(' | ')}`);
    return results;
  } finally {
    await stage.close();
  }
}

/** Tells whoever started this as a step of `npm test` how it went. */
function count(results: readonly FaultResult[], skipped: number): void {
  const file = process.env[resultsVariable];
  if (file === undefined) return;
  const failures = results.filter(({ isAsExpected }) => !isAsExpected).map(({ name }) => name);
  const [failed, passed] = [failures.length, results.length - failures.length];
  writeFileSync(file, JSON.stringify({ passed, failed, skipped, failures, secondTries: [] }));
}

// An end from outside is an end by `exit`, at which the network is taken away.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
await run(process.argv.slice(2));
