import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
  isMainThread,
  parentPort,
  receiveMessageOnPort,
  workerData,
  type MessagePort,
} from 'node:worker_threads';
import { openSqlite } from './sqlite.ts';

/** One statement of a job. With `needsRow` the job is undone unless the statement returns a row. */
export interface WriteStep {
  sql: string;
  parameters: readonly unknown[];
  needsRow: boolean;
}

/** What belongs together: all of it is written or nothing. */
export interface WriteJob {
  id: number;
  steps: readonly WriteStep[];
}

/** Why nothing was written. */
export type WriteProblem = 'full' | 'notUnique' | 'ownerChanged' | 'failed';

/** What became of a job. `rows` are those of each step; `null` when a step found no row. */
export type WriteResult =
  | { id: number; rows: Record<string, unknown>[][] | null }
  | { id: number; problem: WriteProblem; code: string };

/** What the thread is started with. */
export interface WriterThreadData {
  remoteHelpWriter: true;
  path: string;
  bank: string;
  owner: string;
  epoch: number;
}

/** Where this thread's code is, in the sources as in a bundle. */
export const writerThreadUrl = new URL(import.meta.url);

/** The message upon which the thread finishes and ends. */
export const closing = 'close';

const maxJobsATransaction = 256;

type Received = readonly WriteJob[] | typeof closing;

/**
 * Writes jobs in groups: whatever came while the disk was busy with the last group is the next one,
 * so that a single job never waits and many jobs share one sync.
 */
function serve(port: MessagePort, data: WriterThreadData): void {
  const database = openSqlite(data.path);
  const group = new GroupCommit(database, data);
  port.on('message', (first: Received) => {
    const jobs: WriteJob[] = [];
    let next: Received | undefined = first;
    while (next !== undefined && next !== closing) {
      jobs.push(...next);
      next = jobs.length < maxJobsATransaction ? receiveMessageOnPort(port)?.message : undefined;
    }
    if (jobs.length > 0) port.postMessage(group.write(jobs));
    if (next !== closing) return;
    database.exec('pragma wal_checkpoint(truncate)');
    database.close();
    port.close();
  });
}

class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #data: WriterThreadData;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync, data: WriterThreadData) {
    this.#database = database;
    this.#data = data;
  }

  /** Nearly always every job can be written: none is kept apart from the others then, which saves half of the work. */
  write(jobs: readonly WriteJob[]): WriteResult[] {
    try {
      return this.#writeTogether(jobs);
    } catch (error) {
      const fault = faultOf(error);
      return jobs.map(({ id }) => ({ id, ...fault }));
    }
  }

  #writeTogether(jobs: readonly WriteJob[]): WriteResult[] {
    try {
      return this.#commit(() => jobs.map((job) => this.#writeSteps(job)));
    } catch (error) {
      // What the disk has refused once is not tried again; only a job that had to be undone spoils no other.
      if (!isOfOneJob(error)) throw error;
      return this.#commit(() => jobs.map((job) => this.#writeApart(job)));
    }
  }

  #commit(act: () => WriteResult[]): WriteResult[] {
    try {
      this.#database.exec('begin immediate');
      if (!this.#isStillOwner()) throw new OwnerChangedError();
      const results = act();
      this.#database.exec('commit');
      return results;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('rollback');
      throw error;
    }
  }

  /** @throws {NoRowError} if a step found no row that needs one. */
  #writeSteps({ id, steps }: WriteJob): WriteResult {
    const rows = steps.map(({ sql, parameters, needsRow }) => {
      const found = this.#prepare(sql).all(...(parameters as SQLInputValue[]));
      if (needsRow && found.length === 0) throw new NoRowError();
      return found;
    });
    return { id, rows };
  }

  #writeApart(job: WriteJob): WriteResult {
    this.#database.exec('savepoint job');
    try {
      const result = this.#writeSteps(job);
      this.#database.exec('release job');
      return result;
    } catch (error) {
      if (!isOfOneJob(error)) throw error;
      const { id } = job;
      const isMissing = error instanceof NoRowError;
      return this.#undo(isMissing ? { id, rows: null } : { id, ...faultOf(error) });
    }
  }

  #undo(result: WriteResult): WriteResult {
    this.#database.exec('rollback to job');
    this.#database.exec('release job');
    return result;
  }

  /** A broker that was started on the same folder later has a higher epoch: then this one must not write. */
  #isStillOwner(): boolean {
    const { bank, owner, epoch } = this.#data;
    const sql = 'select epoch from owners where bank = ? and owner = ?';
    return this.#prepare(sql).get(bank, owner)?.['epoch'] === epoch;
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

class NoRowError extends Error {
  override readonly name = 'NoRowError';
}

class OwnerChangedError extends Error {
  override readonly name = 'OwnerChangedError';
}

/** Whether an error says nothing about the disk: one job has to be undone, the others not. */
function isOfOneJob(error: unknown): boolean {
  return error instanceof NoRowError || faultOf(error).problem === 'notUnique';
}

function faultOf(error: unknown): { problem: WriteProblem; code: string } {
  if (error instanceof OwnerChangedError) return { problem: 'ownerChanged', code: error.name };
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
  const problems: Readonly<Record<number, WriteProblem>> = { 13: 'full', 19: 'notUnique' };
  // The low byte is the kind of fault; the rest says which one exactly.
  return { problem: problems[code & 0xff] ?? 'failed', code: `sqlite ${code}` };
}

function isWriterThreadData(data: unknown): data is WriterThreadData {
  return typeof data === 'object' && data !== null && 'remoteHelpWriter' in data;
}

if (!isMainThread && parentPort !== null && isWriterThreadData(workerData)) {
  serve(parentPort, workerData);
}
