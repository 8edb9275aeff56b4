/**
 * `npm run coverage:statechart [-- traces…]`: the shortest way to every state of the session, and which of its arrows no
 * trace has taken. With other statecharts' traces, it speaks of those too.
 */
import { readFileSync } from 'node:fs';
import { isHead, type TraceLine } from '../../src/trace/format.ts';
import { chartOf } from '../../src/trace/chart.ts';
import { readTrace } from '../../src/trace/read-trace.ts';
import { tracedMachines } from '../../src/trace/traced-machines.ts';
import { coverageOf } from './coverage.ts';
import { edgeLine } from './page.ts';
import type { Way, Ways } from './shortest-ways.ts';

const files = process.argv.slice(2);
const traces = files.map((file) => {
  const { lines, faults } = readTrace(readFileSync(file, 'utf8'));
  for (const { line, problem } of faults) console.error(`${file}:${String(line)} ${problem}`);
  return lines;
});
const machines = new Set(['session', ...traces.flatMap((lines) => machineOf(lines) ?? [])]);
if (files.length === 0) printWays();
for (const id of machines) printCoverage(id);

function printWays(): void {
  const kept = readFileSync(new URL('kept/session-ways.json', import.meta.url), 'utf8');
  const ways = JSON.parse(kept) as Ways;
  console.log('The shortest way to every state of `session`\n');
  for (const [state, way] of Object.entries(ways.states)) {
    console.log(`${state}\n    ${wayText(ways, way)}`);
  }
  console.log('');
}

function wayText(ways: Ways, { input, events }: Way): string {
  const names = events.map((place) => ways.events[place]?.type ?? '');
  return [`start ${JSON.stringify(ways.inputs[input])}`, ...names].join(', ');
}

function printCoverage(id: string): void {
  const traced = tracedMachines.get(id);
  if (traced === undefined) return console.error(`There is no statechart ${id}`);
  const chart = chartOf(traced.machine);
  const { untaken, unknown } = coverageOf(
    chart,
    traces.filter((lines) => machineOf(lines) === id),
  );
  const all = chart.edges.length;
  console.log(`${id}: ${String(all - untaken.length)} of ${String(all)} arrows taken`);
  for (const edge of untaken) console.log(`  not taken  ${edgeLine(edge)}`);
  for (const edge of unknown) console.log(`  unknown    ${edge}`);
}

function machineOf(lines: readonly TraceLine[]): string | undefined {
  return lines.find(isHead)?.machine;
}
