import { assign, createActor, emit, fromCallback, setup } from 'xstate';
import { describe, expect, it } from 'vitest';
import type { EventFacts, FactsOf } from '../../src/trace/facts.ts';
import { isStep, type StepLine, type TraceLine } from '../../src/trace/format.ts';
import { Recorder } from '../../src/trace/recorder.ts';
import { replayTrace } from '../../src/trace/replay.ts';
import { sessionFacts } from '../../src/trace/session-facts.ts';
import { everyStep, oneOfEach } from '../machines/ways.ts';
import { toPlain, toPlainEvent } from '../../src/trace/codec.ts';
import { LiveSession } from './random-sessions.ts';
import { newSession, wholeSession } from './scenarios.ts';

type Said = { type: `customer.${string}`; text?: string; count?: number };

/** A small statechart with everything that a recorder must notice. */
const machine = setup({
  types: { context: {} as { count: number; secret: string }, events: {} as Said },
  actors: {
    teller: fromCallback(({ sendBack }) => sendBack({ type: 'customer.told' })),
  },
  guards: {
    breaks: () => {
      throw new Error('the guard quotes 12345678');
    },
  },
  actions: { count: assign({ count: ({ context }) => context.count + 1 }) },
}).createMachine({
  id: 'small',
  context: { count: 0, secret: '12345678' },
  initial: 'one',
  states: {
    one: {
      after: { 1_000: { actions: 'count' } },
      on: {
        'customer.said': { target: 'two', actions: ['count', emit({ type: 'customer.heard' })] },
        'customer.broke': { guard: 'breaks', target: 'two' },
      },
    },
    two: { always: 'three' },
    three: { invoke: { id: 'teller', src: 'teller' } },
  },
});
const facts = {
  input: 1,
  context: { count: 1 },
  events: { 'customer.said': { count: 1 } },
} as const;

function record(maxLines = 100) {
  let now = 100;
  const heard: TraceLine[] = [];
  const timers: (() => void)[] = [];
  const clock = {
    setTimeout: (call: () => void) => timers.push(call),
    clearTimeout: () => undefined,
  };
  const recorder = new Recorder({
    head: {
      build: 'b',
      machine: 'small',
      hash: `sha256:${'0'.repeat(64)}`,
      xstate: '5',
      started: '',
    },
    facts,
    now: () => (now += 0.4),
    maxLines,
    onLine: (line) => heard.push(line),
  });
  const actor = createActor(machine, { inspect: recorder.inspect, clock });
  actor.subscribe({ error: () => undefined });
  actor.start();
  const steps = () => recorder.lines.filter(isStep);
  return { recorder, actor, heard, timers, steps, traced: { machine, facts } };
}

