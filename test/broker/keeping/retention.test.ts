import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDeletion } from '../../../broker/src/keeping/deletion.ts';
import { isSignedBy } from '../../../broker/src/keeping/signing-key.ts';
import { canary, KeepingWorld } from '../world/keeping-world.ts';
import type { World } from '../world/world.ts';

const day = 24 * 60 * 60_000;

let keeping: KeepingWorld;
let world: World;
beforeEach(async () => {
  keeping = await KeepingWorld.open();
  world = keeping.world;
});
afterEach(() => world.close());

describe('what has been kept for three months', () => {
  it('is there on the last day, and gone on the next: key, recording, texts and rows', async () => {
    const { id, folder, wrapped, reference } = await keeping.talk();
    expect(keeping.isOnDisk(wrapped)).toBe(true);
    await keeping.comesTo('2028-02-29T22:59:00Z');
    expect(keeping.sessions).toEqual([id]);
    expect(world.chatOf(id)).toMatchObject([{ text: canary }]);
    await keeping.comesTo('2028-02-29T23:00:01Z');
    expect(keeping.sessions).toEqual([]);
    expect(existsSync(folder)).toBe(false);
    await world.stop();
    expect(keeping.isOnDisk(wrapped)).toBe(false);
    for (const table of ['log_rows', 'chat_texts', 'session_contents', 'numbers', 'outbox']) {
      const left = `select session_id from ${table} where session_id = '${id}'`;
      expect(world.rows(left), table).toEqual([]);
    }
    expect(keeping.isOnDisk('Ana Novak')).toBe(false);
    const [record] = world.rows('select * from deletions');
    const signed = { body: String(record?.['body']), signature: String(record?.['signature']) };
    expect(isSignedBy(keeping.publicKey, 'deletion', signed)).toBe(true);
    expect(readDeletion(signed)).toMatchObject({
      sessionId: id,
      reference,
      rule: 'joined',
      keptFrom: '2027-11-30',
      keptUntil: '2028-02-29',
      backupsUntil: '2028-03-06',
      recordingBytes: 1_000,
      removed: { texts: 1, addresses: 1, numbers: 1, letters: 1, recordingFiles: 1, keys: 1 },
    });
    expect(keeping.damages).toEqual([]);
  });

  it('goes by itself when the bank’s day begins, while the broker runs', async () => {
    const { id } = await keeping.talk();
    world.clock.setTo(Date.parse('2028-02-29T22:00:00Z'));
    await keeping.comesTo('2028-02-29T22:00:00Z');
    await world.logs('retention.done');
    expect(keeping.sessions).toEqual([id]);
    await world.logs('retention.done');
    world.clock.advance(60 * 60_000 + 2_000);
    expect(await world.logs('retention.done')).toMatchObject({ facts: { deleted: 1 } });
    expect(keeping.sessions).toEqual([]);
    await world.logs('head.signed');
  });

  it('an invitation that nobody used goes after seven days, and its number may be drawn again', async () => {
    const { session } = await world.invite(world.signIn());
    world.clock.advance(16 * 60_000);
    await keeping.comesTo('2027-12-07T22:59:00Z');
    expect(keeping.sessions).toEqual([session.sessionId]);
    await keeping.comesTo('2027-12-07T23:00:01Z');
    expect(keeping.sessions).toEqual([]);
    expect(world.rows('select * from numbers')).toEqual([]);
    const [record] = world.rows('select body from deletions');
    expect(String(record?.['body'])).toContain('"rule":"notJoined"');
  });

  it('a session that is open is not touched, whatever the clock says', async () => {
    const { customer, id } = await world.meet();
    await customer.pings();
    const database = new DatabaseSync(world.databasePath);
    database.exec(`update sessions set opened_at = 0, joined_at = 0 where session_id = '${id}'`);
    database.close();
    world.clock.setTo(Date.parse('2027-12-30T09:00:00Z'));
    expect(keeping.sessions).toEqual([id]);
  });

  it('what is shown first is what is done then, and showing touches nothing', async () => {
    const { id, reference } = await keeping.talk();
    await keeping.talk();
    world.clock.setTo(Date.parse('2028-03-01T09:00:00Z'));
    const before = world.rows('select * from log_rows');
    const { lines, code } = await keeping.command('retention', '--dry-run');
    expect(code).toBe(0);
    expect(lines[0]).toBe(
      `${reference} ${id}: joined, kept from 2027-11-30 until 2028-02-29: ${before.filter((row) => row['session_id'] === id).length} logRows, 1 texts, 1 addresses, 1 numbers, 1 letters, 0 alarms`,
    );
    expect(lines.at(-1)).toBe('2 sessions would be deleted');
    expect(world.rows('select * from log_rows')).toEqual(before);
    await expect(keeping.command('retention')).rejects.toMatchObject({ exitCode: 64 });
    await keeping.comesTo('2028-03-01T09:00:00Z');
    expect(keeping.sessions).toEqual([]);
    expect((await keeping.command('retention', '--dry-run')).lines).toEqual([
      '0 sessions would be deleted',
    ]);
  });

  it('reports without a session, and sign-ins that are over, go too', async () => {
    const stranger = await world.customer();
    stranger.say({ type: 'customer.raisedAlarm', id: randomUUID() });
    await stranger.hears('broker.heardAlarm');
    world.signIn();
    await keeping.comesTo('2028-02-29T12:00:00Z');
    expect(world.rows('select * from alarms')).toHaveLength(1);
    expect(world.rows('select * from adviser_sessions')).toEqual([]);
    await keeping.comesTo('2028-03-01T12:00:00Z');
    expect(world.rows('select * from alarms')).toEqual([]);
  });
});

