import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sizes } from '../../src/protocol/limits.ts';
import type { Mark } from '../../src/protocol/marks.ts';
import { MarkSender } from '../../src/services/picture/mark-sender.ts';
import { ShownMarks } from '../../src/services/picture/shown-marks.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const arrow = (x: number): Mark => ({ kind: 'arrow', x, y: 0 });
const point = (x: number, line = 1): Mark => ({ kind: 'line', line, x, y: 0 });

function sender() {
  const sent: Mark[][] = [];
  return { sent, made: new MarkSender((marks) => sent.push(marks)) };
}

describe('P30 where an adviser points', () => {
  it('P30 is sent at a pace, and the newest place of the arrow counts', () => {
    const { sent, made } = sender();
    for (let step = 1; step <= 1_000; step += 1) {
      made.give(arrow(step / 1_000));
      vi.advanceTimersByTime(1);
    }
    vi.advanceTimersByTime(100);
    expect(sent.length).toBeLessThanOrEqual(32);
    expect(sent.every((marks) => marks.length === 1)).toBe(true);
    expect(sent.at(-1)).toEqual([arrow(1)]);
  });

  it('P30 keeps the points of a line in order, and never more than a message holds', () => {
    const { sent, made } = sender();
    made.give(arrow(0));
    for (let step = 1; step <= 200; step += 1) made.give(point(step / 200));
    vi.advanceTimersByTime(100);
    expect(sent[1]).toHaveLength(sizes.maxMarks);
    expect(sent[1]?.at(-1)).toEqual(point(1));
    expect(sent).toHaveLength(2);
  });
});

describe('what the customer sees of it', () => {
  it('an arrow goes when the adviser takes it away, and by itself when it rests', () => {
    const marks = new ShownMarks();
    marks.take([arrow(0.5)], 0);
    expect(marks.arrow(3_999)).toMatchObject({ x: 0.5 });
    expect(marks.isEmpty(4_000)).toBe(true);
    marks.take([arrow(0.5), { kind: 'away' }], 5_000);
    expect(marks.isEmpty(5_000)).toBe(true);
  });

  it('a line fades away after its last point', () => {
    const marks = new ShownMarks();
    marks.take([point(0.1), point(0.2)], 0);
    marks.take([point(0.3)], 1_000);
    expect(marks.lines(5_000)).toMatchObject([{ strength: 1 }]);
    expect(marks.lines(5_500)[0]!.strength).toBeCloseTo(0.5);
    expect(marks.isEmpty(6_000)).toBe(true);
  });

  it('however much is drawn, no more is held than anybody can follow', () => {
    const marks = new ShownMarks();
    for (let line = 0; line < 100; line += 1) {
      marks.take(
        Array.from({ length: 64 }, (_, at) => point(at / 64, line)),
        0,
      );
    }
    const held = marks.lines(0).flatMap(({ points }) => points);
    expect(held.length).toBeLessThanOrEqual(2_000);
    expect(marks.lines(0).at(-1)?.line).toBe(99);
  });

  it('all of it goes at once when the picture stops', () => {
    const marks = new ShownMarks();
    marks.take([arrow(0.5), point(0.1)], 0);
    marks.clear();
    expect(marks.isEmpty(0)).toBe(true);
  });
});
