import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** `/proc/<pid>/stat` counts in these: hundredths of a second on every Linux (`getconf CLK_TCK`). */
const msPerTick = 10;

/** A server as a process of its own, whose memory and time can be read. Linux only: it reads `/proc`. */
export class ServerProcess {
  readonly #child: ChildProcess;
  /** The first line that says where it listens. */
  readonly listens: Promise<Record<string, unknown>>;

  /** @param isListening Whether a line of its output, an object, is the one that says so. */
  constructor(
    main: string,
    environment: Readonly<Record<string, string>>,
    isListening: (line: Record<string, unknown>) => boolean,
  ) {
    const env = { ...process.env, ...environment };
    const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    this.#child = child;
    this.listens = new Promise((resolve, reject) => {
      child.once('exit', () => reject(new Error(`${main} ended`)));
      createInterface(child.stdout).on('line', (text) => {
        const line = JSON.parse(text) as Record<string, unknown>;
        if (isListening(line)) resolve(line);
      });
    });
  }

  /** The memory it has now, in bytes. */
  get residentBytes(): number {
    const [, kib = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(this.#read('status')) ?? [];
    return Number(kib) * 1024;
  }

  /** The processor time of all its threads until now, in milliseconds. */
  get processorMs(): number {
    const fields = this.#read('stat').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * msPerTick;
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
