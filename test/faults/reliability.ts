import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FaultResult } from './fault-case.ts';

const file = fileURLToPath(new URL('../../docs/reliability.md', import.meta.url));
const [begin, end] = ['<!-- written by npm run test:faults -->', '<!-- end -->'];

/** Writes what was seen into the table of `docs/reliability.md`: the lines of these cases, and nothing else. */
export function writeReliability(results: readonly FaultResult[]): void {
  const text = readFileSync(file, 'utf8');
  const from = text.indexOf(begin) + begin.length;
  const to = text.indexOf(end, from);
  if (from < begin.length || to < 0) throw new Error(`${file} has no place for the table`);
  const known = text.slice(from, to).trim().split('\n').slice(2);
  const lines = new Map(known.map((line) => [line.split(' | ')[0], line]));
  for (const result of results) {
    const line = lineOf(result);
    lines.set(line.split(' | ')[0], line);
  }
  const heads = ['what goes wrong', 'expected', 'result', 'seen', 'took'];
  const table = [row(heads), row(heads.map(() => '---')), ...lines.values()].join('\n');
  writeFileSync(file, `${text.slice(0, from)}\n\n${table}\n\n${text.slice(to)}`);
}

function lineOf({ name, expected, isAsExpected, seen, seconds }: FaultResult): string {
  const result = isAsExpected ? 'as expected' : '**failed**';
  return row([name, expected, result, seen, `${seconds} s`]);
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
