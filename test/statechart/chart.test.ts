import { describe, expect, it } from 'vitest';
import { setup } from 'xstate';
import { chartOf } from '../../src/trace/chart.ts';
import { sortEdges } from '../../tools/statechart/arrows.ts';
import { computeLayout } from '../../tools/statechart/compute-layout.ts';
import { drawChart } from '../../tools/statechart/draw.ts';
import { shape, toMarkup } from '../../tools/statechart/shape.ts';
import { edgeText, rowsOf } from '../../tools/statechart/words.ts';

const machine = setup({
  guards: { isDry: () => true },
  actions: { ring: () => undefined },
  delays: { teaTime: 3 },
}).createMachine({
  id: 'kettle',
  initial: 'cold',
  on: { 'person.left': '.cold' },
  states: {
    cold: { tags: 'isQuiet', on: { 'person.pressed': { guard: 'isDry', target: 'hot' } } },
    hot: {
      entry: 'ring',
      on: { 'person.knocked': { actions: 'ring' }, 'person.ended': { target: 'over' } },
      after: { teaTime: 'cold' },
      initial: 'loud',
      states: { loud: { always: 'soft' }, soft: { on: { 'person.broke': '#kettle.over' } } },
    },
    over: { type: 'final' },
  },
});
const chart = chartOf(machine);
const edge = (id: string) => chart.edges.find((one) => one.id === id)!;

describe('a statechart taken apart', () => {
  it('has every state, with its tags, its start and what it does', () => {
    const [root, cold, hot] = chart.states;
    expect(root).toMatchObject({ id: 'kettle', parent: null, initial: 'kettle.cold' });
    expect(cold).toMatchObject({ key: 'cold', parent: 'kettle', tags: ['isQuiet'] });
    expect(hot).toMatchObject({ entry: ['ring'], exit: [], initial: 'kettle.hot.loud' });
  });

  it('has every arrow: by an event, by a delay, and by nothing at all', () => {
    expect(edge('kettle.cold/person.pressed/0')).toMatchObject({
      guard: 'isDry',
      to: 'kettle.hot',
    });
    expect(edge('kettle.hot.loud/always/0').trigger).toEqual({ by: 'always' });
    expect(edge('kettle.hot/xstate.after.teaTime.kettle.hot/0').trigger).toEqual({
      by: 'delay',
      name: 'teaTime',
    });
    expect(chart.delays).toEqual({ teaTime: 3 });
  });
});

describe('a drawing', () => {
  it('has a line for what leads elsewhere, and a row for what stays, goes inside or ends from deep inside', () => {
    const { bundles, rows } = sortEdges(chart);
    expect(bundles.map(({ from, to }) => `${from} ${to}`)).toEqual([
      'kettle.cold kettle.hot',
      'kettle.hot kettle.over',
      'kettle.hot kettle.cold',
      'kettle.hot.loud kettle.hot.soft',
    ]);
    expect(bundles.filter(({ isBack }) => isBack)).toHaveLength(1);
    const texts = chart.states.map((state) =>
      rowsOf(state, rows.get(state.id) ?? []).map(({ text }) => text),
    );
    expect(texts.flat()).toEqual([
      'person.left → cold',
      'entry / ring',
      'person.knocked ↺',
      'person.broke → over',
    ]);
  });

  it('names guards and delays beside their lines', () => {
    expect(edgeText(edge('kettle.cold/person.pressed/0'))).toBe('person.pressed [isDry]');
    expect(edgeText(edge('kettle.hot/xstate.after.teaTime.kettle.hot/0'))).toBe('after teaTime');
  });

  it('puts every box inside the one around it, and no two beside each other into one place', async () => {
    const { boxes } = await computeLayout(chart, 'sha256:0');
    const place = new Map(boxes.map(({ state, at }) => [state, at]));
    for (const { id, parent } of chart.states) {
      const [x, y, width, height] = place.get(id)!;
      const around = place.get(parent ?? id)!;
      expect(x).toBeGreaterThanOrEqual(around[0]);
      expect(y).toBeGreaterThanOrEqual(around[1]);
      expect(x + width).toBeLessThanOrEqual(around[0] + around[2]);
      expect(y + height).toBeLessThanOrEqual(around[1] + around[3]);
    }
    const [cold, hot] = [place.get('kettle.cold')!, place.get('kettle.hot')!];
    expect(cold[1] + cold[3]).toBeLessThan(hot[1]);
  }, 60_000);

  it('is the same every time, and marks what a page lights up', async () => {
    const [one, other] = [await computeLayout(chart, ''), await computeLayout(chart, '')];
    expect(one).toEqual(other);
    const markup = toMarkup(shape('svg', {}, ...drawChart(chart, one)));
    for (const { id } of chart.states) expect(markup).toContain(`data-state="${id}"`);
    for (const { id } of chart.edges) expect(markup).toContain(`data-edge="${id}"`);
  }, 60_000);

  it('takes every text for text', () => {
    expect(toMarkup(shape('text', { id: '"<' }, '<script>&'))).toBe(
      '<text id="&#34;&#60;">&#60;script&#62;&#38;</text>\n',
    );
  });
});
