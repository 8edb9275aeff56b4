import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FaultResult } from './fault-case.ts';

const file = fileURLToPath(new URL('../../docs/reliability.md', import.meta.url));
const [begin, end] = ['<!-- written by npm run test:faults -->', '<!-- end -->'];

/** Writes what was seen into the table of `docs/reliability.md`: the lines of these cases, and nothing else. */
export function writeReliability(results: readonly FaultResult[]): void {
  rewrite((known) => {
    const lines = new Map(known.map((line) => [nameIn(line), line]));
    for (const result of results) lines.set(result.name, lineOf(result));
    return [...lines.values()];
  });
}

/** Lets the table have the lines of these cases only, in their order: others are of cases that are no more. */
export function orderReliability(names: readonly string[]): void {
  rewrite((known) => {
    const lines = new Map(known.map((line) => [nameIn(line), line]));
    return names.flatMap((name) => lines.get(name) ?? []);
  });
}

function rewrite(change: (lines: readonly string[]) => readonly string[]): void {
  const text = readFileSync(file, 'utf8');
  const from = text.indexOf(begin) + begin.length;
  const to = text.indexOf(end, from);
  if (from < begin.length || to < 0) throw new Error(`${file} has no place for the table`);
  const known = text.slice(from, to).trim().split('\n').slice(2);
  const heads = ['what goes wrong', 'expected', 'result', 'seen', 'took'];
  const table = [row(heads), row(heads.map(() => '---')), ...change(known)].join('\n');
  writeFileSync(file, `${text.slice(0, from)}\n\n${table}\n\n${text.slice(to)}`);
}

function nameIn(line: string): string {
  return line.replace(/^\| | \| .*$/g, '');
}

function lineOf({ name, expected, isAsExpected, seen, seconds }: FaultResult): string {
  const result = isAsExpected ? 'as expected' : '**failed**';
  return row([name, expected, result, seen, `${seconds} s`]);
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
