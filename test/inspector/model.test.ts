import { describe, expect, it } from 'vitest';
import { tracedMachines } from '../../src/trace/traced-machines.ts';
import { traceText } from '../../src/trace/format.ts';
import { ChartIndex } from '../../src/evidence/chart/chart-index.ts';
import { comingNext } from '../../tools/inspector/src/model/coming-next.ts';
import { contextRows } from '../../tools/inspector/src/model/context-rows.ts';
import { drawnMachine } from '../../src/evidence/chart/drawn-machines.ts';
import { waitBefore } from '../../tools/inspector/src/model/playback.ts';
import { savedTrace } from '../../tools/inspector/src/model/saving.ts';
import { Trace } from '../../tools/inspector/src/model/trace.ts';
import { wayTrace } from '../../tools/inspector/src/model/way-trace.ts';
import { around, viewOf, zoomed } from '../../src/evidence/chart/frame.ts';
import { eventText, payloadText, timeText } from '../../tools/inspector/src/view/texts.ts';
import { linesOf, untilSharing, wholeSession } from './traces.ts';

const session = drawnMachine('session')!;

function traceOf(lines = linesOf(wholeSession)): Trace {
  const trace = new Trace('a.jsonl');
  for (const line of lines) trace.append(line);
  return trace;
}

describe('a trace in the inspector', () => {
  it('knows the row of each step, also with remarks in between', () => {
    const trace = traceOf();
    const mark = { k: 'mark' as const, t: 0, text: 'here' };
    trace.remark(2, mark);
    expect(trace.rows[3]?.line).toBe(mark);
    trace.steps.forEach((step, at) => {
      expect(trace.rows[trace.rowOfStep[at]!]?.line).toBe(step);
    });
    expect(trace.stepAtRow(3)).toBe(2);
    expect(trace.lines.indexOf(mark)).toBe(4);
  });

  it('names every state that is active, and the innermost of them', () => {
    const { index } = session;
    const last = traceOf(linesOf(untilSharing)).steps.at(-1)!;
    const active = index.active(last.value);
    expect(active).toContain('sharing');
    const leaves = index.leaves(active);
    expect(leaves.map((id) => index.pathOf(id))).toContain(
      'joined › session › sharing › shown › picture › seen',
    );
    expect(leaves.some((id) => index.inside(id).length > 0)).toBe(false);
  });

  it('takes no state for active that the statechart does not have', () => {
    const index: ChartIndex = session.index;
    expect(index.active({ consent: 'nowhere' })).toEqual(['session', 'session.consent']);
    expect(index.active(null)).toEqual(['session']);
    expect(index.active('constructor')).toEqual(['session']);
  });
});

describe('what could come next', () => {
  it('is possible only as far as the guards say so', () => {
    const [start] = traceOf().steps;
    const arrows = comingNext(session, start!);
    const possible = arrows.filter(({ by }) => by !== null).map(({ edge }) => edge.id);
    expect(possible).toContain('session.consent.agreeing/customer.agreed/0');
    const warned = traceOf(linesOf(untilSharing.slice(0, 11))).steps.at(-1)!;
    const show = comingNext(session, { ...warned, value: warned.value }).filter(({ edge }) =>
      edge.id.includes('customer.confirmedShow'),
    );
    expect(show.map(({ by }) => by?.type)).toEqual(['customer.confirmedShow']);
  });

  it('is nothing after the end', () => {
    expect(comingNext(session, traceOf().steps.at(-1)!)).toEqual([]);
  });

  it('is unknown, not an error, for a context that is no context', () => {
    const [start] = traceOf().steps;
    expect(() => comingNext(session, { ...start!, ctx: null })).not.toThrow();
  });
});

