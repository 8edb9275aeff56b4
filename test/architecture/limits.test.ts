import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { budgets, doors } from '../../broker/src/limits.ts';
import { rates, sizes, times } from '../../src/protocol/limits.ts';
import { readSource } from './sources.ts';

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

const plainLimits = (groups: Readonly<Record<string, Readonly<Record<string, number>>>>) =>
  Object.entries(groups).flatMap(([group, limits]) =>
    Object.entries(limits).map(([name, value]) => `${group}.${name}: ${inWords(name, value)}`),
  );

function limitsOfCode(): string[] {
  const plain = plainLimits({ sizes, rates, doors });
  const counted = Object.entries(budgets).map(
    ([name, { max, windowMs }]) => `budgets.${name}: ${max} in ${inWords('Ms', windowMs)}`,
  );
  return [...plain, ...counted];
}

describe('the table of limits in docs/protocol.md', () => {
  const rows = rowsOf(readSource('docs/protocol.md'));

  const documented = rows.map(({ name, limit }) => `${name}: ${limit}`);
  const isTime = (row: string) => row.startsWith('times.');

  it('has every size, rate, budget and door of the code as it is, and no other', () => {
    const others = documented.filter((row) => !isTime(row));
    expect(others.toSorted()).toEqual(limitsOfCode().toSorted());
  });

  it('has no time that is not so: many of the code limit nobody', () => {
    const known = new Set(plainLimits({ times }));
    expect(documented.filter((row) => isTime(row) && !known.has(row))).toEqual([]);
  });

  it('names tests that exist', () => {
    expect(rows.map(({ tests }) => tests).filter((path) => !existsSync(path))).toEqual([]);
  });
});
