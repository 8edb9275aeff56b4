import fc from 'fast-check';
import { initialTransition, transition, type AnyMachineSnapshot } from 'xstate';
import { describe, expect, it } from 'vitest';
import { fromPlain, isSame, toPlain } from '../../src/trace/codec.ts';
import { isStep, traceText, type StepLine, type TraceLine } from '../../src/trace/format.ts';
import { readTrace } from '../../src/trace/read-trace.ts';
import { differences, replayTrace } from '../../src/trace/replay.ts';
import { whatIf } from '../../src/trace/what-if.ts';
import { happenings, LiveSession, type Happening, type Scenario } from './random-sessions.ts';
import { newSession, scenarios, wholeSession } from './scenarios.ts';

async function live(scenario: Scenario, happening: readonly Happening[], maxLines?: number) {
  const session = new LiveSession(scenario, maxLines);
  for (const next of happening) await session.happen(next);
  return session;
}

/** What XState's own pure functions make of a trace. */
function purely({ traced: { machine, facts }, input }: Scenario, steps: readonly StepLine[]) {
  let snapshot: AnyMachineSnapshot | undefined;
  return steps.map(({ ev }) => {
    const [next, actions] =
      snapshot === undefined
        ? initialTransition(machine, input as never)
        : transition(machine, snapshot, fromPlain(ev) as never);
    snapshot = next as AnyMachineSnapshot;
    return {
      value: snapshot.value,
      ctx: toPlain(snapshot.context, facts.context),
      status: snapshot.status,
      tags: [...snapshot.tags].sort(),
      acts: actions.map(({ type }) => type),
      kids: Object.keys(snapshot.children),
    };
  });
}

const titleOf = ({ traced, input }: Scenario) =>
  `${traced.machine.id} ${JSON.stringify(input)?.slice(0, 30) ?? ''}`;

describe('a random session, replayed from its saved trace', () => {
  for (const scenario of scenarios) {
    it(`agrees at every step with what ran, and with a second replay: ${titleOf(scenario)}`, async () => {
      await fc.assert(
        fc.asyncProperty(happenings(scenario), async (happening) => {
          const { recorder, actor } = await live(scenario, happening);
          const { lines, faults } = readTrace(traceText(recorder.lines));
          expect(faults).toEqual([]);
          const steps = lines.filter(isStep);
          const first = replayTrace(scenario.traced, lines);
          expect(first.divergence?.line).toBeUndefined();
          expect(first.steps).toHaveLength(steps.length);
          const second = replayTrace(scenario.traced, lines);
          const unlike = first.steps.flatMap(({ computed }, i) =>
            differences(computed, second.steps[i]!.computed),
          );
          expect(unlike).toEqual([]);
          const last = actor.getSnapshot() as AnyMachineSnapshot;
          expect(steps.at(-1)?.value).toEqual(last.value);
          expect(steps.at(-1)?.status).toBe(last.status);
          expect(fromPlain(steps.at(-1)!.ctx)).toEqual(last.context);
        }),
        { numRuns: 500 },
      );
    }, 120_000);

    it(`is what XState's own pure functions make of it: ${titleOf(scenario)}`, async () => {
      await fc.assert(
        fc.asyncProperty(happenings(scenario), async (happening) => {
          const steps = (await live(scenario, happening)).recorder.lines.filter(isStep);
          const own = purely(scenario, steps);
          const unlike = steps.filter(
            (step, i) => !isSame({ ...step, ...own[i] } as never, step as never),
          );
          expect(unlike).toEqual([]);
        }),
        { numRuns: 60 },
      );
    }, 60_000);
  }
});

