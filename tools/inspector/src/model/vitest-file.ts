import type { TraceLine } from '../../../../src/trace/format.ts';
import type { Trace } from './trace.ts';

/**
 * A test that replays this trace and expects what it says.
 *
 * It goes into a folder of `test/`, and passes as long as the statechart does what it did.
 */
export function vitestFile({ name, lines, steps }: Trace): string {
  const last = steps.at(-1);
  const title = `a recorded session goes as it went: ${name.replace(/\.jsonl$/, '')}`;
  return `import { describe, expect, it } from 'vitest';
import { readTrace } from '../../src/trace/read-trace.ts';
import { replayTrace } from '../../src/trace/replay.ts';
import { tracedMachines } from '../../src/trace/traced-machines.ts';

const text = [
${lines.map((line) => `  ${literal(line)},`).join('\n')}
].join('\\n');

describe(${quoted(title)}, () => {
  const { lines, faults } = readTrace(text);
  const replay = replayTrace(tracedMachines.get(${quoted(machineOf(lines))})!, lines);

  it('has no line that cannot be read', () => {
    expect(faults).toEqual([]);
  });

  it('takes the same steps to the same states', () => {
    expect(replay.steps).toHaveLength(${String(steps.length)});
    expect(replay.divergence?.line).toBeUndefined();
  });

  it('ends where it ended', () => {
    expect(replay.steps.at(-1)?.computed.value).toEqual(${quoted(last?.value ?? null)});
  });
});
`;
}

function literal(line: TraceLine): string {
  return quoted(JSON.stringify(line));
}

/** A value as source text, which no character in it can end. */
function quoted(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16)}`,
  );
}

function machineOf(lines: readonly TraceLine[]): string {
  const [head] = lines;
  return head?.k === 'head' && 'machine' in head ? String(head.machine) : '';
}
