import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findProgram } from '../run/programs.ts';
import { waitUntil } from '../e2e/wait-until.ts';

const run = promisify(execFile);
const needed = ['openbox', 'xterm', 'xdotool'];

/** What of a desktop's programs is not here. */
export const lackingForDesktop = needed.filter((name) => findProgram(name) === null);

const documents = join(import.meta.dirname, '../../docs');
const text = readFileSync(join(documents, 'protocol.md'), 'utf8').replaceAll(/[^\w .,]+/g, ' ');

/** What runs in the windows: a text that is read, one that is written, and one that scrolls once somebody works. */
const windows = [
  { title: 'read', colours: ['black', 'white'], geometry: '110x58+60+40' },
  { title: 'written', colours: ['black', 'lightyellow'], geometry: '90x30+1000+80' },
  { title: 'scrolls', colours: ['lightgreen', 'black'], geometry: '120x24+700+620' },
] as const;

const programs: Record<(typeof windows)[number]['title'], string> = {
  read: `cat operating.md; exec sleep infinity`,
  written: `exec cat`,
  scrolls: `read start; while :; do cat *.md | while read -r line; do echo "$line"; sleep 0.15; done; done`,
};

/**
 * Three windows of real programs on an X display. It rests, but for cursors that blink, until somebody works at it: then a text
 * scrolls, another is typed, and windows are moved over each other, to other places every time.
 */
export class LivingDesktop {
  readonly #display: string;
  readonly #parts = new AsyncDisposableStack();
  readonly #windows: string[] = [];

  private constructor(display: string) {
    this.#display = display;
  }

  static async open(display: string): Promise<LivingDesktop> {
    const desktop = new LivingDesktop(display);
    desktop.#start('openbox', []);
    for (const { title, colours, geometry } of windows) {
      const [ink, paper] = colours;
      const look = [
        '-fg',
        ink,
        '-bg',
        paper,
        '-geometry',
        geometry,
        '-fa',
        'Monospace',
        '-fs',
        '10',
      ];
      desktop.#start('xterm', ['-T', title, '-bc', ...look, '-e', 'sh', '-c', programs[title]]);
      desktop.#windows.push(await waitUntil(() => desktop.#find(title), `the window “${title}”`));
    }
    return desktop;
  }

  /** Works at it until `signal` aborts. */
  async work(signal: AbortSignal): Promise<void> {
    const [read = '', written = '', scrolls = ''] = this.#windows;
    await this.#hand('windowfocus', '--sync', scrolls, 'key', 'Return');
    await this.#hand('windowfocus', '--sync', written);
    for (let step = 1; !signal.aborted; step += 1) {
      const from = (step * 60) % (text.length - 60);
      await this.#hand('type', '--delay', '40', text.slice(from, from + 60));
      const moved = [read, scrolls, written][step % 3] ?? '';
      // Steps by large primes: no place comes again for a long time.
      const place = [(step * 617) % 1_100, (step * 389) % 520].map(String);
      await this.#hand('windowmove', moved, ...place, 'windowraise', moved);
      await this.#hand('windowfocus', '--sync', written);
      await pause(300);
    }
  }

  async close(): Promise<void> {
    await this.#parts.disposeAsync();
  }

  async #hand(...words: string[]): Promise<string> {
    const env = { ...process.env, DISPLAY: this.#display };
    return (await run('xdotool', words, { env })).stdout;
  }

  async #find(title: string): Promise<string | null> {
    // Nothing found is an exit of 1.
    const found = await this.#hand('search', '--onlyvisible', '--name', `^${title}$`).catch(
      () => '',
    );
    return found.trim().split('\n')[0] || null;
  }

  #start(program: string, words: readonly string[]): void {
    const child = spawn(program, words, {
      cwd: documents,
      env: { ...process.env, DISPLAY: this.#display },
      stdio: 'ignore',
      detached: true,
    });
    this.#parts.defer(async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      // The program and what runs in it are one group.
      process.kill(-(child.pid ?? 0), 'SIGKILL');
      await ended;
    });
  }
}
