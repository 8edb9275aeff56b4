import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { byHand } from '../../companion/src/by-hand.ts';
import { placeOf } from '../../companion/src/window.ts';

describe('what only a hand may do', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is done at once where the hand was told of, and never where there was none', () => {
    const done: string[] = [];
    byHand({ wasJustTouched: true }, () => done.push('by hand'));
    byHand({ wasJustTouched: false }, () => done.push('by a program'));
    vi.runAllTimers();
    expect(done).toEqual(['by hand']);
  });

  it('is done in the order of the keys, when the hand is told of after the first of them', () => {
    const desktop = { wasJustTouched: false };
    const done: number[] = [];
    byHand(desktop, () => done.push(1));
    desktop.wasJustTouched = true;
    byHand(desktop, () => done.push(2));
    byHand(desktop, () => done.push(3));
    expect(done).toEqual([]);
    vi.runAllTimers();
    byHand(desktop, () => done.push(4));
    expect(done).toEqual([1, 2, 3, 4]);
  });
});

describe('where the program’s windows stand', () => {
  const monitor = { x: 1280, y: 200, width: 1280, height: 720 };

  it('a sheet leaves the bar’s buttons free, as far as the monitor has room for both', () => {
    expect(placeOf('sheet', { width: 720, height: 200 }, monitor).y).toBe(200 + 173);
    expect(placeOf('sheet', { width: 720, height: 600 }, monitor).y).toBe(200 + 72);
    expect(placeOf('sheet', { width: 720, height: 660 }, monitor).y).toBe(200 + 60);
    expect(placeOf('sheet', { width: 720, height: 800 }, monitor).y).toBe(200);
  });

  it('the bar is at the top of its monitor, in the middle', () => {
    const bar = placeOf('bar', { width: 1120, height: 72 }, monitor);
    expect(bar).toEqual({ x: 1360, y: 200, width: 1120, height: 72 });
  });
});
