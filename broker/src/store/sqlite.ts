import { DatabaseSync } from 'node:sqlite';

/**
 * Opens the file with the settings that make "committed" mean "on disk", and "deleted" mean "gone".
 *
 * @throws {Error} of `node:sqlite` if the file cannot be opened or is no database.
 */
export function openSqlite(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  database.exec('pragma busy_timeout = 5000');
  database.exec('pragma journal_mode = wal');
  database.exec('pragma synchronous = full');
  database.exec('pragma foreign_keys = on');
  database.exec('pragma secure_delete = on');
  return database;
}
