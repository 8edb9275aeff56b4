import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AdviserMessages } from '../../src/protocol/adviser-messages.ts';
import { HandSender } from '../../src/services/picture/hand-sender.ts';

type Given = AdviserMessages['adviser.gaveInput'];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function sender() {
  const sent: Given[] = [];
  const made = new HandSender((message) => sent.push(message as Given));
  const done = (n: number, grant = 1) => made.noteDone({ type: 'companion.tookInput', grant, n });
  return { sent, made, done };
}
const move = (x: number) => ({ kind: 'move', x, y: 0 }) as const;

describe('P23 what the adviser’s hand sends', () => {
  it('P23 is at once when nothing is on its way', () => {
    const { sent, made } = sender();
    made.give(move(0.1), 1);
    expect(sent).toEqual([{ type: 'adviser.gaveInput', grant: 1, n: 1, inputs: [move(0.1)] }]);
  });

  it('P23 is merged, not queued, while the program is busy: the last move counts', () => {
    const { sent, made, done } = sender();
    for (let step = 1; step <= 500; step += 1) {
      made.give(move(step / 500), 1);
      vi.advanceTimersByTime(10);
    }
    expect(sent).toHaveLength(2);
    done(1);
    vi.advanceTimersByTime(100);
    expect(sent).toHaveLength(3);
    expect(sent[2]?.inputs).toEqual([move(1)]);
  });

  it('P23 keeps the order of what is not a move, and loses none of it', () => {
    const { sent, made, done } = sender();
    const press = { kind: 'button', button: 'left', isDown: true, x: 0, y: 0 } as const;
    for (const input of [move(0.1), press, move(0.2), move(0.3), { ...press, isDown: false }]) {
      made.give(input, 1);
    }
    for (let n = 1; n < 6; n += 1) {
      vi.advanceTimersByTime(100);
      done(n);
    }
    expect(sent.flatMap(({ inputs }) => inputs)).toEqual([
      move(0.1),
      press,
      move(0.3),
      { ...press, isDown: false },
    ]);
  });

  it('P23 joins letters and turns of the wheel', () => {
    const { sent, made } = sender();
    made.give(move(0), 1);
    for (const text of 'šest') made.give({ kind: 'text', text }, 1);
    for (let turn = 0; turn < 30; turn += 1) {
      made.give({ kind: 'wheel', x: 0, y: 0, across: 0, down: 1 }, 1);
    }
    vi.advanceTimersByTime(100);
    expect(sent[1]?.inputs).toEqual([
      { kind: 'text', text: 'šest' },
      { kind: 'wheel', x: 0, y: 0, across: 0, down: 20 },
    ]);
  });

  it('P22 begins anew with a new permission: nothing of the old one is sent under it', () => {
    const { sent, made, done } = sender();
    for (const x of [0.1, 0.2, 0.3]) {
      made.give(move(x), 1);
      vi.advanceTimersByTime(100);
    }
    made.give(move(0.9), 2);
    done(7, 1);
    vi.advanceTimersByTime(100);
    expect(sent.at(-1)).toEqual({
      type: 'adviser.gaveInput',
      grant: 2,
      n: 1,
      inputs: [move(0.9)],
    });
  });
});
