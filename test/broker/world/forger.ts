import type { DatabaseSync } from 'node:sqlite';
import { hashOf, type PlacedRow } from '../../../broker/src/sessions/log-row.ts';

type Row = PlacedRow & { session_id: string };

function rowsOf(database: DatabaseSync, id: string): Row[] {
  const rows = database.prepare('select * from log_rows where session_id = ? order by seq').all(id);
  return rows as unknown as Row[];
}

/** Puts a row in before a place, whose own hash is right. */
export function insertForged(database: DatabaseSync, id: string, seq: number): void {
  const [pattern] = rowsOf(database, id);
  const previous = rowsOf(database, id).find((row) => row.seq === seq - 1)?.hash ?? '';
  const row = { ...pattern!, seq, type: 'broker.forged', prev_hash: previous };
  const hash = hashOf(row, previous, { bank: 'bank', session: id });
  const values = Object.values({ ...row, hash });
  database.prepare(`insert into log_rows values (${values.map(() => '?').join()})`).run(...values);
}

/** Changes a row and makes all hashes after it right, as somebody who knows how the log is made can. */
export function forgeFrom(database: DatabaseSync, id: string, seq: number): string {
  database.exec(`update log_rows set at = at - 1 where session_id = '${id}' and seq = ${seq}`);
  let previous = '';
  const update = database.prepare(
    'update log_rows set prev_hash = ?, hash = ? where session_id = ? and seq = ?',
  );
  for (const row of rowsOf(database, id)) {
    const hash = hashOf(row, previous, { bank: 'bank', session: id });
    update.run(previous, hash, id, row.seq);
    previous = hash;
  }
  const moments = {
    'broker.openedSession': 'opened_at',
    'customer.joined': 'joined_at',
    'broker.closed': 'closed_at',
  };
  for (const [type, column] of Object.entries(moments)) {
    database.exec(
      `update sessions set ${column} = (select at from log_rows where session_id = '${id}' and type = '${type}') where session_id = '${id}'`,
    );
  }
  database.prepare('update sessions set last_hash = ? where session_id = ?').run(previous, id);
  return previous;
}
