import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Since when a seat is empty: its time goes on over a restart (rule P9). */
export async function addReturning({ schema }: Kysely<Tables>): Promise<void> {
  // SQLite adds one column at a time.
  for (const seat of ['customer', 'adviser', 'companion']) {
    await schema.alterTable('sessions').addColumn(`${seat}_away_since`, 'bigint').execute();
  }
}
