import { readFileSync } from 'node:fs';
import type { PointerButton } from '../../../src/protocol/input.ts';
import type { Desktop, Monitor, Touch } from '../desktop.ts';
import { ask, type XConnection } from './connection.ts';
import { XKeyboard } from './keyboard.ts';
import { monitorsOf, scaleOf } from './monitors.ts';

const fake = { press: 4, release: 5, motion: 6 } as const;
const buttons = { left: 1, middle: 2, right: 3 } as const satisfies Record<PointerButton, number>;
const wheels = { up: 4, down: 5, left: 6, right: 7 } as const;
/** How long ago a touch may be to belong to a click. */
const justMs = 1_000;
const touches = ['RawMotion', 'RawButtonPress', 'RawKeyPress', 'RawTouchBegin'] as const;

/** A desktop of X11: moved by XTEST, and watched by XInput 2, which says of each event which device it came from. */
export class XDesktop implements Desktop {
  readonly system: string;
  readonly monitors: readonly Monitor[];
  readonly scalePercent: number | null;
  readonly canControl: boolean;
  readonly #connection: XConnection;
  readonly #keyboard: XKeyboard;
  readonly #down = new Set<PointerButton>();
  readonly #watchers = new Set<(touch: Touch) => void>();
  #touchedAt = -Infinity;

  private constructor(
    connection: XConnection,
    { monitors, scalePercent }: Pick<Desktop, 'monitors' | 'scalePercent'>,
    keyboard: XKeyboard,
  ) {
    this.#connection = connection;
    this.#keyboard = keyboard;
    this.monitors = monitors;
    this.scalePercent = scalePercent;
    this.system = linuxName();
    // Under Wayland XTEST reaches the windows of XWayland only: better no control than half of it.
    const isWayland = (process.env['XDG_SESSION_TYPE'] ?? '') === 'wayland';
    const { test, input } = connection;
    this.canControl = test !== null && input !== null && !isWayland;
  }

  static async open(connection: XConnection): Promise<XDesktop> {
    const monitors = await monitorsOf(connection);
    const keyboard = await XKeyboard.open(connection);
    const scalePercent = await scaleOf(connection).catch(() => null);
    const desktop = new XDesktop(connection, { monitors, scalePercent }, keyboard);
    await desktop.#watch();
    return desktop;
  }

  move(x: number, y: number): void {
    this.#fake(fake.motion, 0, x, y);
  }

  button(button: PointerButton, isDown: boolean): void {
    this.#fake(isDown ? fake.press : fake.release, buttons[button]);
    if (isDown) this.#down.add(button);
    else this.#down.delete(button);
  }

  wheel(across: number, down: number): void {
    this.#turn(down < 0 ? wheels.up : wheels.down, Math.abs(down));
    this.#turn(across < 0 ? wheels.left : wheels.right, Math.abs(across));
  }

  key(code: string, isDown: boolean): void {
    this.#keyboard.key(code, isDown);
  }

  type(text: string, isWanted: () => boolean): Promise<void> {
    return this.#keyboard.type(text, isWanted);
  }

  releaseAll(): void {
    for (const button of [...this.#down]) this.button(button, false);
    this.#keyboard.releaseAll();
  }

  settled(): Promise<void> {
    return this.#keyboard.settled();
  }

  watchTouches(onTouched: (touch: Touch) => void): () => void {
    this.#watchers.add(onTouched);
    return () => this.#watchers.delete(onTouched);
  }

  get wasJustTouched(): boolean {
    return performance.now() - this.#touchedAt < justMs;
  }

  async close(): Promise<void> {
    this.releaseAll();
    this.#keyboard.giveBack();
    await this.settled();
  }

  /** XTEST has devices of its own: what comes from any other one comes from a hand. */
  async #watch(): Promise<void> {
    const { client, input, root } = this.#connection;
    if (input === null) return;
    const devices = await ask<readonly { deviceId: number; name: string }[]>((reply) =>
      input.XIQueryDevice(0, reply),
    );
    const ours = new Set(
      devices.filter(({ name }) => name.includes('XTEST')).map(({ deviceId }) => deviceId),
    );
    client.on('event', ({ name, sourceId, detail = 0 }) => {
      if (sourceId === undefined || !name.startsWith('XIRaw') || ours.has(sourceId)) return;
      this.#touchedAt = performance.now();
      const isEscape = name === 'XIRawKeyPress' && this.#keyboard.isKey('Escape', detail);
      for (const onTouched of [...this.#watchers]) onTouched(isEscape ? 'escape' : 'touch');
    });
    input.XISelectEvents(root, { deviceId: input.AllMasterDevices, mask: touches });
  }

  #turn(button: number, notches: number): void {
    for (let notch = 0; notch < notches; notch += 1) {
      this.#fake(fake.press, button);
      this.#fake(fake.release, button);
    }
  }

  #fake(type: number, detail: number, x = 0, y = 0): void {
    const { test, root } = this.#connection;
    test?.FakeInput(type, detail, 0, root, x, y);
  }
}

/** How the system calls itself: `Debian GNU/Linux 12 (bookworm)`. */
function linuxName(): string {
  try {
    const release = readFileSync('/etc/os-release', 'utf8');
    return /^PRETTY_NAME="?([^"\n]+)"?$/m.exec(release)?.[1] ?? 'Linux';
  } catch {
    // Not every Linux has the file, and nothing depends on it.
    return 'Linux';
  }
}
