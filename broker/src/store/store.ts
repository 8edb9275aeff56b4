import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Kysely, Migrator } from 'kysely';
import { SessionKeys } from '../keeping/session-keys.ts';
import { lastLifeSign } from './life-sign.ts';
import { migrationsWith } from './migrations.ts';
import { openSqlite } from './sqlite.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import type { Tables } from './tables.ts';
import { step, Writer, type WriteError } from './writer.ts';

/** The database was made by a newer broker: an older one would misread it. */
export class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError';
  constructor() {
    super('The database in REMOTE_HELP_DATA_DIR was written by a newer broker.');
  }
}

/** Whose rows a store reads and writes. */
export interface Ownership {
  bank: string;
  owner: string;
  epoch: number;
}

/** What the broker keeps, on disk. Reading goes through `database`, writing through `writer` only. */
export interface Store {
  readonly database: Kysely<Tables>;
  readonly writer: Writer;
  readonly ownership: Ownership;
  readonly sessionKeys: SessionKeys;
  close(): Promise<void>;
}

interface StoreOptions {
  folder: string;
  bank: string;
  owner: string;
  /** What the sessions' keys are wrapped under. */
  keepingKey: Uint8Array;
  onBroken: (error: WriteError) => void;
}

/**
 * Opens the broker's database, brings it up to date, and makes this broker its owner.
 *
 * @throws {NewerSchemaError} if a newer broker wrote it; {KeepingKeyError} if the keeping key is not its own.
 */
export function openStore(options: StoreOptions): Promise<Store> {
  return open(options, async (sqlite, database, sessionKeys) => {
    await migrate(sqlite, database, sessionKeys);
    return takeOver(database, options);
  });
}

/**
 * Opens the database of a broker that may be running, to write beside it and in its name.
 *
 * @throws {KeepingKeyError} if the keeping key is not its own; Error if no broker of that name has ever run on it.
 */
export function joinStore(options: StoreOptions): Promise<Store> {
  return open(options, (_, database) =>
    database
      .selectFrom('owners')
      .selectAll()
      .where('bank', '=', options.bank)
      .where('owner', '=', options.owner)
      .executeTakeFirstOrThrow(),
  );
}

type Enter = (
  sqlite: DatabaseSync,
  database: Kysely<Tables>,
  sessionKeys: SessionKeys,
) => Promise<Ownership>;

async function open(options: StoreOptions, enter: Enter): Promise<Store> {
  const { folder, bank, keepingKey, onBroken } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const sessionKeys = SessionKeys.open({ folder, bank, secret: keepingKey });
  const path = join(folder, 'broker.sqlite');
  const sqlite = openSqlite(path);
  const database = new Kysely<Tables>({ dialect: sqliteDialect(sqlite) });
  try {
    const ownership = await enter(sqlite, database, sessionKeys);
    const writer = new Writer({ remoteHelpWriter: true, path, ...ownership }, onBroken);
    const close = async () => {
      await writer.close();
      await database.destroy();
      sessionKeys.close();
    };
    return { database, writer, ownership, sessionKeys, close };
  } catch (error) {
    await database.destroy();
    sessionKeys.close();
    throw error;
  }
}

/** More than any message of a session needs: a disk with less room than this is full. */
const probeCharacters = 32 * 1024;

/** Whether the disk takes a write at this moment. Only writing can tell. */
export function isWritable({ writer, database, ownership }: Store): Promise<boolean> {
  const owner = 'x'.repeat(probeCharacters);
  const probe = [
    step(database.insertInto('owners').values({ ...ownership, owner })),
    step(database.deleteFrom('owners').where('owner', '=', owner)),
  ];
  return writer.write(probe).then(
    () => true,
    () => false,
  );
}

async function migrate(
  sqlite: DatabaseSync,
  database: Kysely<Tables>,
  sessionKeys: SessionKeys,
): Promise<void> {
  const migrations = migrationsWith(sessionKeys);
  if (appliedMigrations(sqlite).some((name) => !(name in migrations))) throw new NewerSchemaError();
  const provider = { getMigrations: async () => ({ ...migrations }) };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error !== undefined) throw error;
}

function appliedMigrations(sqlite: DatabaseSync): string[] {
  const table = sqlite.prepare("select 1 from sqlite_master where name = 'kysely_migration'").get();
  if (table === undefined) return [];
  const rows = sqlite.prepare('select name from kysely_migration').all();
  return rows.map((row) => String(row['name']));
}

/**
 * Raises the owner's epoch: an older process that still writes is refused from here on. Who was there when that one died
 * is away since then.
 */
async function takeOver(
  database: Kysely<Tables>,
  { folder, bank, owner }: StoreOptions,
): Promise<Ownership> {
  const { epoch } = await database
    .insertInto('owners')
    .values({ bank, owner, epoch: 1 })
    .onConflict((conflict) =>
      conflict.columns(['bank', 'owner']).doUpdateSet(({ eb }) => ({
        epoch: eb('owners.epoch', '+', 1),
      })),
    )
    .returning('epoch')
    .executeTakeFirstOrThrow();
  const livedAt = lastLifeSign(folder, owner);
  await database
    .updateTable('sessions')
    .set(({ fn, val }) => ({
      owner,
      epoch,
      customer_away_since: fn.coalesce('customer_away_since', val(livedAt)),
      adviser_away_since: fn.coalesce('adviser_away_since', val(livedAt)),
      companion_away_since: fn.coalesce('companion_away_since', val(livedAt)),
    }))
    .where('bank', '=', bank)
    .where('state', '!=', 'closed')
    .execute();
  return { bank, owner, epoch };
}
