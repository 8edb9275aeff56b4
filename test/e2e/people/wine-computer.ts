import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';
import type { Box, Canvas } from '../../../companion/src/ui/canvas.ts';
import { findProgram } from '../../run/programs.ts';
import { waitUntil } from '../wait-until.ts';
import { startXServer } from '../x-server.ts';
import { handOn, type Hand } from './computer.ts';
import { Eye } from './eye.ts';
import { partOf, placeIn } from './picture-place.ts';

const run = promisify(execFile);
const installed = '/usr/lib/wine';
const minuteMs = 60_000;
const explorer = 'HKCU\\Software\\Wine\\Explorer';
const none = { stdout: '' };
const places = ['Temp', 'AppData/Local/Temp', 'AppData/Local/RemoteHelp'];

/** The size of its only monitor. */
export const size = { width: 1280, height: 720 };

/** What of this computer is not here. */
export const lackingForWine = [
  ...(process.platform === 'linux' && process.arch === 'x64' ? [] : ['Linux on x64']),
  ...['wine64', 'wineserver64'].filter((name) => !existsSync(join(installed, name))),
  ...['Xvfb', 'xdotool'].filter((name) => findProgram(name, process.env) === null),
];

/**
 * A customer's computer with Windows, as far as Wine plays it: a fresh one in a folder of its own, with one monitor that is all Windows' desktop.
 * A low-level hook hears what is done to that, and nothing outside of it.
 */
export class WineComputer {
  readonly hand: Hand;
  readonly eye: Eye;
  /** The customer's own folder, as the computer on which Wine runs calls it. */
  readonly home: string;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #parts: AsyncDisposableStack;
  #opened: ChildProcess[] = [];

  private constructor(of: {
    display: string;
    eye: Eye;
    environment: NodeJS.ProcessEnv;
    home: string;
    parts: AsyncDisposableStack;
  }) {
    this.hand = handOn(of.display);
    this.eye = of.eye;
    this.#environment = of.environment;
    this.home = of.home;
    this.#parts = of.parts;
  }

  /** A fresh one, which says that it is Windows 10: an older one runs no Node. */
  static async start(): Promise<WineComputer> {
    await using parts = new AsyncDisposableStack();
    const place = await mkdtemp(join(tmpdir(), 'remote-help-wine-'));
    parts.defer(() => rm(place, { recursive: true, force: true, maxRetries: 5 }));
    const x = await startXServer(size.width, size.height);
    parts.defer(() => x.stop());
    const eye = await Eye.open(x.display);
    parts.defer(() => eye.close());
    const environment = await environmentIn(place, x.display);
    const runs = (program: string, ...args: string[]) =>
      run(join(installed, program), args, { env: environment, timeout: 3 * minuteMs });
    parts.defer(async () => {
      // It answers with an error where nothing goes on any more.
      await runs('wineserver64', '-k').catch(() => undefined);
      await runs('wineserver64', '-w');
    });
    // While it makes its folder Wine does not always find the libraries that it has just put there: a second time it does.
    const begins = () => runs('wine64', 'wineboot', '-i');
    await begins().catch(begins);
    await runs('wine64', 'winecfg', '-v', 'win10');
    const desktop = `${size.width}x${size.height}`;
    await runs('wine64', 'reg', 'add', explorer, '/v', 'Desktop', '/d', 'one', '/f');
    await runs('wine64', 'reg', 'add', `${explorer}\\Desktops`, '/v', 'one', '/d', desktop, '/f');
    const users = join(place, 'windows/drive_c/users');
    const [user = ''] = readdirSync(users).filter((name) => name !== 'Public');
    const home = join(users, user);
    return new WineComputer({
      ...{ display: x.display, eye, environment, home },
      parts: parts.move(),
    });
  }

  /** How Windows calls a file or folder below the customer's own. */
  path(...names: string[]): string {
    const user = this.home.split(sep).at(-1) ?? '';
    return ['C:', 'users', user, ...names].join('\\');
  }

  /** Opens a program. Its output is nobody's: under Wine it cannot be a pipe. */
  opens(program: string, ...args: string[]): ChildProcess {
    const options = { stdio: 'ignore', env: this.#environment } as const;
    const child = spawn(join(installed, 'wine64'), [program, ...args], options);
    this.#opened.push(child);
    return child;
  }

  /** The customer's hand turns the wheel towards them, by so many notches. */
  async turnsWheel(notches: number): Promise<void> {
    const args = ['click', '--repeat', String(notches), '5'];
    await run('xdotool', args, { env: this.#environment });
  }

  /** Waits until a picture, or this part of it, is seen on the desktop to the last pixel; where its left upper corner is. */
  async sees(
    canvas: Canvas,
    part: Box = { x: 0, y: 0, ...canvas },
  ): Promise<{ x: number; y: number }> {
    return await waitUntil(() => this.looksFor(canvas, part), 'a picture on the desktop');
  }

  /** Where this part of a picture is seen on the desktop now; `null` where it is not. */
  async looksFor(canvas: Canvas, part: Box): Promise<{ x: number; y: number } | null> {
    const { width, height } = size;
    const colours = await this.eye.picture(this.eye.root, width, height);
    return placeIn({ width, height, colours }, partOf(canvas, part));
  }

  /** Ends everything that is still open. */
  async tidiesUp(): Promise<void> {
    const open = this.#opened.filter((one) => one.exitCode === null && one.signalCode === null);
    this.#opened = [];
    const ended = open.map((one) => once(one, 'exit'));
    for (const one of open) one.kill('SIGKILL');
    await Promise.all(ended);
  }

  /** Waits for a window with this in its title; where it is. */
  async window(title: string): Promise<Box> {
    const args = ['search', '--onlyvisible', '--name', title];
    return await waitUntil(async () => {
      // It stumbles over windows that go away while it looks, and finds none where there is none.
      const { stdout } = await run('xdotool', args, { env: this.#environment }).catch(() => none);
      const [found = ''] = stdout.split('\n');
      return found === '' ? null : await this.eye.box(Number(found)).catch(() => null);
    }, `a window called ${title}`);
  }

  /** What lies where programs leave things: temporary files, and the program's own. */
  left(): string[] {
    return places.flatMap((place) => {
      const folder = join(this.home, place);
      return existsSync(folder) ? readdirSync(folder).map((name) => `${place}/${name}`) : [];
    });
  }

  async close(): Promise<void> {
    await this.tidiesUp();
    await this.#parts.disposeAsync();
  }
}

/** What Wine is started with: no fetching of more, no shortcuts on this computer, and no way into anybody's home. */
async function environmentIn(place: string, display: string): Promise<NodeJS.ProcessEnv> {
  const home = join(place, 'home');
  await mkdir(home);
  return {
    ...process.env,
    ...{ HOME: home, DISPLAY: display, LC_ALL: 'C.UTF-8', WINEDEBUG: '-all' },
    WINEPREFIX: join(place, 'windows'),
    WINEDLLOVERRIDES: 'mscoree,mshtml,winemenubuilder.exe=',
  };
}
