import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FaultResult } from './fault-case.ts';

const file = fileURLToPath(new URL('../../docs/reliability.md', import.meta.url));
const [begin, end] = ['<!-- written by npm run test:faults -->', '<!-- end -->'];

/** Writes what was seen into the table of `docs/reliability.md`; the words round it stay as they are. */
export function writeReliability(results: readonly FaultResult[]): void {
  const text = readFileSync(file, 'utf8');
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`${file} has no place for the table`);
  const before = text.slice(0, from + begin.length);
  writeFileSync(file, `${before}\n\n${tableOf(results)}\n\n${text.slice(to)}`);
}

/** The table, a line for each case. */
export function tableOf(results: readonly FaultResult[]): string {
  const rows = results.map(({ name, expected, isAsExpected, seen, seconds }) =>
    row([name, expected, isAsExpected ? 'as expected' : '**failed**', seen, `${seconds} s`]),
  );
  const heads = ['what goes wrong', 'expected', 'result', 'seen', 'took'];
  return [row(heads), row(heads.map(() => '---')), ...rows].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
