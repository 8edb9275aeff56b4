import type { Kysely } from 'kysely';
import { keepingLogId, sessionIn } from '../keeping/keeping-log.ts';
import type { Tables } from './tables.ts';

/** Which session an act of keeping is about: the acts on one are found without reading all of them. */
export async function findActsBySession(database: Kysely<Tables>): Promise<void> {
  const { schema } = database;
  await schema.alterTable('log_rows').addColumn('about', 'text').execute();
  const rows = await database
    .selectFrom('log_rows')
    .select(['bank', 'seq', 'body'])
    .where('session_id', '=', keepingLogId)
    .execute();
  for (const { bank, seq, body } of rows) {
    await database
      .updateTable('log_rows')
      .set({ about: sessionIn(JSON.parse(body) as Record<string, unknown>) })
      .where('bank', '=', bank)
      .where('session_id', '=', keepingLogId)
      .where('seq', '=', seq)
      .execute();
  }
  await schema
    .createIndex('acts_on_a_session')
    .on('log_rows')
    .columns(['bank', 'about', 'seq'])
    .where('about', 'is not', null)
    .execute();
}
