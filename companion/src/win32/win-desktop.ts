import { version } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { PointerButton } from '../../../src/protocol/input.ts';
import type { Desktop, Monitor, Touch } from '../desktop.ts';
import { namedKey } from '../keys.ts';
import type { LoadedAddon } from './addon.ts';
import { setTouchHooks, type TouchHooks } from './touch-hooks.ts';
import type { User32 } from './user32.ts';
import { monitorsOf, scaleOf } from './win-monitors.ts';

const flags = { move: 0x0001, wheel: 0x0800, across: 0x1000, desk: 0x4000, absolute: 0x8000 };
const buttons: Readonly<Record<PointerButton, readonly [down: number, up: number]>> = {
  left: [0x0002, 0x0004],
  right: [0x0008, 0x0010],
  middle: [0x0020, 0x0040],
};
const keyFlags = { extended: 1, up: 2, unicode: 4 };
const virtualScreen = { x: 76, y: 77, width: 78, height: 79 };
const notch = 120;
const quit = 0x12;
const justMs = 1_000;
/** A mark on what is injected here, for whoever looks at the events. */
const ours = 0x52484c50;

/** A desktop of Windows: moved by SendInput, and watched by low-level hooks. */
export class WinDesktop implements Desktop {
  readonly system = version();
  readonly monitors: readonly Monitor[];
  readonly scalePercent: number;
  canControl = false;
  readonly #user: User32;
  readonly #buttons = new Set<PointerButton>();
  readonly #keys = new Set<string>();
  readonly #watchers = new Set<(touch: Touch) => void>();
  #hooks: TouchHooks | null = null;
  #touchedAt = -Infinity;

  private constructor(user: User32) {
    this.#user = user;
    this.monitors = monitorsOf(user);
    this.scalePercent = scaleOf(user);
  }

  static async open(user: User32, { file }: LoadedAddon): Promise<WinDesktop> {
    const desktop = new WinDesktop(user);
    // Without hooks nobody would notice the customer's own hand: then there is no control.
    desktop.#hooks = await setTouchHooks(file, (touch) => desktop.#notice(touch)).catch(() => null);
    desktop.canControl = desktop.#hooks?.areSet ?? false;
    return desktop;
  }

  get wasJustTouched(): boolean {
    return performance.now() - this.#touchedAt < justMs;
  }

  move(x: number, y: number): void {
    const [left, top, width, height] = [
      virtualScreen.x,
      virtualScreen.y,
      virtualScreen.width,
      virtualScreen.height,
    ].map((index) => this.#user.systemMetric(index)) as [number, number, number, number];
    // Windows counts in 65,536ths of the whole desktop, and rounds down.
    const dx = Math.ceil(((x - left) * 65_536) / width);
    const dy = Math.ceil(((y - top) * 65_536) / height);
    this.#mouse(flags.move | flags.absolute | flags.desk, dx, dy);
  }

  button(button: PointerButton, isDown: boolean): void {
    const [down, up] = buttons[button];
    this.#mouse(isDown ? down : up);
    if (isDown) this.#buttons.add(button);
    else this.#buttons.delete(button);
  }

  wheel(across: number, down: number): void {
    if (down !== 0) this.#mouse(flags.wheel, 0, 0, -down * notch);
    if (across !== 0) this.#mouse(flags.across, 0, 0, across * notch);
  }

  key(code: string, isDown: boolean): void {
    const named = namedKey(code);
    if (named === undefined) return;
    const scan = this.#user.mapVirtualKey(named.virtualKey, 0);
    const extended = named.isExtended ? keyFlags.extended : 0;
    this.#send([keyInput(named.virtualKey, scan, extended | (isDown ? 0 : keyFlags.up))]);
    if (isDown) this.#keys.add(code);
    else this.#keys.delete(code);
  }

  async type(text: string, isWanted: () => boolean): Promise<void> {
    if (!isWanted()) return;
    const held = [...this.#keys];
    for (const code of held) this.key(code, false);
    const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
    this.#send(
      units.flatMap((unit) => [
        keyInput(0, unit, keyFlags.unicode),
        keyInput(0, unit, keyFlags.unicode | keyFlags.up),
      ]),
    );
    for (const code of held) this.key(code, true);
  }

  releaseAll(): void {
    for (const button of [...this.#buttons]) this.button(button, false);
    for (const code of [...this.#keys]) this.key(code, false);
  }

  async settled(): Promise<void> {
    // SendInput returns when the events are in the system's queue.
  }

  watchTouches(onTouched: (touch: Touch) => void): () => void {
    this.#watchers.add(onTouched);
    return () => this.#watchers.delete(onTouched);
  }

  async close(): Promise<void> {
    this.releaseAll();
    if (this.#hooks === null) return;
    this.#user.postToThread(this.#hooks.threadId, quit, 0, 0);
    await Promise.race([this.#hooks.ended, wait(1_500)]);
  }

  #notice(touch: Touch): void {
    this.#touchedAt = performance.now();
    for (const onTouched of [...this.#watchers]) onTouched(touch);
  }

  #mouse(dwFlags: number, dx = 0, dy = 0, mouseData = 0): void {
    const mi = { dx, dy, mouseData: mouseData >>> 0, dwFlags, time: 0, dwExtraInfo: ours };
    this.#send([{ type: 0, u: { mi } }]);
  }

  #send(inputs: readonly unknown[]): void {
    this.#user.sendInput(inputs.length, inputs, this.#user.inputSize);
  }
}

function keyInput(wVk: number, wScan: number, dwFlags: number) {
  return { type: 1, u: { ki: { wVk, wScan, dwFlags, time: 0, dwExtraInfo: ours } } };
}