describe('the recorder', () => {
  it('begins with a head and the first moment', () => {
    const { recorder } = record();
    expect(recorder.lines).toMatchObject([
      { k: 'head', v: 1, app: 'remote-help', machine: 'small', input: { $undef: 1 } },
      { k: 'step', i: 0, t: 0, src: 'init', ev: { type: 'xstate.init' }, value: 'one' },
    ]);
  });

  it('writes one line for each event, with who raised it, the arrows, the actions and the actors', () => {
    const { actor, steps } = record();
    actor.send({ type: 'customer.said', count: 7 });
    expect(steps().slice(1)).toMatchObject([
      {
        i: 1,
        src: 'customer',
        ev: { type: 'customer.said', count: 7 },
        value: 'three',
        tr: ['small.one/customer.said/0', 'small.two/always/0'],
        acts: ['xstate.cancel', 'xstate.emit', 'xstate.spawnChild'],
        kids: ['teller'],
      },
      { i: 2, src: 'teller', ev: { type: 'customer.told' }, tr: [], acts: [] },
    ]);
  });

  it('writes what was ignored, as a step without arrows', () => {
    const { actor, steps } = record();
    actor.send({ type: 'customer.unknown' });
    expect(steps()[1]).toMatchObject({ ev: { type: 'customer.unknown' }, value: 'one', tr: [] });
  });

  it('writes a delay that is over as raised by the statechart itself', () => {
    const { timers, steps } = record();
    timers[0]?.();
    expect(steps()[1]).toMatchObject({
      src: 'self',
      ev: { type: 'xstate.after.1000.small.one' },
      ctx: { count: 1 },
    });
  });

  it('writes what was emitted, and remarks', () => {
    const { actor, recorder } = record();
    actor.send({ type: 'customer.said', count: 7 });
    recorder.mark('here it froze');
    expect(recorder.lines).toContainEqual({ k: 'emit', t: 1, ev: { type: 'customer.heard' } });
    expect(recorder.lines.at(-1)).toMatchObject({ k: 'mark', text: 'here it froze' });
  });

  it('writes the step that broke, the error by its name, and that the statechart was stopped', () => {
    const { actor, recorder, steps, traced } = record();
    actor.send({ type: 'customer.broke' });
    expect(recorder.lines.slice(-2)).toMatchObject([
      { k: 'step', i: 1, ev: { type: 'customer.broke' }, status: 'error', value: 'one' },
      { k: 'error', error: { $error: 'Error' } },
    ]);
    expect(replayTrace(traced, recorder.lines).divergence).toBeUndefined();
    const other = record();
    other.actor.stop();
    expect(other.steps().at(-1)).toMatchObject({ ev: { type: 'xstate.stop' }, status: 'stopped' });
    expect(replayTrace(traced, other.recorder.lines).divergence).toBeUndefined();
    expect(steps()).toHaveLength(2);
  });

  it('keeps the newest lines, and says how many it dropped', () => {
    const { actor, recorder, heard } = record(3);
    for (let count = 0; count < 5; count++) actor.send({ type: 'customer.unknown' });
    expect(recorder.lines.map(({ k }) => k)).toEqual(['head', 'gap', 'step', 'step', 'step']);
    expect(recorder.lines[1]).toEqual({ k: 'gap', dropped: 3 });
    expect(heard.filter(isStep).map(({ i }: StepLine) => i)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('writes nothing that is not listed, only its type and length', () => {
    const { actor, recorder, steps } = record();
    actor.send({ type: 'customer.said', text: '12345678' });
    actor.send({ type: 'customer.broke', text: '12345678' });
    expect(steps()[1]?.ev).toEqual({ type: 'customer.said', text: { $was: 'string', length: 8 } });
    expect(steps()[1]?.ctx).toEqual({ count: 1, secret: { $was: 'string', length: 8 } });
    expect(JSON.stringify(recorder.lines)).not.toContain('12345678');
  });
});

describe('what of a session may stand in a trace', () => {
  it('is every field of every event and of the context: a new one has to be listed first', () => {
    const plain = everyStep().flatMap(({ event, after }) => [
      toPlainEvent(event, sessionFacts),
      toPlain(after.context, sessionFacts.context),
    ]);
    expect(plain.filter((value) => JSON.stringify(value).includes('$was'))).toEqual([]);
    expect(
      Object.keys(sessionFacts.events).filter(
        (type) => !oneOfEach.some((one) => one.type === type),
      ),
    ).toEqual([]);
  }, 60_000);

  it('does not compile without a field, nor with one that is gone', () => {
    type Said = { type: 'a'; text: string; who: { name: string } | null };
    const whole: EventFacts<Said> = { a: { text: 1, who: { name: 1 } } };
    // @ts-expect-error A name is missing.
    const less: EventFacts<Said> = { a: { text: 1, who: {} } };
    // @ts-expect-error There is no such field.
    const more: FactsOf<{ text: string }> = { text: 1, number: 1 };
    expect([whole, less, more]).toHaveLength(3);
  });

  it('is told as it happens, one line for each event', async () => {
    const session = new LiveSession(newSession);
    for (const next of wholeSession) await session.happen(next);
    const steps = session.recorder.lines.filter(isStep);
    expect(steps).toHaveLength(wholeSession.length + 1);
    expect(steps.filter(({ tr }) => tr.length === 0).map(({ i }) => i)).toEqual([0, 10]);
  });
});
