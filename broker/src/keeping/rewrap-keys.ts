import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { deriveKey } from '../store/keys.ts';
import { openBytes, sealBytes } from '../store/sealing.ts';
import { openSqlite } from '../store/sqlite.ts';
import { holdsAny } from './byte-search.ts';
import { KeepingKeyError, KeyStillThereError, sessionKeysFile } from './session-keys.ts';

/** A broker, or a command of one, has the file of keys open: it would go on wrapping under the key that is to go. */
export class KeysInUseError extends Error {
  override readonly name = 'KeysInUseError';
  constructor() {
    super(`${sessionKeysFile} is in use: stop the broker first`);
  }
}

/** Whose keys are wrapped anew: from which key file's bytes to which. */
export interface RewrapOptions {
  folder: string;
  bank: string;
  secret: Uint8Array;
  newSecret: Uint8Array;
}

/**
 * Wraps every key of a bank's sessions anew, under another key file: all of them, or none. What was wrapped under the old one is
 * overwritten and then searched for. Answers how many sessions' keys there were.
 *
 * @throws {KeysInUseError} if anybody else has the file open; {KeepingKeyError} if the old key is not its own;
 * {KeyStillThereError} if all keys are changed, and one wrapped under the old key could still be read in a file.
 */
export function rewrapKeys({ folder, bank, secret, newSecret }: RewrapOptions): number {
  const path = join(folder, sessionKeysFile);
  const database = openSqlite(path);
  try {
    lock(database);
    const from = deriveKey(secret, 'session keys');
    const to = deriveKey(newSecret, 'session keys');
    const old = changeAll(database, bank, (wrapped, place) =>
      sealBytes(to, openWith(from, wrapped, place), place),
    );
    database.exec('commit');
    database.exec('pragma wal_checkpoint(truncate)');
    if (holdsAny([path, `${path}-wal`], old)) throw new KeyStillThereError();
    // One of them is nobody's: the proof of the key file.
    return old.length - 1;
  } finally {
    database.close();
  }
}

/**
 * Makes sure that no broker of this folder runs.
 *
 * @throws {KeysInUseError} if anybody has the file of keys open.
 */
export function assertUnused(folder: string): void {
  const database = openSqlite(join(folder, sessionKeysFile));
  try {
    lock(database);
    database.exec('rollback');
  } finally {
    database.close();
  }
}

/** Takes the file for this process alone, if nobody else has it open. */
function lock(database: DatabaseSync): void {
  try {
    database.exec('pragma busy_timeout = 0');
    database.exec('pragma locking_mode = exclusive');
    database.exec('begin exclusive');
  } catch {
    throw new KeysInUseError();
  }
}

/** Puts what `change` makes of it in the place of every wrapped key; answers what was there. */
function changeAll(
  database: DatabaseSync,
  bank: string,
  change: (wrapped: Uint8Array, place: string) => Uint8Array,
): Uint8Array[] {
  const update = database.prepare(
    'update "session_keys" set wrapped = ? where bank = ? and session_id = ?',
  );
  const rows = database
    .prepare('select session_id, wrapped from "session_keys" where bank = ?')
    .all(bank);
  return rows.map((row) => {
    const id = String(row['session_id']);
    const wrapped = row['wrapped'] as Uint8Array;
    update.run(change(wrapped, `${bank}\n${id}`), bank, id);
    return wrapped;
  });
}

function openWith(key: Buffer, wrapped: Uint8Array, place: string): Buffer {
  try {
    return openBytes(key, wrapped, place);
  } catch {
    throw new KeepingKeyError();
  }
}
