import type { DatabaseSync } from 'node:sqlite';
import type { Damage } from './damage.ts';
import { readDeletion, type Deletion } from './deletion.ts';
import { keepingLogId } from './keeping-log.ts';
import { KeyChain, type Succession } from './key-succession.ts';
import { successionsIn } from './kept-successions.ts';
import { HeadVerifier } from './verify-heads.ts';
import { LogVerifier, type KeptColumns, type ReadLog } from './verify-log.ts';

/** What is checked, and against what. */
export interface VerifyOptions {
  database: DatabaseSync;
  bank: string;
  /** The key whose signatures count. */
  publicKey: string;
  /** A copy of the heads from outside, if there is one. */
  copy: string | null;
}

/** What a check found. */
export interface VerifyResult {
  readonly damages: readonly Damage[];
  readonly sessions: number;
  readonly rows: number;
  readonly heads: number;
  readonly deletions: number;
  /** Rows that came after the newest head: only their own chain proves them. */
  readonly rowsSinceHead: number;
  /** Which key followed which, from the first to the newest. */
  readonly successions: readonly Succession[];
}

/**
 * Checks everything that is kept: each log's chain, what stands beside it, the tree over all logs, its signed heads, the records of
 * deletions, and a copy of the heads from outside. It reads, and changes nothing.
 */
export function verifyKept({ database, bank, publicKey, copy }: VerifyOptions): VerifyResult {
  const damages: Damage[] = [];
  const found = (damage: Damage) => void damages.push(damage);
  const signed = successionsIn(database, bank);
  const keys = new KeyChain(bank, publicKey, signed, (seq) =>
    found({ where: 'keys', seq, problem: 'succession.changed' }),
  );
  const deletions = checkedDeletions(database, bank, keys, found);
  const heads = new HeadVerifier({ database, bank, keys, found });
  heads.read(copy);
  const logs = new LogVerifier(database, bank, keys, found);
  const sessions = sessionsOf(database, bank);
  let rows = 0;
  let rowsSinceHead = 0;
  const check = (sessionId: string, kept: KeptColumns | null) => {
    const log: ReadLog = logs.read(sessionId, kept);
    rows += log.hashes.size;
    rowsSinceHead += log.tail.seq - heads.check(sessionId, log);
  };
  for (const kept of sessions.values()) check(String(kept['session_id']), kept);
  check(keepingLogId, null);
  for (const sessionId of logsWithout(database, bank, sessions)) {
    found({ where: sessionId, seq: null, problem: 'session.changed' });
    check(sessionId, null);
  }
  heads.checkGone(deletions);
  return {
    damages,
    sessions: sessions.size,
    rows,
    heads: heads.count,
    deletions: deletions.size,
    rowsSinceHead,
    successions: keys.successions,
  };
}

function sessionsOf(database: DatabaseSync, bank: string): Map<string, KeptColumns> {
  const rows = database.prepare('select * from sessions where bank = ?').all(bank);
  return new Map(rows.map((row) => [String(row['session_id']), row]));
}

/** Logs whose session is gone, though nothing was deleted. */
function logsWithout(
  database: DatabaseSync,
  bank: string,
  sessions: ReadonlyMap<string, KeptColumns>,
): string[] {
  const rows = database
    .prepare('select distinct session_id from log_rows where bank = ?')
    .all(bank);
  return rows
    .map((row) => String(row['session_id']))
    .filter((id) => id !== keepingLogId && !sessions.has(id));
}

function checkedDeletions(
  database: DatabaseSync,
  bank: string,
  keys: KeyChain,
  found: (damage: Damage) => void,
): Map<string, Deletion> {
  const deletions = new Map<string, Deletion>();
  for (const row of database.prepare('select * from deletions where bank = ?').all(bank)) {
    const where = String(row['session_id']);
    const signed = { body: String(row['body']), signature: String(row['signature']) };
    const deletion = readDeletion(signed);
    const isTrue =
      deletion?.sessionId === where &&
      keys.signerOf('deletion', signed, deletion.deletedAt) !== null;
    if (isTrue) deletions.set(where, deletion);
    else found({ where, seq: null, problem: 'deletion.changed' });
  }
  return deletions;
}