describe('a broker that is killed', () => {
  it('after the key was destroyed and before the record was written, finishes at its next start', async () => {
    const { id } = await keeping.talk();
    await world.stop();
    const database = new DatabaseSync(world.databasePath);
    database.exec(`update sessions set is_going = 1 where session_id = '${id}'`);
    database.close();
    const keys = new DatabaseSync(join(world.folder, 'data', 'session-keys.sqlite'));
    keys.exec(`delete from session_keys where session_id = '${id}'`);
    keys.close();
    // Its adviser's list is shown all the same.
    await world.start();
    const list = await world.adviser(world.signIn());
    expect(await list.hears('broker.listedSessions')).toMatchObject({ sessions: [] });
    await keeping.comesTo('2028-03-01T12:00:00Z');
    expect(keeping.sessions).toEqual([]);
    expect(world.rows('select session_id from deletions')).toEqual([{ session_id: id }]);
    expect(keeping.damages).toEqual([]);
  });

  it('while it opened a session leaves no key behind', async () => {
    await world.stop();
    const keys = new DatabaseSync(join(world.folder, 'data', 'session-keys.sqlite'));
    keys.exec(
      `insert into session_keys values ('bank', '${randomUUID()}', x'${randomBytes(60).toString('hex')}')`,
    );
    keys.close();
    await world.start();
    const left = new DatabaseSync(join(world.folder, 'data', 'session-keys.sqlite'));
    expect(left.prepare("select * from session_keys where session_id <> 'proof'").all()).toEqual(
      [],
    );
    left.close();
  });
});

it('a day that was missed is made up for at the start: deletions and a signed head', async () => {
  await keeping.talk();
  await keeping.comesTo('2027-12-05T12:00:00Z');
  const heads = () => world.rows('select number from heads').length;
  const before = heads();
  await keeping.comesTo('2027-12-05T13:00:00Z');
  expect(heads()).toBe(before);
  world.clock.advance(day);
  await world.logs('head.signed');
  await world.stop();
  expect(heads()).toBe(before + 1);
  expect(keeping.damages).toEqual([]);
});
