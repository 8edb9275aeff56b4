import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../broker/src/main.ts', import.meta.url));
const patienceMs = 10_000;

/** How a broker is started, and who hears what it says. */
export type BrokerChildOptions = {
  readonly env: NodeJS.ProcessEnv;
  readonly onLine: (line: string) => void;
};

/** The broker's process could not start. Its own last line says why. */
export class BrokerStartError extends Error {
  override readonly name = 'BrokerStartError';
}

/** The real broker, in a process of its own. */
export class BrokerChild {
  readonly #child: ChildProcess;
  /** Resolves when the process is gone, with how it went. */
  readonly ended: Promise<string>;
  #lastLine = 'it said nothing';

  private constructor({ env, onLine }: BrokerChildOptions) {
    this.#child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.ended = once(this.#child, 'exit').then(([code, signal]) =>
      String(signal ?? `code ${code}`),
    );
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream === null) continue;
      createInterface(stream).on('line', (line) => {
        this.#lastLine = line;
        onLine(line);
      });
    }
  }

  /**
   * Starts it and waits until it listens.
   *
   * @throws {BrokerStartError} if it ends before.
   */
  static async start(options: BrokerChildOptions): Promise<BrokerChild> {
    const listens = Promise.withResolvers<void>();
    const child = new BrokerChild({
      ...options,
      onLine: (line) => {
        if (line.includes('"broker.listens"')) listens.resolve();
        options.onLine(line);
      },
    });
    const ended = child.ended.then((how) => {
      throw new BrokerStartError(`The broker ended (${how}): ${child.#lastLine}`);
    });
    await Promise.race([listens.promise, ended]);
    return child;
  }

  /** The process, for whoever wants to see what its death does. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Asks it to end, and makes it if it takes too long. */
  async stop(): Promise<void> {
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), patienceMs);
    this.#child.kill('SIGTERM');
    await this.ended;
    clearTimeout(timer);
  }
}
