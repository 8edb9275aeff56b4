import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const selfReport = new URL('./self-report.ts', import.meta.url).href;

/** A server as a process of its own, whose memory and time can be read. Linux only: it reads `/proc`. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #canClearAway: boolean;
  /** The first line that says where it listens. */
  readonly listens: Promise<Record<string, unknown>>;

  /** @param isListening Whether a line of its output, an object, is the one that says so. */
  constructor(
    command: readonly string[],
    environment: Readonly<Record<string, string>>,
    isListening: (line: Record<string, unknown>) => boolean,
    canClearAway = false,
  ) {
    this.#canClearAway = canClearAway;
    const [file = '', ...rest] = command;
    const env = { ...process.env, ...environment };
    const child = spawn(file, rest, { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    this.#child = child;
    this.listens = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', () => reject(new Error(`${file} ended`)));
      if (child.stdout === null) return reject(new Error(`${file} says nothing`));
      createInterface(child.stdout).on('line', (text) => {
        const line = JSON.parse(text) as Record<string, unknown>;
        if (isListening(line)) resolve(line);
      });
    });
  }

  /** A program of Node, which can be told to put its memory in order. */
  static ofNode(
    main: string,
    environment: Readonly<Record<string, string>>,
    isListening: (line: Record<string, unknown>) => boolean,
  ): ServerProcess {
    const flags = ['--expose-gc', '--import', selfReport];
    return new ServerProcess([process.execPath, ...flags, main], environment, isListening, true);
  }

  /** Has it clear away what it does not use, where it can be told to; resolves when it has. */
  async clearAway(): Promise<void> {
    if (!this.#canClearAway) return;
    const answered = new Promise((resolve) => this.#child.once('message', resolve));
    this.#child.send('clearAway');
    await answered;
  }

  /** The memory it has now, in bytes. */
  get residentBytes(): number {
    const [, kib = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(this.#read('status')) ?? [];
    return Number(kib) * 1024;
  }

  /** The processor time of all threads that it has, until now, in milliseconds. */
  get processorMs(): number {
    const threads = readdirSync(`/proc/${this.#child.pid}/task`);
    const times = threads.map((id) => Number(this.#read(`task/${id}/schedstat`).split(' ')[0]));
    return times.reduce((sum, time) => sum + time, 0) / 1e6;
  }

  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGTERM');
    await ended;
  }

  #read(file: string): string {
    return readFileSync(`/proc/${this.#child.pid}/${file}`, 'utf8');
  }
}
