import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';
import { periodOf, type Period, type RetentionRules } from './retention-rules.ts';

/** A session whose time has come, and what there is of it. */
export interface DueSession {
  readonly sessionId: string;
  readonly reference: string;
  readonly rows: number;
  readonly lastHash: string;
  readonly period: Period;
}

/** The shortest time that anything can be kept, so that not every session has to be looked at. */
const shortestMs = 12 * 60 * 60_000;

/** The sessions that are to be deleted at a moment, oldest first: over, past their time, and without a hold. */
export async function dueSessions(
  database: Kysely<Tables>,
  bank: string,
  rules: RetentionRules,
  now: number,
): Promise<DueSession[]> {
  const rows = await database
    .selectFrom('sessions')
    .leftJoin('holds', (join) =>
      join
        .onRef('holds.bank', '=', 'sessions.bank')
        .onRef('holds.session_id', '=', 'sessions.session_id'),
    )
    .select(['sessions.session_id', 'reference', 'last_seq', 'last_hash'])
    .select(['joined_at', 'closed_at'])
    .where('sessions.bank', '=', bank)
    .where('sessions.state', '=', 'closed')
    .where('sessions.closed_at', '<', now - shortestMs)
    .where('holds.session_id', 'is', null)
    .orderBy('sessions.closed_at')
    .execute();
  return rows
    .map((row) => ({
      sessionId: row.session_id,
      reference: row.reference,
      rows: row.last_seq,
      lastHash: row.last_hash,
      period: periodOf(
        row.joined_at === null ? 'notJoined' : 'joined',
        row.closed_at ?? now,
        rules,
      ),
    }))
    .filter(({ period }) => period.dueAt <= now);
}
