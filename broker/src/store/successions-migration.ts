import type { Kysely } from 'kysely';
import { createTable } from './create-table.ts';
import type { Tables } from './tables.ts';

/** Which key for signatures followed which, as both have signed it (rule P36). */
export async function rememberSuccessions(database: Kysely<Tables>): Promise<void> {
  const signed = { body: 'text', old_signature: 'text', new_signature: 'text' } as const;
  const columns = { bank: 'text', number: 'bigint', ...signed } as const;
  await createTable(database, 'key_successions', columns, ['bank', 'number']);
}