describe('a context', () => {
  it('is told field by field, with what it was before', () => {
    const rows = contextRows({ a: 1, b: { c: [1], d: 'x' } }, { a: 1, b: { c: [2] }, e: null });
    expect(rows).toEqual([
      { name: 'a', now: 1, before: 1, isChanged: false },
      { name: 'b.c', now: [1], before: [2], isChanged: true },
      { name: 'b.d', now: 'x', before: undefined, isChanged: true },
      { name: 'e', now: undefined, before: null, isChanged: true },
    ]);
  });

  it('has no changes where nothing came before', () => {
    expect(contextRows({ a: 1 }, undefined).filter(({ isChanged }) => isChanged)).toEqual([]);
  });
});

describe('playing', () => {
  it('waits as long as it took, divided by the speed, and never longer than 3 s', () => {
    expect(waitBefore(800, '1')).toBe(800);
    expect(waitBefore(800, '4')).toBe(200);
    expect(waitBefore(3_600_000, '1')).toBe(3_000);
    expect(waitBefore(3_600_000, '4')).toBe(750);
    expect(waitBefore(800, 'max')).toBe(0);
    expect(waitBefore(-5, '1')).toBe(0);
  });
});

describe('saving', () => {
  const text = 'one\r\ntwo\n\nfour';
  const mark = { k: 'mark' as const, t: 1, text: 'š' };

  it('gives back the very bytes', async () => {
    const source = new Blob([text]);
    expect(await savedTrace(new Trace('a', source), new Map())).toBe(source);
  });

  it('puts remarks behind their lines, also behind the last one', async () => {
    const trace = new Trace('a', new Blob([text]));
    const saved = await savedTrace(
      trace,
      new Map([
        [4, [mark]],
        [1, [mark, mark]],
      ]),
    );
    const line = traceText([mark]);
    expect(await saved.text()).toBe(`one\r\n${line}${line}two\n\nfour\n${line}`);
  });
});

describe('a way through the statechart', () => {
  it('is a trace that leads where it says, for every state', () => {
    const states = Object.entries(session.ways!.states);
    const wrong = states.filter(([id, way]) => {
      const { steps } = wayTrace(session, way, 'way');
      const last = steps.at(-1)!;
      const passed = last.tr.map((edge) => edge.split('/')[0]);
      return !session.index.active(last.value).includes(id) && !passed.includes(id);
    });
    expect(wrong).toEqual([]);
  });
});

describe('the texts of a row', () => {
  it('say when, what and with what', () => {
    expect(timeText(125_340)).toBe('2:05.340');
    expect(timeText(0)).toBe('0:00.000');
    expect(eventText({ type: 'xstate.done.actor.numberCheck' })).toBe('numberCheck done');
    expect(eventText({ type: 'xstate.after.resumeTime.session.joined.line.lost' })).toBe(
      'after resumeTime',
    );
    expect(payloadText({ type: 'a', isWellFormed: true, x: 'y'.repeat(50) })).toBe(
      `isWellFormed true, x ${'y'.repeat(39)}…`,
    );
  });
});

describe('a view of the chart', () => {
  it('holds what it looks at, in the proportions of its panel', () => {
    const part = around([
      [0, 0, 10, 10],
      [90, 40, 10, 10],
    ])!;
    expect(part).toEqual({ x: 0, y: 0, width: 100, height: 50 });
    const view = viewOf(part, { width: 400, height: 400 }, { room: 0, maxScale: 2 });
    expect(view).toEqual({ x: -50, y: -75, width: 200, height: 200 });
  });

  it('zooms around the point under the pointer', () => {
    const view = zoomed({ x: 0, y: 0, width: 100, height: 100 }, 2, { x: 100, y: 0 });
    expect(view).toEqual({ x: 50, y: 0, width: 50, height: 50 });
  });

  it('of nothing is none', () => expect(around([])).toBeNull());
});

it('every statechart that can be traced can be drawn', () => {
  for (const id of tracedMachines.keys()) {
    const machine = drawnMachine(id)!;
    expect(machine.layout.hash).toBe(machine.hash);
  }
});
