import { describe, expect, it } from 'vitest';
import { chartOf } from '../../src/trace/chart.ts';
import type { PlainEvent } from '../../src/trace/format.ts';
import { machineHash } from '../../src/trace/machine-hash.ts';
import { Stage } from '../../src/trace/stage.ts';
import { tracedMachines } from '../../src/trace/traced-machines.ts';
import { activeStates } from '../../tools/statechart/active-states.ts';
import { coverageOf } from '../../tools/statechart/coverage.ts';
import { madeFromStatecharts } from '../../tools/statechart/generate.ts';
import type { Ways, Way } from '../../tools/statechart/shortest-ways.ts';
import { readSource } from '../architecture/sources.ts';

const session = tracedMachines.get('session')!;
const chart = chartOf(session.machine);
const ways = JSON.parse(readSource('tools/statechart/kept/session-ways.json')) as Ways;

/** The moments that a way goes through, from the start. */
function walk({ input, events }: Way) {
  const stage = new Stage(session, ways.inputs[input]!);
  const moments = [stage.begin(ways.inputs[input]!)];
  for (const place of events) {
    moments.push(stage.next(moments.at(-1)!.snapshot, ways.events[place] as PlainEvent));
  }
  return moments;
}

describe('what is made from the statecharts is what they are now (npm run statechart)', () => {
  it('the document, its pictures and the layouts', async () => {
    const made = await madeFromStatecharts();
    expect(made.map(({ path }) => path)).toContain('docs/statechart.md');
    const old = made.filter(({ path, text }) => readSource(path) !== text);
    expect(old.map(({ path }) => path)).toEqual([]);
  }, 90_000);

  it('the shortest ways through the session', () => {
    expect(ways.hash).toBe(machineHash(session.machine));
  });
});

describe('the shortest ways', () => {
  it('lead to every state of the session', () => {
    expect(Object.keys(ways.states).sort()).toEqual(chart.states.map(({ id }) => id).sort());
    const passed = (way: Way) =>
      walk(way).flatMap(({ snapshot, moment }) => [
        ...activeStates(snapshot),
        ...moment.tr.map((edge) => edge.split('/')[0]!),
      ]);
    const missed = Object.entries(ways.states).filter(([id, way]) => !passed(way).includes(id));
    expect(missed).toEqual([]);
  });

  it('take every arrow that can be taken', () => {
    const missed = Object.entries(ways.edges).filter(
      ([id, way]) => !walk(way).some(({ moment }) => moment.tr.includes(id)),
    );
    expect(missed).toEqual([]);
    expect(chart.edges.filter(({ id }) => !(id in ways.edges))).toEqual([]);
  });
});

describe('the coverage of traces', () => {
  const step = { k: 'step', i: 0, t: 0, src: 'a', status: 'active', ctx: {} } as const;
  const stepOf = (...tr: string[]) =>
    ({ ...step, ev: { type: 'a' }, value: 'a', tags: [], tr, acts: [], kids: [] }) as const;

  it('counts what was taken, lists what was not, and names what is of another statechart', () => {
    const agreed = 'session.consent.agreeing/customer.agreed/0';
    const { taken, untaken, unknown } = coverageOf(chart, [
      [stepOf(agreed)],
      [stepOf(agreed, 'session.consent.agreeing/customer.vanished/0')],
    ]);
    expect(taken.get(agreed)).toBe(2);
    expect(untaken).toHaveLength(chart.edges.length - 1);
    expect(unknown).toEqual(['session.consent.agreeing/customer.vanished/0']);
  });
});
