import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../broker/src/commands/commands.ts';
import { readDeletion } from '../../broker/src/keeping/deletion.ts';
import { isSignedBy, SigningKey } from '../../broker/src/keeping/signing-key.ts';
import { verifyKept } from '../../broker/src/keeping/verify.ts';
import { World } from './world/world.ts';

const day = 24 * 60 * 60_000;
const canary = 'Canary text, unlike any other: kanarček 7391';

let world: World;
beforeEach(async () => {
  world = await World.open({ REMOTE_HELP_KEEP_BACKUP_DAYS: '5' });
  world.clock.setTo(Date.parse('2027-11-30T09:00:00Z'));
});
afterEach(() => world.close());

/** A session from its invitation to its end. */
async function talk() {
  const { customer, adviser, id } = await world.meet();
  await customer.tells({ type: 'customer.wroteChat', text: canary });
  await customer.tells({ type: 'customer.ended', why: 'customer.ended' });
  await adviser.closed;
  const folder = join(world.folder, 'data', 'recordings', id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '0'), Buffer.alloc(1_000, 7));
  return { id, folder, reference: referenceOf(id), wrapped: wrappedKey(id) };
}

const referenceOf = (id: string) =>
  String(world.rows(`select reference from sessions where session_id = '${id}'`)[0]?.['reference']);

function wrappedKey(id: string): Buffer {
  const database = new DatabaseSync(join(world.folder, 'data', 'session-keys.sqlite'), {
    readOnly: true,
  });
  const row = database.prepare('select wrapped from session_keys where session_id = ?').get(id);
  database.close();
  return Buffer.from(row?.['wrapped'] as Uint8Array);
}

/** Whether the bytes are in any file of the data folder. */
function isOnDisk(bytes: Buffer | string): boolean {
  const data = join(world.folder, 'data');
  return readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(bytes));
}

/** The broker is stopped, the clock moved, and the broker started: what is due is done before it listens. */
async function comesTo(moment: string): Promise<void> {
  await world.stop();
  world.clock.setTo(Date.parse(moment));
  await world.start();
}

async function command(...args: string[]) {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const context = { environment: world.environment, say, now: () => world.clock.now() };
  const code = await runCommand(args, context);
  return { code, lines };
}

const sessions = () =>
  world.rows('select session_id from sessions').map((row) => row['session_id']);
const publicKey = () => new SigningKey(readFileSync(join(world.folder, 'signing.key'))).publicKey;

function damages() {
  const database = new DatabaseSync(world.databasePath, { readOnly: true });
  const result = verifyKept({ database, bank: 'bank', publicKey: publicKey(), copy: null });
  database.close();
  return result.damages;
}

describe('what has been kept for three months', () => {
  it('is there on the last day, and gone on the next: key, recording, texts and rows', async () => {
    const { id, folder, wrapped, reference } = await talk();
    expect(isOnDisk(wrapped)).toBe(true);
    await comesTo('2028-02-29T22:59:00Z');
    expect(sessions()).toEqual([id]);
    expect(world.chatOf(id)).toMatchObject([{ text: canary }]);
    await comesTo('2028-02-29T23:00:01Z');
    expect(sessions()).toEqual([]);
    expect(existsSync(folder)).toBe(false);
    await world.stop();
    expect(isOnDisk(wrapped)).toBe(false);
    for (const table of ['log_rows', 'chat_texts', 'session_contents', 'numbers', 'outbox']) {
      const left = `select session_id from ${table} where session_id = '${id}'`;
      expect(world.rows(left), table).toEqual([]);
    }
    expect(isOnDisk('Ana Novak')).toBe(false);
    const [record] = world.rows('select * from deletions');
    const signed = { body: String(record?.['body']), signature: String(record?.['signature']) };
    expect(isSignedBy(publicKey(), 'deletion', signed)).toBe(true);
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
    expect(damages()).toEqual([]);
  });

  it('goes by itself when the bank’s day begins, while the broker runs', async () => {
    const { id } = await talk();
    world.clock.setTo(Date.parse('2028-02-29T22:00:00Z'));
    await comesTo('2028-02-29T22:00:00Z');
    await world.logs('retention.done');
    expect(sessions()).toEqual([id]);
    await world.logs('retention.done');
    world.clock.advance(60 * 60_000 + 2_000);
    expect(await world.logs('retention.done')).toMatchObject({ facts: { deleted: 1 } });
    expect(sessions()).toEqual([]);
    await world.logs('head.signed');
  });

  it('an invitation that nobody used goes after seven days, and its number may be drawn again', async () => {
    const { session } = await world.invite(world.signIn());
    world.clock.advance(16 * 60_000);
    await comesTo('2027-12-07T22:59:00Z');
    expect(sessions()).toEqual([session.sessionId]);
    await comesTo('2027-12-07T23:00:01Z');
    expect(sessions()).toEqual([]);
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
    expect(sessions()).toEqual([id]);
  });

  it('what is shown first is what is done then, and showing touches nothing', async () => {
    const { id, reference } = await talk();
    await talk();
    world.clock.setTo(Date.parse('2028-03-01T09:00:00Z'));
    const before = world.rows('select * from log_rows');
    const { lines, code } = await command('retention', '--dry-run');
    expect(code).toBe(0);
    expect(lines[0]).toBe(
      `${reference} ${id}: joined, kept from 2027-11-30 until 2028-02-29: ${before.filter((row) => row['session_id'] === id).length} logRows, 1 texts, 1 addresses, 1 numbers, 1 letters, 0 alarms`,
    );
    expect(lines.at(-1)).toBe('2 sessions would be deleted');
    expect(world.rows('select * from log_rows')).toEqual(before);
    await expect(command('retention')).rejects.toMatchObject({ exitCode: 64 });
    await comesTo('2028-03-01T09:00:00Z');
    expect(sessions()).toEqual([]);
    expect((await command('retention', '--dry-run')).lines).toEqual([
      '0 sessions would be deleted',
    ]);
  });

  it('reports without a session, and sign-ins that are over, go too', async () => {
    const stranger = await world.customer();
    stranger.say({ type: 'customer.raisedAlarm', id: randomUUID() });
    await stranger.hears('broker.heardAlarm');
    world.signIn();
    await comesTo('2028-02-29T12:00:00Z');
    expect(world.rows('select * from alarms')).toHaveLength(1);
    expect(world.rows('select * from adviser_sessions')).toEqual([]);
    await comesTo('2028-03-01T12:00:00Z');
    expect(world.rows('select * from alarms')).toEqual([]);
  });
});

