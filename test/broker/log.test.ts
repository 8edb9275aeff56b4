import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { on, once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeRow, emptyLog, hashOf, messageOf } from '../../broker/src/sessions/log-row.ts';
import { brokerMessages } from '../../src/protocol/broker-messages.ts';
import { decodePageMessage } from '../../src/protocol/decode.ts';
import { pageMessages } from '../../src/protocol/page-messages.ts';
import { isTold, toldTypes } from '../../src/rules/told-types.ts';
import { Client } from './world/client.ts';
import { pageOrigin, World } from './world/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const canary = 'Canary text, unlike any other: kanarček 7391';

describe('P6 acknowledged means on disk', () => {
  it('P6 what is acknowledged stands in the file at that moment', async () => {
    const { customer, id } = await world.meet();
    const answer = await customer.tells({ type: 'customer.wroteChat', text: canary });
    expect(answer).toMatchObject({ type: 'broker.stored' });
    expect(world.chatOf(id)).toEqual([{ text: canary, seq: 'seq' in answer ? answer.seq : 0 }]);
  });

  it('P6 the same id again gets the same answer, and is neither stored nor told again', async () => {
    const { customer, adviser, id } = await world.meet();
    const message = { type: 'customer.wroteChat', id: randomUUID(), text: 'once' } as const;
    customer.say(message);
    const first = await customer.hears('broker.stored');
    customer.say(message);
    expect(await customer.hears('broker.stored')).toEqual(first);
    await world.stop();
    await world.start();
    const rows = world.rows(`select * from chat_texts where session_id = '${id}'`);
    expect(rows).toHaveLength(1);
    expect(adviser.heard.filter(({ type }) => type === 'customer.wroteChat')).toHaveLength(1);
  });

  it('P6 the same id is known after a restart too', async () => {
    const { customer, admission } = await world.meet();
    const message = { type: 'customer.wroteChat', id: randomUUID(), text: 'once' } as const;
    customer.say(message);
    const first = await customer.hears('broker.stored');
    await world.stop();
    await world.start();
    const back = await world.resume(admission.resumeToken, first.seq);
    await back.hears('broker.admitted');
    back.say(message);
    expect(await back.hears('broker.stored')).toEqual(first);
  });

  it('P6 what was acknowledged survives a process that is killed', async () => {
    await world.stop();
    const main = fileURLToPath(new URL('../../broker/src/main.ts', import.meta.url));
    const env = { ...process.env, ...world.environment };
    const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface(child.stdout);
    const origin = await originIn(lines);
    const output: string[] = [];
    lines.on('line', (more) => output.push(more));
    world.borrow(origin);

    const { customer, admission, invitation } = await world.meet();
    const answer = await customer.tells({ type: 'customer.wroteChat', text: canary });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(output.join()).not.toContain(invitation.number);
    expect(output.join()).not.toContain('Canary');

    await world.start();
    const back = await world.resume(admission.resumeToken, 0);
    expect(await back.hears('customer.wroteChat')).toMatchObject({
      text: canary,
      seq: 'seq' in answer ? answer.seq : 0,
    });
  });
});

