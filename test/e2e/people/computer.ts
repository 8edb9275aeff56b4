import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Box } from '../../../companion/src/ui/canvas.ts';
import { findProgram } from '../../run/programs.ts';
import { waitUntil } from '../wait-until.ts';
import { startInnerXServer, startXServer } from '../x-server.ts';
import { Eye } from './eye.ts';

const run = promisify(execFile);
const size = { width: 1440, height: 900 };
const needed = ['Xvfb', 'Xephyr', 'openbox', 'xterm', 'xdotool', 'setxkbmap'];

/** What of this computer's programs is not here. */
export const lackingForComputer = needed.filter((name) => findProgram(name, process.env) === null);

/** The customer's own hand, on devices of the computer. */
export interface Hand {
  /** Presses keys, by their names. */
  types(...keys: string[]): Promise<void>;
  moves(x: number, y: number): Promise<void>;
  clicks(x: number, y: number): Promise<void>;
}

/** What a computer is made of. */
export interface ComputerParts {
  readonly display: string;
  readonly hand: Hand;
  readonly monitors: readonly Box[];
  readonly parts: AsyncDisposableStack;
}

/** The customer's own computer: a desktop with a window manager, and a hand on its mouse and keyboard. */
export class Computer {
  readonly display: string;
  readonly hand: Hand;
  readonly monitors: readonly Box[];
  /** The size of the whole desktop. */
  readonly width: number;
  readonly height: number;
  /** The customer's own folder: what a program writes into it stays there. */
  readonly home: string;
  readonly eye: Eye;
  readonly #parts: AsyncDisposableStack;
  #opened: ChildProcess[] = [];

  private constructor({ display, hand, monitors, parts }: ComputerParts, home: string, eye: Eye) {
    this.display = display;
    this.hand = hand;
    this.monitors = monitors;
    this.width = Math.max(...monitors.map(({ x, width }) => x + width));
    this.height = Math.max(...monitors.map(({ y, height }) => y + height));
    this.home = home;
    this.eye = eye;
    this.#parts = parts;
  }

  /** One screen in a window of another one: what is done to that window from outside comes from its devices. */
  static async start(): Promise<Computer> {
    await using parts = new AsyncDisposableStack();
    const outer = await startXServer(size.width, size.height);
    parts.defer(() => outer.stop());
    const inner = await startInnerXServer(outer, size.width, size.height);
    parts.defer(() => inner.stop());
    const hand = handOn(outer.display);
    const monitors = [{ x: 0, y: 0, ...size }];
    return await Computer.of({ display: inner.display, hand, monitors, parts: parts.move() });
  }

  /** A computer of these parts, with a window manager and an empty home. */
  static async of(made: ComputerParts): Promise<Computer> {
    await using parts = made.parts.move();
    const place = await mkdtemp(join(tmpdir(), 'remote-help-computer-'));
    parts.defer(() => rm(place, { recursive: true, force: true }));
    const home = join(place, 'home');
    await mkdir(home);
    const eye = await Eye.open(made.display);
    parts.defer(() => eye.close());
    const env = { ...process.env, HOME: place, DISPLAY: made.display };
    const windowManager = spawn('openbox', ['--sm-disable'], { stdio: 'ignore', env });
    const ended = once(windowManager, 'exit');
    parts.defer(async () => {
      windowManager.kill();
      await ended;
    });
    return new Computer({ ...made, parts: parts.move() }, home, eye);
  }

  /** Lays the keyboard out, for a country. */
  async lays(layout: string): Promise<void> {
    const env = { ...process.env, DISPLAY: this.display };
    await run('setxkbmap', ['-layout', layout], { env, timeout: 40_000 });
  }

  /** Opens a program in the customer's folder. */
  opens(program: string, args: readonly string[] = []): ChildProcess {
    const { home } = this;
    const own = { HOME: home, TMPDIR: home, DISPLAY: this.display, LC_ALL: 'C.UTF-8' };
    const env = { ...process.env, ...own };
    const child = spawn(program, args, { stdio: 'ignore', env, cwd: home });
    this.#opened.push(child);
    return child;
  }

  /** Ends everything that is still open, and forgets what was written. */
  async tidiesUp(): Promise<void> {
    const open = this.#opened.filter((one) => one.exitCode === null && one.signalCode === null);
    this.#opened = [];
    const ended = open.map((one) => once(one, 'exit'));
    for (const one of open) one.kill();
    await Promise.all(ended);
    for (const name of await readdir(this.home))
      await rm(join(this.home, name), { recursive: true });
  }

  /** Opens an editor of lines in a terminal; what was written into it is in the file that it gives. */
  async opensEditor(name: string): Promise<{ file: string; at: Box }> {
    const file = join(this.home, name);
    // A font that has every letter.
    const look = ['-u8', '-fa', 'DejaVu Sans Mono', '-fs', '11', '-geometry', '48x7+40+170'];
    this.opens('xterm', ['-class', name, ...look, '-e', `cat > ${file}`]);
    const window = await this.window(name);
    await this.turnsTo(window);
    return { file, at: await this.eye.box(Number(window)) };
  }

  /** Waits for a window of this class that can be seen. */
  async window(name: string): Promise<string> {
    return await waitUntil(async () => {
      // It stumbles over windows that go away while it looks, and finds none where there is none.
      const found = await this.#look('search', '--onlyvisible', '--class', name).catch(() => '');
      return found.split('\n')[0] || null;
    });
  }

  /** Whether no window of this class can be seen. */
  async isGone(name: string): Promise<boolean> {
    const found = await this.#look('search', '--onlyvisible', '--class', name).catch(() => '');
    return found === '';
  }

  /** Brings a window to the front, and the keyboard to it, as soon as there is a window manager that can. */
  async turnsTo(window: string): Promise<void> {
    await waitUntil(async () => {
      await this.#look('windowactivate', window).catch(() => undefined);
      return (await this.#look('getwindowfocus', '-f')) === window || null;
    });
  }

  /** Waits until what the hand did is too long ago to belong to a click. */
  async handRests(): Promise<void> {
    await wait(2_000);
  }

  /** A program clicks: not a hand. */
  async programClicks(x: number, y: number): Promise<void> {
    await this.#look('mousemove', '--sync', String(x), String(y), 'click', '1');
  }

  /** Waits until the pointer is there, to a pixel or two. */
  async pointerIsAt(x: number, y: number, within = 1): Promise<void> {
    await waitUntil(async () => {
      const at = await this.eye.pointer();
      return (Math.abs(at.x - x) <= within && Math.abs(at.y - y) <= within) || null;
    });
  }

  async close(): Promise<void> {
    await this.tidiesUp();
    await this.#parts.disposeAsync();
  }

  /** Asks the computer from within: what is done so is done by a program. */
  async #look(...args: string[]): Promise<string> {
    return await xdotool(this.display, args);
  }
}

/** The hand on the mouse and keyboard of an X display. */
export function handOn(display: string): Hand {
  const at = (x: number, y: number) => ['mousemove', String(Math.round(x)), String(Math.round(y))];
  return {
    types: async (...keys) => void (await xdotool(display, ['key', ...keys])),
    moves: async (x, y) => void (await xdotool(display, at(x, y))),
    clicks: async (x, y) => void (await xdotool(display, [...at(x, y), 'click', '1'])),
  };
}

async function xdotool(display: string, args: readonly string[]): Promise<string> {
  const env = { ...process.env, DISPLAY: display };
  const { stdout } = await run('xdotool', args, { env, timeout: 40_000 });
  return stdout.trim();
}
