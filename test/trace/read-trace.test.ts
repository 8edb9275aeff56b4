import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { traceText, type TraceLine } from '../../src/trace/format.ts';
import { readTrace, TraceReader } from '../../src/trace/read-trace.ts';
import { LiveSession } from './random-sessions.ts';
import { newSession, wholeSession } from './scenarios.ts';

let lines: readonly TraceLine[];
let text: string;
let rows: string[];

beforeAll(async () => {
  const session = new LiveSession(newSession);
  for (const next of wholeSession) await session.happen(next);
  lines = session.recorder.lines;
  text = traceText(lines);
  rows = text.trimEnd().split('\n');
});

/** The trace with another third line. */
const withThird = (row: string) => [...rows.slice(0, 2), row, ...rows.slice(3)].join('\n');
const step = (to: object) => JSON.stringify({ ...(lines[2] as object), ...to });

describe('reading a trace', () => {
  it('gives back exactly what was saved, in whatever pieces it comes', () => {
    expect(readTrace(text).lines).toEqual(JSON.parse(JSON.stringify(lines)));
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 20 }), (cuts) => {
        const reader = new TraceReader();
        [...cuts, text.length]
          .sort((a, b) => a - b)
          .reduce((from, to) => (reader.push(text.slice(from, to)), to), 0);
        const read = reader.end();
        expect(read.faults).toEqual([]);
        expect(traceText(read.lines)).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps lines of kinds that it does not know, in their place', () => {
    const row = { k: 'weather', seq: 3, kind: 'rain' };
    const read = readTrace(withThird(JSON.stringify(row)));
    expect(read.faults).toEqual([]);
    expect(read.lines[2]).toEqual(row);
  });

  it('says which line is cut, and reads the rest', () => {
    const read = readTrace(text.slice(0, -20));
    expect(read.faults).toEqual([{ line: rows.length, problem: 'is not JSON' }]);
    expect(read.lines).toHaveLength(rows.length - 1);
  });

  it.each([
    ['{"k":"step"', 'is not JSON'],
    ['[]', 'is not an object'],
    ['null', 'is not an object'],
    ['{"i":1}', 'has no kind `k`'],
    ['{"k":"step","__proto__":{"isAdmin":true}}', 'has a key `__proto__`'],
    ['{"k":"row","a":[{"constructor":1}]}', 'has a key `constructor`'],
    [`{"k":"row","a":${'['.repeat(40_000)}${']'.repeat(40_000)}}`, 'is nested more than 32 deep'],
    [`{"k":"row","a":"${'x'.repeat(200_000)}"}`, 'is longer than 100000 characters'],
    ['{"k":"gap","dropped":-1}', 'is a gap whose `dropped` is missing or wrong'],
    ['{"k":"mark","t":1,"text":{}}', 'is a mark whose `text` is missing or wrong'],
    ['{"k":"head","v":2}', 'is of version 2; only 1 is known'],
  ])('tells what is wrong with line 3, and reads the others: %.40s', (row, problem) => {
    const read = readTrace(withThird(row));
    expect(read.faults).toEqual([{ line: 3, problem }]);
    expect(read.lines).toHaveLength(rows.length - 1);
    expect(read.numbers).toEqual([...rows.keys()].map((i) => i + 1).filter((n) => n !== 3));
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it.each([
    [{ i: 'x' }, 'i'],
    [{ t: -1 }, 't'],
    [{ ev: 'customer.agreed' }, 'ev'],
    [{ ev: { type: 1 } }, 'ev'],
    [{ value: 3 }, 'value'],
    [{ status: 'fine' }, 'status'],
    [{ tags: [1] }, 'tags'],
    [{ kids: {} }, 'kids'],
  ])('takes no step with %j', (to, field) => {
    const { faults } = readTrace(withThird(step(to)));
    expect(faults).toEqual([
      { line: 3, problem: `is a step whose \`${field}\` is missing or wrong` },
    ]);
  });

  it('tells of a missing head, a second one, and steps out of their order', () => {
    expect(readTrace('').faults).toEqual([
      { line: 1, problem: 'is no head: this is not a whole trace' },
    ]);
    expect(readTrace(`${text}${rows[0]!}`).faults[0]?.problem).toBe('is a second head');
    expect(readTrace(`${text}${rows[3]!}`).faults[0]?.problem).toBe('is step 2 out of its order');
  });

  it('passes over what is too much, and says where', () => {
    const read = readTrace(`${rows[0]!}\n${'{\n'.repeat(50)}`, {
      maxLines: 40,
      maxLineCharacters: 10_000,
      maxFaults: 5,
    });
    expect(read.faults).toHaveLength(5);
    expect(read.moreFaults).toBe(40 - 1 - 5 + 1);
    const long = readTrace(`${rows[0]!}\n${'{"k":"weather"}\n'.repeat(50)}`, {
      maxLines: 40,
      maxLineCharacters: 10_000,
      maxFaults: 5,
    });
    expect(long.lines).toHaveLength(40);
    expect(long.faults).toEqual([
      { line: 41, problem: 'and what follows is not read: 40 lines are' },
    ]);
  });

  it('reads whatever is fed to it without falling over', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.json(), fc.string(), fc.constantFrom(...rows))), (some) => {
        const { lines: read, faults } = readTrace(some.join('\n'));
        expect(read.length + faults.length).toBeGreaterThan(0);
      }),
    );
  });
});
