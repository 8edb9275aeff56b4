import { describe, expect, it } from 'vitest';
import { createActor, SimulatedClock } from 'xstate';
import { sessionMachine } from '../../src/machines/session.machine.ts';
import { stateOf } from '../../src/machines/session-state.ts';

const kept = {
  adviser: { name: 'Ana Novak', role: 'Svetovalka' },
  records: false,
  wordsNeeded: true,
  resumeMs: 60_000,
  hasShared: false,
  silentMs: 0,
};

describe('P9 a session whose line is lost', () => {
  it.each([
    ['the whole time when it was heard just now', 0, 60_000],
    ['what is left of it when it was silent before', 13_000, 47_000],
    ['10 s to ask what became of it, however late that is, as after a sleep', 300_000, 10_000],
  ])('waits for its seat %s', (_, silentMs, leftMs) => {
    const clock = new SimulatedClock();
    const input = { canShare: true, kept: { ...kept, silentMs } };
    const actor = createActor(sessionMachine, { input, clock }).start();
    clock.increment(leftMs - 1);
    expect(actor.getSnapshot().hasTag('lineIsLost')).toBe(true);
    clock.increment(1);
    expect(actor.getSnapshot().context.endReason).toBe('line.lost');
  });

  it('counts each lost line from its own last byte', () => {
    const clock = new SimulatedClock();
    const actor = createActor(sessionMachine, { input: { canShare: true, kept }, clock }).start();
    for (const silentMs of [13_000, 1_000]) {
      actor.send({
        type: 'broker.resumedSession',
        adviserIsPresent: true,
        adviser: { name: 'Ana Novak', role: 'Svetovalka' },
      });
      actor.send({ type: 'browser.lostLine', silentMs });
      clock.increment(59_000 - silentMs);
      expect(actor.getSnapshot().hasTag('lineIsLost')).toBe(true);
    }
    clock.increment(1_000);
    expect(stateOf(actor.getSnapshot())).toBe('closed');
  });
});
