import { writeSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** Where a broker is to die: just before or just after a commit, counted from its start. */
export interface Failpoint {
  when: 'before' | 'after' | 'never';
  commit: number;
  /** How many commits there were, in whichever thread. */
  count: SharedArrayBuffer;
}

/** A commit as the failpoint saw it: its number, and the rows of the log or else the tables that it wrote. */
export interface Commit {
  commit: number;
  writes: readonly string[];
}

const writing =
  /^(?:insert into|update|delete from|create (?:table|(?:unique )?index)(?: if not exists)?) "(\w+)"/;
const checkpoint = 'pragma wal_checkpoint(truncate)';

/** Lets this thread's databases count their commits, say each on standard output, and kill the process at one. */
export function arm(failpoint: Failpoint): void {
  const watch = new CommitWatch(failpoint);
  const { exec, prepare } = DatabaseSync.prototype;
  DatabaseSync.prototype.exec = function (sql) {
    watch.around(this, sql, [], () => exec.call(this, sql));
  };
  DatabaseSync.prototype.prepare = function (sql) {
    const statement = prepare.call(this, sql);
    for (const way of ['run', 'all', 'get'] as const) watchStatement(statement, way, this, sql);
    return statement;
  };

  function watchStatement(
    statement: StatementSync,
    way: 'run' | 'all' | 'get',
    database: DatabaseSync,
    sql: string,
  ): void {
    const act = statement[way] as (...values: unknown[]) => unknown;
    Object.assign(statement, {
      [way]: (...values: unknown[]) =>
        watch.around(database, sql, values, () => act.apply(statement, values)),
    });
  }
}

class CommitWatch {
  readonly #failpoint: Failpoint;
  readonly #count: Int32Array;
  readonly #writes = new Set<string>();

  constructor(failpoint: Failpoint) {
    this.#failpoint = failpoint;
    this.#count = new Int32Array(failpoint.count);
  }

  around<Result>(
    database: DatabaseSync,
    sql: string,
    values: readonly unknown[],
    act: () => Result,
  ): Result {
    this.#note(sql, values);
    const ends = sql === 'commit' || sql === checkpoint || !database.isTransaction;
    if (!ends || this.#writes.size === 0) return act();
    const commit = Atomics.add(this.#count, 0, 1) + 1;
    // Written at once: a process that dies has no time for its streams.
    writeSync(
      1,
      `${JSON.stringify({ event: 'test.commits', commit, writes: [...this.#writes] })}\n`,
    );
    this.#dieIf('before', commit);
    const result = act();
    this.#dieIf('after', commit);
    this.#writes.clear();
    return result;
  }

  #note(sql: string, values: readonly unknown[]): void {
    if (sql === checkpoint) this.#writes.add('checkpoint');
    const [, table] = writing.exec(sql) ?? [];
    if (table === undefined) return;
    const type = values.find((value) =>
      /^(customer|adviser|second|companion|broker)\.\w+$/.test(String(value)),
    );
    this.#writes.add(table === 'log_rows' ? String(type) : table);
  }

  #dieIf(when: Failpoint['when'], commit: number): void {
    if (when !== this.#failpoint.when || commit !== this.#failpoint.commit) return;
    process.kill(process.pid, 'SIGKILL');
    // The signal ends every thread; until it has, this one does nothing more.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  }
}