describe('a hold', () => {
  it('set at the last moment of the last day keeps all of it, until it is released', async () => {
    const held = await talk();
    const other = await talk();
    await comesTo('2028-02-29T22:59:59Z');
    const { code, lines } = await command(
      ...[
        'hold',
        held.reference,
        '--by',
        'Cilka Zajc',
        '--reason',
        'Complaint 2028/17 of Maja Zupan',
      ],
    );
    expect([code, lines]).toEqual([0, [`${held.reference} is held`]]);
    await comesTo('2028-06-01T12:00:00Z');
    expect(sessions()).toEqual([held.id]);
    expect(world.chatOf(held.id)).toMatchObject([{ text: canary }]);
    expect(existsSync(held.folder)).toBe(true);
    expect(isOnDisk(other.wrapped)).toBe(false);
    expect(damages()).toEqual([]);
    await command('release', held.id, '--by', 'Cilka Zajc', '--reason', 'Settled');
    expect(sessions()).toEqual([held.id]);
    await comesTo('2028-06-02T12:00:00Z');
    expect(sessions()).toEqual([]);
    await world.stop();
    expect(isOnDisk(held.wrapped)).toBe(false);
    expect(damages()).toEqual([]);
  });

  it('is written down with who and when, and its reason only under the session’s key', async () => {
    const { reference, id } = await talk();
    const reason = 'Complaint of Maja Zupan';
    await command('hold', reference, '--by', 'Cilka Zajc', '--reason', reason);
    const rows = world.rows(`select * from log_rows where session_id = 'keeping' order by seq`);
    expect(rows).toMatchObject([{ seq: 1, who: 'complaints', type: 'complaints.heldSession' }]);
    expect(JSON.parse(String(rows[0]?.['body']))).toMatchObject({
      sessionId: id,
      reference,
      by: { subject: 'command line', name: 'Cilka Zajc' },
    });
    await world.stop();
    expect(isOnDisk(reason)).toBe(false);
    expect(damages()).toEqual([]);
  });

  it('does not shut the broker out that runs, and comes into its log between its own rows', async () => {
    const { reference } = await talk();
    await command('hold', reference, '--by', 'Cilka Zajc', '--reason', 'x');
    const { customer } = await world.meet();
    const answer = await customer.tells({ type: 'customer.wroteChat', text: 'on' });
    expect(answer).toMatchObject({ type: 'broker.stored' });
  });

  it('says in a line why it cannot be set or released', async () => {
    const { reference, id } = await talk();
    const by = ['--by', 'Cilka Zajc', '--reason', 'Complaint'];
    const refused = (...args: string[]) => expect(command(...args)).rejects;
    await refused('hold', 'AAAA-AAAA', ...by).toMatchObject({
      message: /no such session/,
      exitCode: 66,
    });
    await refused('hold', reference).toMatchObject({ message: /--by/, exitCode: 64 });
    await refused('release', reference, ...by).toMatchObject({ message: /no hold/ });
    await command('hold', reference, ...by);
    await refused('hold', id, ...by).toMatchObject({ message: /already/ });
    await command('release', reference, ...by);
    await comesTo('2028-03-01T12:00:00Z');
    await refused('hold', reference, ...by).toMatchObject({ message: /too late/ });
  });

  it('that comes when the deletion has begun is refused, and the deletion goes on', async () => {
    const { reference, id } = await talk();
    await world.stop();
    const database = new DatabaseSync(world.databasePath);
    database.exec(`update sessions set is_going = 1 where session_id = '${id}'`);
    database.close();
    const by = ['--by', 'Cilka Zajc', '--reason', 'Complaint'];
    await expect(command('hold', reference, ...by)).rejects.toMatchObject({ message: /too late/ });
    await comesTo('2028-03-01T12:00:00Z');
    expect(sessions()).toEqual([]);
    expect(damages()).toEqual([]);
  });
});

describe('a broker that is killed', () => {
  it('after the key was destroyed and before the record was written, finishes at its next start', async () => {
    const { id } = await talk();
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
    await comesTo('2028-03-01T12:00:00Z');
    expect(sessions()).toEqual([]);
    expect(world.rows('select session_id from deletions')).toEqual([{ session_id: id }]);
    expect(damages()).toEqual([]);
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
  await talk();
  await comesTo('2027-12-05T12:00:00Z');
  const heads = () => world.rows('select number from heads').length;
  const before = heads();
  await comesTo('2027-12-05T13:00:00Z');
  expect(heads()).toBe(before);
  world.clock.advance(day);
  await world.logs('head.signed');
  await world.stop();
  expect(heads()).toBe(before + 1);
  expect(damages()).toEqual([]);
});
