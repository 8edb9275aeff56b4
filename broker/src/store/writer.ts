import { Worker } from 'node:worker_threads';
import type { Compilable } from 'kysely';
import {
  closing,
  writerThreadUrl,
  type WriteJob,
  type WriteProblem,
  type WriteResult,
  type WriteStep,
  type WriterThreadData,
} from './writer-thread.ts';

/** Nothing of a job was written, and why. */
export class WriteError extends Error {
  override readonly name = 'WriteError';
  readonly problem: WriteProblem;
  readonly code: string;
  constructor(problem: WriteProblem, code: string) {
    super(`The database did not take a write: ${problem}`);
    this.problem = problem;
    this.code = code;
  }
}

/** A statement of a job. */
export function step(query: Compilable): WriteStep {
  const { sql, parameters } = query.compile();
  return { sql, parameters, needsRow: false };
}

/** A statement that undoes its whole job unless it returns a row. */
export function neededStep(query: Compilable): WriteStep {
  return { ...step(query), needsRow: true };
}

type Rows = Record<string, unknown>[][] | null;

/** The one writer of the database, in a thread of its own, so that waiting for the disk stops nobody. */
export class Writer {
  readonly #thread: Worker;
  readonly #waiting = new Map<number, PromiseWithResolvers<Rows>>();
  readonly #onBroken: (error: WriteError) => void;
  #given: WriteJob[] = [];
  #lastId = 0;
  #isClosing = false;

  constructor(data: WriterThreadData, onBroken: (error: WriteError) => void) {
    this.#onBroken = onBroken;
    this.#thread = new Worker(writerThreadUrl, { workerData: data, execArgv: [] });
    this.#thread.on('message', (results: WriteResult[]) => this.#settle(results));
    this.#thread.on('error', () => this.#break(new WriteError('failed', 'thread')));
    this.#thread.on('exit', () => {
      if (!this.#isClosing) this.#break(new WriteError('failed', 'exit'));
    });
  }

  /**
   * Writes all steps or none. What it answers is on disk: the rows of each step, or `null` when a
   * needed step found no row.
   *
   * @throws {WriteError} if nothing was written.
   */
  write(steps: readonly WriteStep[]): Promise<Rows> {
    if (this.#isClosing) return Promise.reject(new WriteError('failed', 'closed'));
    const job: WriteJob = { id: ++this.#lastId, steps };
    const result = Promise.withResolvers<Rows>();
    this.#waiting.set(job.id, result);
    this.#give(job);
    return result.promise;
  }

  /** Writes what it has been given, and ends. */
  async close(): Promise<void> {
    this.#isClosing = true;
    this.#handOver();
    const exit = new Promise<void>((resolve) => this.#thread.once('exit', () => resolve()));
    this.#thread.postMessage(closing);
    await exit;
  }

  /** What comes in the same turn of the event loop goes to the thread together. */
  #give(job: WriteJob): void {
    this.#given.push(job);
    if (this.#given.length === 1) setImmediate(() => this.#handOver());
  }

  #handOver(): void {
    if (this.#given.length > 0) this.#thread.postMessage(this.#given);
    this.#given = [];
  }

  #settle(results: readonly WriteResult[]): void {
    for (const result of results) {
      const waiting = this.#waiting.get(result.id);
      this.#waiting.delete(result.id);
      if ('rows' in result) waiting?.resolve(result.rows);
      else waiting?.reject(this.#errorOf(result));
    }
  }

  #errorOf({ problem, code }: { problem: WriteProblem; code: string }): WriteError {
    const error = new WriteError(problem, code);
    if (problem === 'failed' || problem === 'ownerChanged') this.#onBroken(error);
    return error;
  }

  #break(error: WriteError): void {
    this.#onBroken(error);
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}