describe('a trace that does not agree with the statechart', () => {
  const change = (lines: readonly TraceLine[], i: number, to: object) =>
    lines.map((line) => (isStep(line) && line.i === i ? { ...line, ...to } : line)) as TraceLine[];

  it('shows the first step that differs, and in what, with both states', async () => {
    const { recorder } = await live(newSession, wholeSession);
    const { divergence } = replayTrace(
      newSession.traced,
      change(recorder.lines, 3, { value: 'closed' }),
    );
    expect(divergence?.line.i).toBe(3);
    expect(divergence?.differsIn).toEqual(['value']);
    expect(divergence?.line.value).toBe('closed');
    expect(divergence?.computed.value).toEqual({
      connect: { number: 'checking', connectionTest: 'testing' },
    });
  });

  it('goes on from there, or stops, as is asked', async () => {
    const { recorder } = await live(newSession, wholeSession);
    const lines = change(recorder.lines, 3, { ev: { type: 'customer.wentOnInBrowser' } });
    const whole = replayTrace(newSession.traced, lines);
    const stopped = replayTrace(newSession.traced, lines, { stopsAtDivergence: true });
    expect(whole.steps).toHaveLength(wholeSession.length + 1);
    expect(whole.steps.at(-1)?.differsIn).toContain('value');
    expect(stopped.steps).toHaveLength(4);
    const seen = ({ divergence }: typeof whole) => [
      divergence?.line,
      divergence?.differsIn,
      divergence?.computed.value,
    ];
    expect(seen(stopped)).toEqual(seen(whole));
  });

  it('says that it is of another statechart, and agrees as far as it does', async () => {
    const { recorder } = await live(newSession, wholeSession);
    const [head, ...steps] = recorder.lines;
    const older = { ...head, hash: `sha256:${'0'.repeat(64)}` } as TraceLine;
    const replay = replayTrace(newSession.traced, [older, ...steps]);
    expect(replay.isOfOtherMachine).toBe(true);
    expect(replay.divergence).toBeUndefined();
    expect(replayTrace(newSession.traced, recorder.lines).isOfOtherMachine).toBe(false);
  });

  it('takes the trace at its word where lines were dropped, and agrees from there on', async () => {
    const { recorder } = await live(newSession, wholeSession, 6);
    expect(recorder.lines[1]).toEqual({ k: 'gap', dropped: wholeSession.length + 1 - 6 });
    const { steps, divergence } = replayTrace(newSession.traced, recorder.lines);
    expect(divergence?.line).toBeUndefined();
    expect(steps.map(({ isTaken }) => isTaken)).toEqual([true, ...Array(5).fill(false)]);
  });

  it('differs where it names a state that there is not', async () => {
    const { recorder } = await live(newSession, wholeSession, 6);
    const lines = recorder.lines.map((line) =>
      isStep(line) ? { ...line, value: { nowhere: 'to be found' } } : line,
    );
    const { steps } = replayTrace(newSession.traced, lines);
    expect(steps[0]?.differsIn).toContain('value');
  });
});

describe('what if', () => {
  it('leaves an event out, and computes what would have followed', async () => {
    const { recorder } = await live(newSession, wholeSession);
    const agreement = recorder.lines.find(
      (line) => isStep(line) && line.ev.type === 'customer.agreed',
    );
    const lines = whatIf(newSession.traced, recorder.lines, { drop: (agreement as StepLine).i });
    const steps = lines.filter(isStep);
    expect(steps.map(({ i }) => i)).toEqual(steps.map((_, place) => place));
    expect(new Set(steps.map(({ value }) => JSON.stringify(value)))).toEqual(
      new Set(['{"consent":"agreeing"}']),
    );
    expect(replayTrace(newSession.traced, lines).divergence).toBeUndefined();
  });

  it('puts an event in', async () => {
    const { recorder } = await live(newSession, wholeSession);
    const last = recorder.lines.filter(isStep).at(-1)!.i;
    const event = { type: 'customer.stoppedSharing' };
    const steps = whatIf(newSession.traced, recorder.lines, { before: last, event }).filter(isStep);
    expect(steps).toHaveLength(last + 2);
    expect(steps[last]).toMatchObject({ i: last, src: 'customer', ev: event });
    expect(steps[last]?.tags).toContain('stopped');
    expect(steps.at(-1)?.tags).toContain('closed');
  });
});