describe('P7 one order', () => {
  it('P7 rows are numbered without gaps, and each carries the hash of the one before', async () => {
    const { customer, adviser, id } = await world.meet();
    const said: Promise<unknown>[] = [];
    for (let count = 0; count < 8; count += 1) {
      said.push(customer.tells({ type: 'customer.wroteChat', text: `c${count}` }));
      said.push(adviser.tells({ type: 'adviser.wroteChat', text: `a${count}` }));
    }
    await Promise.all(said);
    const rows = world.rows(`select * from log_rows where session_id = '${id}' order by seq`);
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
    let previous = '';
    for (const row of rows) {
      expect(row['prev_hash']).toBe(previous);
      previous = hashOf(row as never, previous, { bank: 'bank', session: id });
      expect(row['hash']).toBe(previous);
    }
  });

  it('P7 both sides are shown the same order', async () => {
    const { customer, adviser, seat, id } = await world.meet();
    const said: Promise<unknown>[] = [];
    for (let count = 0; count < 8; count += 1) {
      said.push(customer.tells({ type: 'customer.wroteChat', text: `c${count}` }));
      said.push(adviser.tells({ type: 'adviser.wroteChat', text: `a${count}` }));
    }
    await Promise.all(said);
    const late = await world.adviser(seat, id);
    const seqs = [];
    for (let count = 0; count < 8; count += 1) {
      seqs.push((await late.hears('customer.wroteChat')).seq);
      seqs.push((await late.hears('adviser.wroteChat')).seq);
    }
    const all = late.heard.flatMap((message) => ('seq' in message ? [message.seq] : []));
    expect(all).toEqual([...all].sort((a, b) => a - b));
    expect(new Set(seqs).size).toBe(16);
  });

  it('P7 a change anywhere in a row changes its hash', () => {
    const log = { bank: 'bank', session: randomUUID() };
    const newRow = { who: 'customer', type: 'x', id: randomUUID(), facts: { a: 1 }, text: null };
    const seal = (seq: number, text: string) => `${seq} ${text.length}`;
    const { row } = placeRow({ ...newRow, who: 'customer' }, emptyLog, 5, log, seal);
    const hashes = [
      hashOf(row, '', log),
      hashOf({ ...row, seq: 2 }, '', log),
      hashOf({ ...row, at: 6 }, '', log),
      hashOf({ ...row, who: 'adviser' }, '', log),
      hashOf({ ...row, type: 'y' }, '', log),
      hashOf({ ...row, message_id: null }, '', log),
      hashOf({ ...row, body: '{"a":2}' }, '', log),
      hashOf(row, 'other', log),
      hashOf(row, '', { ...log, bank: 'other' }),
      hashOf(row, '', { ...log, session: randomUUID() }),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('P4 a customer’s page understands exactly the rows that a customer is told', () => {
    const known = Object.keys(pageMessages);
    for (const type of toldTypes) {
      expect([type, known.includes(type)]).toEqual([type, isTold('customer', type)]);
    }
    for (const type of known) expect(Object.keys(brokerMessages)).toContain(type);
    expect(decodePageMessage(JSON.stringify({ type: 'broker.listedSessions', sessions: [] }))).toBe(
      null,
    );
  });

  it('P7 what is told of the log is what the protocol knows, and chat is told whole', () => {
    for (const type of toldTypes) expect(Object.keys(brokerMessages)).toContain(type);
    const log = { bank: 'bank', session: randomUUID() };
    const newRow = { type: 'customer.wroteChat', id: randomUUID(), facts: {}, text: 'hello' };
    const seal = (seq: number, text: string) => `${seq} ${text.length}`;
    const { row } = placeRow({ ...newRow, who: 'customer' }, emptyLog, 5, log, seal);
    expect(row.body).not.toContain('hello');
    expect(messageOf(row, 'hello')).toEqual({
      type: 'customer.wroteChat',
      id: newRow.id,
      text: 'hello',
      seq: 1,
      at: 5,
    });
  });
});

it('neither number nor chat text nor e-mail is anywhere but where it has to be', async () => {
  const { customer, invitation, adviser } = await world.meet();
  await customer.tells({ type: 'customer.wroteChat', text: canary });
  const other = await world.customer();
  const { number, handle = '' } = invitation;
  other.say({ type: 'customer.raisedAlarm', id: randomUUID(), number });
  await other.hears('broker.heardAlarm');
  await customer.tells({ type: 'customer.ended', why: 'customer.ended' });
  await adviser.closed;
  const tables = world.rows("select name from sqlite_master where type = 'table'");
  for (const { name } of tables) {
    const text = JSON.stringify(world.rows(`select * from ${String(name)}`));
    expect(text, String(name)).not.toContain(number);
    expect(text, String(name)).not.toContain(handle);
    expect(text, String(name)).not.toContain('Canary');
    expect(text, String(name)).not.toContain('@mail.example');
  }
  const log = JSON.stringify(world.log.all);
  for (const secret of [number, handle, 'Canary', '@mail.example']) {
    expect(log).not.toContain(secret);
  }
  expect(world.rows('select sealed from outbox')).toEqual([{ sealed: null }]);
});

it('every row of a session says whose it is', async () => {
  const { customer } = await world.meet();
  await customer.tells({ type: 'customer.wroteChat', text: 'x' });
  const owned = ['sessions', 'session_contents', 'log_rows', 'chat_texts', 'numbers', 'outbox'];
  for (const table of owned) {
    expect(world.rows(`select distinct bank, owner, epoch from ${table}`)).toEqual([
      { bank: 'bank', owner: 'broker', epoch: 1 },
    ]);
  }
});

it('a broker that was started on the same folder later shuts the older one out', async () => {
  const { customer } = await world.meet();
  const older = world.lend();
  await world.start();
  const answer = await customer.tells({ type: 'customer.wroteChat', text: 'too late' });
  expect(answer).toMatchObject({ type: 'broker.refused', reason: 'broker.busy' });
  expect(await world.logs('store.broken')).toMatchObject({ facts: { problem: 'ownerChanged' } });
  expect(world.rows('select * from chat_texts')).toEqual([]);
  await older.close();
});

it('a page that reads a token in a log could not use it: only its digest is kept', async () => {
  const { admission, id } = await world.meet();
  const [row] = world.rows(`select resume_digest from sessions where session_id = '${id}'`);
  const digest = createHash('sha256').update(admission.resumeToken).digest('base64url');
  expect(row?.['resume_digest']).toBe(digest);
  await expect(Client.open(world.origin, pageOrigin)).resolves.toBeDefined();
});

/** Where a broker's process listens, as its output says. */
async function originIn(lines: Interface): Promise<string> {
  for await (const [line] of on(lines, 'line') as AsyncIterable<[string]>) {
    const { event, origin } = JSON.parse(line) as { event: string; origin: string };
    if (event === 'broker.listens') return origin;
  }
  throw new Error('The broker said nothing more');
}
