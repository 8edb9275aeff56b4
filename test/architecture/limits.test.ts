import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { budgets, doors } from '../../broker/src/limits.ts';
import { rates, sizes, times } from '../../src/protocol/limits.ts';
import { readSource } from './sources.ts';

/** Times that limit nobody: how often, how soon, or how long something is done by itself. */
const noLimits: ReadonlySet<string> = new Set([
  ...['heartbeatMs', 'answerMs', 'disconnectedMs', 'resumeMs', 'returnMs', 'refusalMs'],
  ...['controlAnswerMs', 'controlMs', 'pieceMs'],
]);

interface Row {
  readonly name: string;
  readonly limit: string;
  readonly tests: string;
}

/** The rows of the table of limits. */
function rowsOf(document: string): Row[] {
  const [, section = ''] = document.split('\n## Limits\n');
  const [table = ''] = section.split('\n## ');
  return [...table.matchAll(/^\| .+ \|$/gm)].slice(2).map(([line]) => {
    const [, , name = '', limit = '', , , tests = ''] = line.split('|').map((cell) => cell.trim());
    return { name: name.replaceAll('`', ''), limit, tests: tests.replaceAll('`', '') };
  });
}

function inWords(name: string, value: number): string {
  if (name.endsWith('Ms'))
    return value % 60_000 === 0 ? `${value / 60_000} min` : `${value / 1_000} s`;
  if (!name.endsWith('Bytes')) return value.toLocaleString('en');
  return value % 2 ** 20 === 0 ? `${value / 2 ** 20} MiB` : `${value / 2 ** 10} KiB`;
}

function limitsOfCode(): string[] {
  const plain = Object.entries({ sizes, rates, doors, times }).flatMap(([group, limits]) =>
    Object.entries(limits)
      .filter(([name]) => !noLimits.has(name))
      .map(([name, value]) => `${group}.${name}: ${inWords(name, value)}`),
  );
  const counted = Object.entries(budgets).map(
    ([name, { max, windowMs }]) => `budgets.${name}: ${max} in ${inWords('Ms', windowMs)}`,
  );
  return [...plain, ...counted];
}

describe('the table of limits in docs/protocol.md', () => {
  const rows = rowsOf(readSource('docs/protocol.md'));

  it('has every limit of the code as it is, and no other', () => {
    const documented = rows.map(({ name, limit }) => `${name}: ${limit}`);
    expect(documented.toSorted()).toEqual(limitsOfCode().toSorted());
  });

  it('names tests that exist', () => {
    expect(rows.map(({ tests }) => tests).filter((path) => !existsSync(path))).toEqual([]);
  });
});
