import type { DatabaseSync } from 'node:sqlite';
import type { Store } from '../store/store.ts';
import type { SignedSuccession } from './key-succession.ts';

/** The successions of a bank's keys as they are kept, oldest first. */
export async function keptSuccessions({ database, ownership }: Store): Promise<SignedSuccession[]> {
  const rows = await database
    .selectFrom('key_successions')
    .select(['body', 'old_signature', 'new_signature'])
    .where('bank', '=', ownership.bank)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    body: row.body,
    oldSignature: row.old_signature,
    newSignature: row.new_signature,
  }));
}

/** The same, of a database that is only read: one from before keys could be changed has none. */
export function successionsIn(database: DatabaseSync, bank: string): SignedSuccession[] {
  const [table] = database
    .prepare("select name from sqlite_master where name = 'key_successions'")
    .all();
  if (table === undefined) return [];
  return database
    .prepare('select * from key_successions where bank = ? order by number')
    .all(bank)
    .map((row) => ({
      body: String(row['body']),
      oldSignature: String(row['old_signature']),
      newSignature: String(row['new_signature']),
    }));
}
