import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';

/** Every table with something of a session, by what people call it in a record of deletion. */
export const tablesOfSession = {
  logRows: 'log_rows',
  texts: 'chat_texts',
  addresses: 'session_contents',
  numbers: 'numbers',
  letters: 'outbox',
  alarms: 'alarms',
} as const satisfies Record<string, keyof Tables>;

/** How much there is of a session, kind by kind. */
export async function countOfSession(
  database: Kysely<Tables>,
  bank: string,
  sessionId: string,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [name, table] of Object.entries(tablesOfSession)) {
    const { count } = await database
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('bank', '=', bank)
      .where('session_id', '=', sessionId)
      .executeTakeFirstOrThrow();
    counts[name] = count;
  }
  return counts;
}
