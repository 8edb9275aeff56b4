import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import { factsOf, type Log } from '../log.ts';
import { brokerRow } from '../../../src/rules/decision.ts';
import type { Store } from '../store/store.ts';
import type { WriteStep } from '../store/writer-thread.ts';
import { neededStep, step } from '../store/writer.ts';
import { dayText, plusDays, plusMonths } from './calendar.ts';
import type { Deletion } from './deletion.ts';
import { dueSessions, type DueSession } from './due-sessions.ts';
import type { KeepingLog } from './keeping-log.ts';
import { countOfSession, tablesOfSession } from './kept-of-session.ts';
import { isLookKey, oldLookKeys } from './look-keys.ts';
import { removeRecording, type RemovedFiles } from './recording-files.ts';
import { periodText, type RetentionRules } from './retention-rules.ts';
import type { SigningKey } from './signing-key.ts';

/** What the deletion works with. */
export interface RetentionTools {
  store: Store;
  keepingLog: KeepingLog;
  signingKey: SigningKey;
  rules: RetentionRules;
  /** The data folder. */
  folder: string;
  clock: Clock;
  log: Log;
}

/**
 * Deletes what has been kept long enough, each session in steps of which every one can be done again: mark it, so that no
 * hold can come any more; remove its recording; destroy its key; delete its rows, and in the same transaction write
 * down, signed, what was deleted.
 */
export class Retention {
  readonly #tools: RetentionTools;

  constructor(tools: RetentionTools) {
    this.#tools = tools;
  }

  /** Deletes what is due now; answers how many sessions. What a full disk did not take is done the next time. */
  async run(): Promise<number> {
    const { store, rules, clock, log } = this.#tools;
    const { bank } = store.ownership;
    let deleted = 0;
    try {
      for (const due of await dueSessions(store.database, bank, rules, clock.now())) {
        if (await this.#delete(due)) deleted += 1;
      }
      await this.#forgetRest();
      if (deleted > 0) await sql`pragma wal_checkpoint(truncate)`.execute(store.database);
      log('retention.done', { deleted });
    } catch (error) {
      log('retention.failed', { ...factsOf(error), deleted });
    }
    return deleted;
  }

  /** Destroys keys that belong to no session: what a crash left while one was being opened. For the start only. */
  async sweepKeys(): Promise<void> {
    const { database, ownership, sessionKeys } = this.#tools.store;
    const rows = await database
      .selectFrom('sessions')
      .select('session_id')
      .where('bank', '=', ownership.bank)
      .execute();
    const known = new Set(rows.map(({ session_id }) => session_id));
    const nobodys = sessionKeys.all().filter((id) => !known.has(id) && !isLookKey(id));
    try {
      if (nobodys.length > 0) sessionKeys.destroy(nobodys);
    } catch (error) {
      this.#tools.log('retention.failed', { ...factsOf(error), deleted: 0 });
    }
  }

  async #delete(due: DueSession): Promise<boolean> {
    const { store, keepingLog, signingKey, folder } = this.#tools;
    const { database, ownership, sessionKeys, writer } = store;
    const { sessionId } = due;
    if ((await writer.write([this.#markStep(sessionId)])) === null) return false;
    const removed = await countOfSession(database, ownership.bank, sessionId);
    const files = await removeRecording(folder, sessionId);
    sessionKeys.destroy([sessionId]);
    const deletion = this.#recordOf(due, removed, files);
    const signed = signingKey.sign('deletion', deletion);
    const { bank } = ownership;
    const record = { bank, session_id: sessionId, reference: due.reference, ...signed };
    const { rule, reference } = deletion;
    const row = brokerRow('broker.deletedSession', { sessionId, reference, rule });
    const steps = [
      ...this.#deleteSteps(sessionId),
      step(
        database
          .insertInto('deletions')
          .values(record)
          .onConflict((same) => same.doNothing()),
      ),
    ];
    await keepingLog.write(row, steps, sessionId);
    return true;
  }

  /** From here on a hold comes too late. */
  #markStep(sessionId: string): WriteStep {
    const { database, ownership } = this.#tools.store;
    const { bank } = ownership;
    return neededStep(
      database
        .updateTable('sessions')
        .set({ is_going: 1 })
        .where('bank', '=', bank)
        .where('session_id', '=', sessionId)
        .where('state', '=', 'closed')
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('holds')
                .select('session_id')
                .where('bank', '=', bank)
                .where('session_id', '=', sessionId),
            ),
          ),
        )
        .returning('session_id'),
    );
  }

  #deleteSteps(sessionId: string): WriteStep[] {
    const { database, ownership } = this.#tools.store;
    return [...Object.values(tablesOfSession), 'sessions' as const].map((table) =>
      step(
        database
          .deleteFrom(table)
          .where('bank', '=', ownership.bank)
          .where('session_id', '=', sessionId),
      ),
    );
  }

  #recordOf(due: DueSession, counts: Record<string, number>, files: RemovedFiles): Deletion {
    const { store, clock, rules } = this.#tools;
    const now = clock.now();
    const lastBackup = plusDays(rules.calendar.dayOf(now), rules.backupDays);
    return {
      bank: store.ownership.bank,
      sessionId: due.sessionId,
      reference: due.reference,
      rows: due.rows,
      lastHash: due.lastHash,
      rule: due.period.rule,
      ...periodText(due.period),
      deletedAt: now,
      removed: { ...counts, recordingFiles: files.count, keys: 1 },
      recordingBytes: files.bytes,
      backupsUntil: dayText(lastBackup),
    };
  }

  /** Reports without a session, reasons for looks of months ago, and sign-ins that are over. */
  async #forgetRest(): Promise<void> {
    const { store, clock, rules } = this.#tools;
    const { database, ownership, writer, sessionKeys } = store;
    const { calendar, months } = rules;
    const now = clock.now();
    const oldLooks = oldLookKeys(sessionKeys, rules, now);
    if (oldLooks.length > 0) sessionKeys.destroy(oldLooks);
    const oldest = calendar.startOf(plusMonths(calendar.dayOf(now), -months));
    await writer.write([
      step(
        database
          .deleteFrom('alarms')
          .where('bank', '=', ownership.bank)
          .where('session_id', 'is', null)
          .where('at', '<', oldest),
      ),
      step(database.deleteFrom('sign_ins').where('expires_at', '<=', now)),
      step(
        database.deleteFrom('adviser_sessions').where('signed_in_at', '<=', now - longestSignInMs),
      ),
      step(
        database.deleteFrom('officer_sessions').where('signed_in_at', '<=', now - longestSignInMs),
      ),
    ]);
  }
}

const longestSignInMs = 10 * 60 * 60_000;
