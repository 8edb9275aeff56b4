import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../demo/main.ts', import.meta.url));

/** The demo as a person starts it: a command that says things. */
export class DemoCommand {
  readonly lines: string[] = [];
  readonly ended: Promise<number | null>;
  readonly #child: ChildProcess;
  #heard = Promise.withResolvers<void>();

  constructor(env: Readonly<Record<string, string>>) {
    this.#child = spawn(process.execPath, [main], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.ended = once(this.#child, 'close').then(([code]) => {
      this.#heard.reject(new Error(`The demo ended: ${this.lines.join('\n')}`));
      return code as number | null;
    });
    this.#heard.promise.catch(() => undefined);
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream !== null) createInterface(stream).on('line', (line) => this.#hear(line));
    }
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Waits until it says a line that fits, and gives that line. */
  async says(wanted: RegExp): Promise<string> {
    for (;;) {
      const line = this.lines.find((said) => wanted.test(said));
      if (line !== undefined) return line;
      await this.#heard.promise;
    }
  }

  /** Presses Ctrl-C, as far as a program can, and waits until it is gone. */
  async interrupt(): Promise<number | null> {
    this.#child.kill('SIGINT');
    return await this.ended;
  }

  #hear(line: string): void {
    this.lines.push(line);
    const { resolve } = this.#heard;
    this.#heard = Promise.withResolvers<void>();
    this.#heard.promise.catch(() => undefined);
    resolve();
  }
}
