import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** The columns of a table by what they hold; with a `?` nothing too. */
export type Columns = Readonly<Record<string, 'text' | 'text?' | 'bigint' | 'bigint?'>>;

/** Makes a table with a primary key. */
export async function createTable(
  database: Kysely<Tables>,
  name: string,
  columns: Columns,
  key: readonly string[],
): Promise<void> {
  let table: CreateTableBuilder<string, string> = database.schema.createTable(name);
  for (const [column, kind] of Object.entries(columns)) {
    const isOptional = kind.endsWith('?');
    const type = kind.startsWith('text') ? 'text' : 'bigint';
    table = table.addColumn(column, type, (built) => (isOptional ? built : built.notNull()));
  }
  await table.addPrimaryKeyConstraint(`${name}_key`, [...key] as [string]).execute();
}
