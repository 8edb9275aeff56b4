import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, Migrator } from 'kysely';
import { expect, it } from 'vitest';
import { EvidenceArchive } from '../../broker/src/evidence/evidence-archive.ts';
import { SessionKeys } from '../../broker/src/keeping/session-keys.ts';
import { migrationsWith } from '../../broker/src/store/migrations.ts';
import { openSqlite } from '../../broker/src/store/sqlite.ts';
import { sqliteDialect } from '../../broker/src/store/sqlite-dialect.ts';
import { openStore } from '../../broker/src/store/store.ts';

const owned = { bank: 'bank', owner: 'broker', epoch: 1 };

it('what stood in a database before sessions had keys is encrypted when the broker opens it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'remote-help-old-'));
  const secret = randomBytes(32);
  const session_id = randomUUID();
  const keys = SessionKeys.open({ folder, bank: 'bank', secret });
  const old = new Kysely<Record<string, Record<string, unknown>>>({
    dialect: sqliteDialect(openSqlite(join(folder, 'broker.sqlite'))),
  });
  const provider = { getMigrations: async () => ({ ...migrationsWith(keys) }) };
  await new Migrator({ db: old, provider }).migrateTo('0001');
  const content = { customer_email: 'maja@mail.example', salt: 'salt' };
  await old
    .insertInto('session_contents')
    .values({ ...owned, session_id, ...content })
    .execute();
  const text = { ...owned, session_id, seq: 3, text: 'Kanarček' };
  await old.insertInto('chat_texts').values(text).execute();
  await old.destroy();
  keys.close();

  const options = { folder, bank: 'bank', owner: 'broker', keepingKey: secret };
  const store = await openStore({ ...options, onBroken: (error) => expect.fail(error.message) });
  const { database, sessionKeys } = store;
  const [chat] = await database.selectFrom('chat_texts').selectAll().execute();
  expect(sessionKeys.open(session_id, 'chat 3', chat!.sealed)).toBe('Kanarček');
  const [person] = await database.selectFrom('session_contents').selectAll().execute();
  expect(sessionKeys.open(session_id, 'email', person!.sealed_email)).toBe('maja@mail.example');
  await store.close();
  expect(readFileSync(join(folder, 'broker.sqlite')).includes('maja@')).toBe(false);
  rmSync(folder, { recursive: true });
});

it('acts of keeping from before they could be found by their session are found so, by an index', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'remote-help-old-'));
  const secret = randomBytes(32);
  const [looked, other] = [randomUUID(), randomUUID()];
  const keys = SessionKeys.open({ folder, bank: 'bank', secret });
  const old = new Kysely<Record<string, Record<string, unknown>>>({
    dialect: sqliteDialect(openSqlite(join(folder, 'broker.sqlite'))),
  });
  const provider = { getMigrations: async () => ({ ...migrationsWith(keys) }) };
  await new Migrator({ db: old, provider }).migrateTo('0009');
  const row = { ...owned, at: 5, who: 'complaints', message_id: null, prev_hash: '', hash: 'h' };
  const acts = [{ sessionId: looked }, { sessionId: other }, { day: '2026-11-27' }];
  for (const [index, facts] of acts.entries()) {
    const body = JSON.stringify({ ...facts, by: { name: 'Nada Zupan' } });
    const placed = { session_id: 'keeping', seq: index + 1, type: 'complaints.openedSession' };
    await old
      .insertInto('log_rows')
      .values({ ...row, ...placed, body })
      .execute();
  }
  await old.destroy();
  keys.close();

  const options = { folder, bank: 'bank', owner: 'broker', keepingKey: secret };
  const store = await openStore({ ...options, onBroken: (error) => expect.fail(error.message) });
  const rules = { calendar: null, months: 3, unusedDays: 7 } as never;
  expect(await new EvidenceArchive(store, rules).actsOn(looked)).toEqual([
    { at: 5, type: 'complaints.openedSession', by: 'Nada Zupan' },
  ]);
  await store.close();
  const database = openSqlite(join(folder, 'broker.sqlite'));
  const plan = database
    .prepare(
      "explain query plan select at from log_rows where bank = 'bank' and session_id = 'keeping' and about = ? order by seq desc",
    )
    .all(looked);
  expect(plan.map((step) => String(step['detail'])).join()).toContain('acts_on_a_session');
  database.close();
  rmSync(folder, { recursive: true });
});
