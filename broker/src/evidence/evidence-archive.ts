import { sql } from 'kysely';
import type { EvidenceSearch, FoundSession, KeptAct } from '../../../src/protocol/evidence.ts';
import { dayText, plusDays, type Day } from '../keeping/calendar.ts';
import { keepingLogId } from '../keeping/keeping-log.ts';
import { periodOf, type RetentionRules } from '../keeping/retention-rules.ts';
import type { Signed } from '../keeping/signing-key.ts';
import type { Store } from '../store/store.ts';

/** So many are shown; whoever finds more has to say more. */
export const maxFound = 100;

/** Finds what is kept, and what is proven to be deleted. */
export class EvidenceArchive {
  readonly #store: Store;
  readonly #rules: RetentionRules;

  constructor(store: Store, rules: RetentionRules) {
    this.#store = store;
    this.#rules = rules;
  }

  /** The sessions that fit, newest first, one more than {@link maxFound} at most. */
  async search(by: Omit<EvidenceSearch, 'reason'>): Promise<FoundSession[]> {
    const kept = await this.#kept(by);
    return by.reference === undefined ? kept : [...kept, ...(await this.#deleted(by.reference))];
  }

  /** A session by its id, kept or deleted; `null` if there never was one. */
  async find(sessionId: string): Promise<FoundSession | null> {
    const [kept] = await this.#select((query) =>
      query.where('sessions.session_id', '=', sessionId),
    );
    if (kept !== undefined) return kept;
    const deletion = await this.#selectDeletions()
      .where('session_id', '=', sessionId)
      .executeTakeFirst();
    return deletion === undefined ? null : deletedSession(deletion);
  }

  /** The signed record of a session's deletion, if it is deleted. */
  async deletionOf(sessionId: string): Promise<Signed | null> {
    const { database, ownership } = this.#store;
    const signed = await database
      .selectFrom('deletions')
      .select(['body', 'signature'])
      .where('bank', '=', ownership.bank)
      .where('session_id', '=', sessionId)
      .executeTakeFirst();
    return signed ?? null;
  }

  /** Who has looked at a session, and who held it, newest first. */
  async actsOn(sessionId: string): Promise<KeptAct[]> {
    const { database, ownership } = this.#store;
    const rows = await database
      .selectFrom('log_rows')
      .select(['at', 'type', 'body'])
      .where('bank', '=', ownership.bank)
      .where('session_id', '=', keepingLogId)
      .where('about', '=', sessionId)
      .orderBy('seq', 'desc')
      .limit(200)
      .execute();
    return rows.map(({ at, type, body }) => ({ at, type, by: nameIn(body) }));
  }

  #kept({ day, adviser, reference }: Omit<EvidenceSearch, 'reason'>): Promise<FoundSession[]> {
    const { calendar } = this.#rules;
    const wanted = day === undefined ? null : dayIn(day);
    return this.#select((query) => {
      let found = query;
      if (wanted !== null) {
        found = found
          .where('opened_at', '>=', calendar.startOf(wanted))
          .where('opened_at', '<', calendar.startOf(plusDays(wanted, 1)));
      }
      if (adviser !== undefined) {
        const part = adviser.replace(/[\\%_]/g, '\\$&');
        // Whoever had a session before it was handed over is found too.
        found = found.where(
          sql<boolean>`(adviser_name like ${`%${part}%`} escape '\\' or exists (
            select 1 from json_each(helping, '$.earlierAdvisers') as earlier
            where earlier.value like ${`%${part}%`} escape '\\'))`,
        );
      }
      return reference === undefined ? found : found.where('reference', '=', reference);
    });
  }

  async #select(narrow: (query: Query) => Query): Promise<FoundSession[]> {
    const rows = await narrow(selectKept(this.#store))
      .orderBy('opened_at', 'desc')
      .limit(maxFound + 1)
      .execute();
    return rows.map((row) => this.#found(row));
  }

  #found(row: Awaited<ReturnType<Query['execute']>>[number]): FoundSession {
    const { joined_at: joinedAt, closed_at: closedAt } = row;
    const rule = joinedAt === null ? 'notJoined' : 'joined';
    return {
      sessionId: row.session_id,
      reference: row.reference,
      adviser: { name: row.adviser_name, role: row.adviser_role },
      state: row.state,
      openedAt: row.opened_at,
      joinedAt,
      closedAt,
      endReason: row.end_reason,
      isHeld: row.set_at !== null,
      keptUntil: closedAt === null ? null : dayText(periodOf(rule, closedAt, this.#rules).until),
    };
  }

  #selectDeletions() {
    const { database, ownership } = this.#store;
    return database
      .selectFrom('deletions')
      .select(['session_id', 'reference'])
      .where('bank', '=', ownership.bank);
  }

  async #deleted(reference: string): Promise<FoundSession[]> {
    const rows = await this.#selectDeletions().where('reference', '=', reference).execute();
    return rows.map(deletedSession);
  }
}

function selectKept({ database, ownership }: Store) {
  return database
    .selectFrom('sessions')
    .leftJoin('holds', (join) =>
      join
        .onRef('holds.bank', '=', 'sessions.bank')
        .onRef('holds.session_id', '=', 'sessions.session_id'),
    )
    .select(['sessions.session_id', 'reference', 'adviser_name', 'adviser_role', 'state'])
    .select(['opened_at', 'joined_at', 'closed_at', 'end_reason', 'holds.set_at'])
    .where('sessions.bank', '=', ownership.bank);
}
type Query = ReturnType<typeof selectKept>;

function deletedSession(row: { session_id: string; reference: string }): FoundSession {
  return {
    sessionId: row.session_id,
    reference: row.reference,
    adviser: null,
    state: 'deleted',
    openedAt: null,
    joinedAt: null,
    closedAt: null,
    endReason: null,
    isHeld: false,
    keptUntil: null,
  };
}

function dayIn(text: string): Day {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return { year, month, day };
}

function nameIn(body: string): string {
  const { by } = JSON.parse(body) as { by?: { name?: string } };
  return by?.name ?? '';
}
