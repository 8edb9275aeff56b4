import { spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Commit } from './failpoint.ts';
import { Shelf } from '../../../src/testing/shelf.ts';

const main = fileURLToPath(new URL('./mortal-main.ts', import.meta.url));
const cache = join(tmpdir(), 'remote-help-compile-cache');

/** When a broker is to die; `never` lets it live. */
export interface Death {
  when: 'before' | 'after' | 'never';
  commit: number;
}

type Line = Readonly<Record<string, unknown>> & { event: string };

/** The broker as a process of its own, that a test can kill. */
export class MortalBroker {
  readonly commits: Commit[] = [];
  readonly log = new Shelf<Line>();
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  readonly #child: ChildProcess;

  constructor(environment: Readonly<Record<string, string>>, death: Death = never) {
    const env = { ...process.env, ...environment, NODE_COMPILE_CACHE: cache };
    const { when, commit } = death;
    const child = spawn(process.execPath, [main, when, String(commit)], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    createInterface(child.stdout).on('line', (line) => this.#note(JSON.parse(line) as Line));
    this.ended = new Promise((resolve) => {
      child.once('close', (code, signal) => resolve(signal ?? code));
    });
  }

  /** Waits for a line of its log. */
  logs(event: string): Promise<Line> {
    return this.log.next((line) => line.event === event);
  }

  /** Waits until it listens; answers its address. */
  async listens(): Promise<string> {
    return String((await this.logs('broker.listens'))['origin']);
  }

  kill(signal: 'SIGTERM' | 'SIGKILL'): void {
    this.#child.kill(signal);
  }

  #note(line: Line): void {
    if (line.event === 'test.commits') this.commits.push(line as unknown as Commit);
    else this.log.put(line);
  }
}

const never: Death = { when: 'never', commit: 0 };
