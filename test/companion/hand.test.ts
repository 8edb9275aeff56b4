import { describe, expect, it } from 'vitest';
import { shownMonitor, type Desktop, type Touch } from '../../companion/src/desktop.ts';
import { AdviserHand } from '../../companion/src/hand.ts';
import { keysymsOf } from '../../companion/src/x11/keyboard.ts';
import type { Input } from '../../src/protocol/input.ts';

const monitors = [
  { name: 'screen:234:0', x: 0, y: 0, width: 1920, height: 1080 },
  { name: 'screen:235:0', x: 1920, y: 0, width: 1280, height: 1024 },
];

/** A desktop that writes down what is done to it, and whose owner can touch it. */
class PaperDesktop implements Desktop {
  readonly system = 'Paper';
  readonly monitors = monitors;
  readonly scalePercent = null;
  readonly canControl = true;
  readonly wasJustTouched = true;
  readonly done: string[] = [];
  touch: (touch?: Touch) => void = () => undefined;
  isBroken = false;

  move = (x: number, y: number) => void this.done.push(`move ${x} ${y}`);
  button = (button: string, isDown: boolean) => void this.done.push(`${button} ${isDown}`);
  wheel = (across: number, down: number) => void this.done.push(`wheel ${across} ${down}`);
  key = (code: string, isDown: boolean) => void this.done.push(`${code} ${isDown}`);
  async type(text: string): Promise<void> {
    if (this.isBroken) throw new Error('The desktop is gone');
    this.done.push(`type ${text}`);
  }
  releaseAll = () => void this.done.push('release all');
  settled = async () => undefined;
  close = async () => undefined;
  watchTouches(onTouched: (touch: Touch) => void): () => void {
    this.touch = (touch = 'touch') => onTouched(touch);
    return () => (this.touch = () => undefined);
  }
}

function hand(grant = 3) {
  const desktop = new PaperDesktop();
  const told: string[] = [];
  const [, second] = monitors;
  const made = new AdviserHand({
    desktop,
    monitor: second!,
    grant,
    onDone: (n) => told.push(`done ${n}`),
    onTouched: (touch) => told.push(touch),
    onFailed: () => told.push('failed'),
  });
  const give = (n: number, inputs: Input[], by = grant) =>
    made.give({ type: 'adviser.gaveInput', grant: by, n, inputs });
  const settles = () => new Promise((resolve) => setImmediate(resolve));
  return { desktop, told, made, give, settles };
}

describe('the adviser’s hand', () => {
  it('points at pixels of the shown monitor, from its first to its last', async () => {
    const { desktop, give, settles, told } = hand();
    give(1, [
      { kind: 'move', x: 0, y: 0 },
      { kind: 'move', x: 1, y: 1 },
      { kind: 'button', button: 'left', isDown: true, x: 0.5, y: 0.5 },
    ]);
    await settles();
    expect(desktop.done).toEqual(['move 1920 0', 'move 3199 1023', 'move 2560 512', 'left true']);
    expect(told).toEqual(['done 1']);
  });

  it('P22 does nothing by another permission than its own', async () => {
    const { desktop, give, settles } = hand(3);
    give(1, [{ kind: 'text', text: 'a' }], 2);
    give(2, [{ kind: 'text', text: 'b' }], 4);
    await settles();
    expect(desktop.done).toEqual([]);
  });

  it('stops at the customer’s touch: everything held is released first, and nothing follows', async () => {
    const { desktop, give, settles, told } = hand();
    give(1, [{ kind: 'text', text: 'a' }]);
    give(2, [{ kind: 'text', text: 'b' }]);
    desktop.touch();
    give(3, [{ kind: 'text', text: 'c' }]);
    await settles();
    expect(desktop.done).toEqual(['type a', 'release all']);
    expect(told).toEqual(['touch']);
  });

  it('P23 waits for nobody who does not wait: what is more than eight messages is left out', async () => {
    const { desktop, give, settles } = hand();
    for (let n = 1; n <= 1_000; n += 1) give(n, [{ kind: 'text', text: 'x' }]);
    await settles();
    await settles();
    expect(desktop.done.length).toBeLessThanOrEqual(10);
  });

  it('gives up when the desktop does not take it', async () => {
    const { desktop, give, settles, told } = hand();
    desktop.isBroken = true;
    give(1, [{ kind: 'text', text: 'a' }]);
    await settles();
    expect(desktop.done).toEqual(['release all']);
    expect(told).toEqual(['failed']);
  });
});

describe('which monitor is shown', () => {
  const shown = { surface: 'monitor', width: 1280, height: 1024 } as const;
  it('is the one that the browser names', () => {
    expect(shownMonitor(monitors, { ...shown, monitor: 'screen:234:0' })).toBe(monitors[0]);
  });
  it('else the only one of its size, or the only one', () => {
    expect(shownMonitor(monitors, shown)).toBe(monitors[1]);
    expect(shownMonitor(monitors.slice(0, 1), shown)).toBe(monitors[0]);
  });
  it('is not guessed', () => {
    expect(shownMonitor(monitors, { ...shown, width: 5 })).toBeNull();
    const twins = [monitors[1]!, { ...monitors[1]!, name: 'screen:9:0' }];
    expect(shownMonitor(twins, shown)).toBeNull();
  });
});

describe('characters on a keyboard of X11', () => {
  it.each([
    ['a', 0x61],
    ['č', 0x1e8],
    ['š', 0x1b9],
    ['Ž', 0x1ae],
    ['€', 0x20ac],
    ['漢', 0x1006f22],
    ['😀', 0x101f600],
  ])('%s has its own keysym', (character, keysym) => {
    expect(keysymsOf(character)[0]).toBe(keysym);
  });
});
