import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { deriveKey } from '../store/keys.ts';
import { openBytes, sealBytes } from '../store/sealing.ts';
import { openSqlite } from '../store/sqlite.ts';
import { holdsAny } from './byte-search.ts';

/** The file of the wrapped keys, apart from everything that they open: its back-ups can have a shorter life. */
export const sessionKeysFile = 'session-keys.sqlite';

/** The key file is not the one under which this folder's session keys were wrapped. */
export class KeepingKeyError extends Error {
  override readonly name = 'KeepingKeyError';
  constructor() {
    super(
      `is not the key file of this data folder: it does not open ${sessionKeysFile}. Put the right file back`,
    );
  }
}

/** A session has no key: it was destroyed, or the file of keys is older than the database. */
export class SessionKeyError extends Error {
  override readonly name = 'SessionKeyError';
  readonly sessionId: string;
  constructor(sessionId: string) {
    super(`There is no key for session ${sessionId}`);
    this.sessionId = sessionId;
  }
}

/** A destroyed key could still be read in a file. */
export class KeyStillThereError extends Error {
  override readonly name = 'KeyStillThereError';
  constructor() {
    super('A destroyed key is still in the files of the session keys');
  }
}

/** Whose keys these are, and the key file's bytes under which they are wrapped. */
export interface SessionKeysOptions {
  folder: string;
  bank: string;
  secret: Uint8Array;
}

/**
 * The keys of sessions: each session's chat, addresses and recording are encrypted under a 256-bit key of its own, so
 * that destroying the key destroys them wherever they lie.
 *
 * A key is kept wrapped (AES-256-GCM) under a key that comes from a file outside the data folder, and nowhere else.
 * Reading one takes some 30 µs; none is held in memory.
 */
export class SessionKeys {
  readonly #database: DatabaseSync;
  readonly #bank: string;
  readonly #wrappingKey: Buffer;
  readonly #path: string;
  readonly #find: StatementSync;

  private constructor({ folder, bank, secret }: SessionKeysOptions) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#path = join(folder, sessionKeysFile);
    this.#bank = bank;
    this.#wrappingKey = deriveKey(secret, 'session keys');
    this.#database = openSqlite(this.#path);
    this.#database.exec(
      `create table if not exists "session_keys"
        (bank text not null, session_id text not null, wrapped blob not null, primary key (bank, session_id)) without rowid`,
    );
    this.#find = this.#database.prepare(
      'select wrapped from "session_keys" where bank = ? and session_id = ?',
    );
  }

  /**
   * Opens the file of keys, or makes it.
   *
   * @throws {KeepingKeyError} if the key file is not the one that it was made with.
   */
  static open(options: SessionKeysOptions): SessionKeys {
    const keys = new SessionKeys(options);
    try {
      keys.#proveSecret();
      return keys;
    } catch (error) {
      keys.close();
      throw error;
    }
  }

  /** Gives a session its key, on disk. A session that has one keeps it. */
  make(sessionId: string): void {
    const wrapped = sealBytes(this.#wrappingKey, randomBytes(32), this.#place(sessionId));
    this.#database
      .prepare('insert into "session_keys" values (?, ?, ?) on conflict do nothing')
      .run(this.#bank, sessionId, wrapped);
  }

  /**
   * A session's key: 32 bytes, to be held no longer than it is used.
   *
   * @throws {SessionKeyError} if it has none, or no longer.
   */
  keyOf(sessionId: string): Buffer {
    const wrapped = this.#wrapped(sessionId);
    if (wrapped === null) throw new SessionKeyError(sessionId);
    return openBytes(this.#wrappingKey, wrapped, this.#place(sessionId));
  }

  has(sessionId: string): boolean {
    return this.#wrapped(sessionId) !== null;
  }

  /** Encrypts a text of a session; `label` says which one, and it can be opened as no other. */
  seal(sessionId: string, label: string, text: string): string {
    const place = `${this.#place(sessionId)}\n${label}`;
    return sealBytes(this.keyOf(sessionId), Buffer.from(text), place).toString('base64url');
  }

  /**
   * Reads what {@link seal} made.
   *
   * @throws {SessionKeyError} if the session's key is gone; Node's error if the text was changed.
   */
  open(sessionId: string, label: string, sealed: string): string {
    const place = `${this.#place(sessionId)}\n${label}`;
    return openBytes(this.keyOf(sessionId), Buffer.from(sealed, 'base64url'), place).toString();
  }

  /** The sessions that have a key. */
  all(): string[] {
    const rows = this.#database
      .prepare('select session_id from "session_keys" where bank = ? and session_id <> ?')
      .all(this.#bank, proof);
    return rows.map((row) => String(row['session_id']));
  }

  /**
   * Destroys keys for good: deleted and overwritten (`secure_delete`), the write-ahead log truncated, and both files
   * searched. Deleting alone would leave every key readable in the file.
   *
   * @throws {KeyStillThereError} if one was found all the same.
   */
  destroy(sessionIds: readonly string[]): void {
    const wrapped = sessionIds.map((id) => this.#wrapped(id)).filter((key) => key !== null);
    const remove = this.#database.prepare(
      'delete from "session_keys" where bank = ? and session_id = ?',
    );
    for (const id of sessionIds) remove.run(this.#bank, id);
    const { busy } = this.#database.prepare('pragma wal_checkpoint(truncate)').get() ?? {};
    // Somebody reads the file at this moment, and what they read is still in the write-ahead log.
    if (busy !== 0) throw new KeyStillThereError();
    if (holdsAny([this.#path, `${this.#path}-wal`], wrapped)) throw new KeyStillThereError();
  }

  close(): void {
    this.#database.close();
  }

  #wrapped(sessionId: string): Uint8Array | null {
    const row = this.#find.get(this.#bank, sessionId);
    return row === undefined ? null : (row['wrapped'] as Uint8Array);
  }

  /** One key that is nobody's: whoever opens it has the right key file. */
  #proveSecret(): void {
    this.make(proof);
    try {
      this.keyOf(proof);
    } catch {
      throw new KeepingKeyError();
    }
  }

  #place(sessionId: string): string {
    return `${this.#bank}\n${sessionId}`;
  }
}

const proof = 'proof';
