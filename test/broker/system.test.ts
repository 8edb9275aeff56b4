import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rates } from '../../src/protocol/limits.ts';
import { systemLinesIn } from '../../src/protocol/system.ts';
import { meetWithProgram } from './world/program.ts';
import { World } from './world/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const ask = { type: 'adviser.askedForSystem' } as const;
const told = { kinds: ['system', 'zone'], text: 'Linux\nEurope/Ljubljana (UTC+1)' } as const;
const sent = (to: string) => ({
  type: 'customer.sentSystem' as const,
  ask: to,
  kinds: [...told.kinds],
  text: told.text,
});

describe('P29 information about the computer', () => {
  it('P29 goes to the adviser as the customer sent it, and the log has its kinds only', async () => {
    const { adviser, customer, id } = await world.meet();
    await adviser.tells(ask);
    const asked = await customer.hears('adviser.askedForSystem');
    await customer.seesSystem(asked.id);
    await customer.tells(sent(asked.id));
    const heard = await adviser.hears('customer.sentSystem');
    expect(systemLinesIn(heard)).toEqual([
      { kind: 'system', value: 'Linux' },
      { kind: 'zone', value: 'Europe/Ljubljana (UTC+1)' },
    ]);
    const [row] = world.rows(
      `select body from log_rows where session_id = '${id}' and type = 'customer.sentSystem'`,
    );
    expect(JSON.parse(String(row!['body']))).toMatchObject({ ask: asked.id, kinds: told.kinds });
    expect(row!['body']).not.toContain('Ljubljana');
  });

  it('P29 is told again to a console that is opened anew', async () => {
    const { adviser, customer, seat, id } = await world.meet();
    await adviser.tells(ask);
    const asked = await customer.hears('adviser.askedForSystem');
    await customer.seesSystem(asked.id);
    await customer.tells(sent(asked.id));
    const other = await world.adviser(seat, id);
    expect(await other.hears('customer.sentSystem')).toMatchObject(told);
  });

  it('P29 answers only the question that stands, with a value for each kind', async () => {
    const { adviser, customer } = await world.meet();
    expect(await customer.tells(sent(randomUUID()))).toMatchObject({ reason: 'notNow' });
    await adviser.tells(ask);
    expect(await adviser.tells(ask)).toMatchObject({ reason: 'notNow' });
    const asked = await customer.hears('adviser.askedForSystem');
    expect(await customer.tells(sent(randomUUID()))).toMatchObject({ reason: 'notNow' });
    await customer.seesSystem(asked.id);
    const short = { ...sent(asked.id), text: 'Linux' };
    expect(await customer.tells(short)).toMatchObject({ reason: 'message.notUnderstood' });
    expect(await customer.tells(sent(asked.id))).toMatchObject({ type: 'broker.stored' });
    expect(await customer.tells(sent(asked.id))).toMatchObject({ reason: 'notNow' });
  });

  it('P35 is not sent before the customer has been shown it', async () => {
    const { adviser, customer, id } = await world.meet();
    await adviser.tells(ask);
    const asked = await customer.hears('adviser.askedForSystem');
    expect(await customer.tells(sent(asked.id))).toMatchObject({ reason: 'notNow' });
    await customer.seesSystem(asked.id);
    expect(await customer.tells(sent(asked.id))).toMatchObject({ type: 'broker.stored' });
    const sentRows = `select seq from log_rows where session_id = '${id}' and type = 'customer.sentSystem'`;
    expect(world.rows(sentRows)).toHaveLength(1);
  });

  it('P29 the third no is final', async () => {
    const { adviser, customer } = await world.meet();
    for (let no = 1; no <= rates.maxRefusedAsks; no += 1) {
      await adviser.tells(ask);
      const { id } = await customer.hears('adviser.askedForSystem');
      await customer.tells({ type: 'customer.refusedSystem', ask: id });
      await adviser.hears('customer.refusedSystem');
    }
    expect(await adviser.tells(ask)).toMatchObject({ reason: 'notNow' });
  });

  it('P29 a question that nobody can answer is dropped: the page gone, the adviser gone, wrong words', async () => {
    const gone = await world.meet();
    await gone.adviser.tells(ask);
    gone.customer.drop();
    await gone.adviser.hears('broker.droppedSystem');
    expect(await gone.adviser.tells(ask)).toMatchObject({ reason: 'notNow' });

    const left = await world.meet();
    await left.adviser.tells(ask);
    left.adviser.drop();
    await left.customer.hears('broker.droppedSystem');

    const wrong = await world.meet();
    await wrong.adviser.tells(ask);
    await wrong.customer.tells({ type: 'customer.choseWords', matched: false });
    await wrong.adviser.hears('broker.droppedSystem');
    expect(await wrong.adviser.tells(ask)).toMatchObject({ reason: 'notNow' });
  });

  it('P29 a question survives no restart of the broker', async () => {
    const { adviser, seat, id, admission } = await world.meet();
    await adviser.tells(ask);
    await world.stop();
    await world.start();
    const customer = await world.resume(admission.resumeToken, admission.lastSeq);
    await customer.hears('broker.droppedSystem');
    const other = await world.adviser(seat, id);
    await other.hears('broker.pairedPeers');
    expect(await other.tells(ask)).toMatchObject({ type: 'broker.stored' });
  });
});

const askProgram = { ...ask, of: 'program' } as const;
const sentByProgram = (to: string) => ({ ...sent(to), type: 'companion.sentSystem' as const });

describe('P37 information about the computer by the bank’s program', () => {
  it('P37 goes from the program’s window to the adviser; the page hears of it, and the log has its kinds only', async () => {
    const { adviser, customer, program, id } = await meetWithProgram(world);
    await adviser.tells(askProgram);
    expect(await customer.hears('adviser.askedForSystem')).toMatchObject({ of: 'program' });
    const asked = await program.client.hears('adviser.askedForSystem');
    const unseen = await program.client.tells(sentByProgram(asked.id));
    expect(unseen).toMatchObject({ reason: 'notNow' });
    await program.client.seesSystemOfProgram(asked.id);
    await program.client.tells(sentByProgram(asked.id));
    await customer.hears('companion.sentSystem');
    await customer.pings();
    const receipts = customer.heard.filter(({ type }) => type === 'broker.gaveReceipt');
    expect(receipts.at(-1)).toMatchObject({ question: 'system', answer: 'yes' });
    expect(await adviser.hears('companion.sentSystem')).toMatchObject(told);
    const [row] = world.rows(
      `select body from log_rows where session_id = '${id}' and type = 'companion.sentSystem'`,
    );
    expect(JSON.parse(String(row!['body']))).toMatchObject({ ask: asked.id, kinds: told.kinds });
    expect(row!['body']).not.toContain('Ljubljana');
  });

  it('P37 is answered where it was asked: not by the page for the program, nor the other way round', async () => {
    const { adviser, customer, program } = await meetWithProgram(world);
    await adviser.tells(askProgram);
    const { id } = await program.client.hears('adviser.askedForSystem');
    expect(await customer.tells(sent(id))).toMatchObject({ reason: 'notNow' });
    await program.client.tells({ type: 'companion.refusedSystem', ask: id });
    await adviser.hears('companion.refusedSystem');
    await adviser.tells(ask);
    const other = await program.client.hears('adviser.askedForSystem');
    const answered = await program.client.tells(sentByProgram(other.id));
    expect(answered).toMatchObject({ reason: 'notNow' });
  });

  it('P37 is asked of no program that is not there, and dropped when it goes; its no counts with the page’s', async () => {
    const alone = await world.meet();
    expect(await alone.adviser.tells(askProgram)).toMatchObject({ reason: 'notNow' });
    const { adviser, program } = await meetWithProgram(world);
    for (let no = 1; no < rates.maxRefusedAsks; no += 1) {
      await adviser.tells(askProgram);
      const { id } = await program.client.hears('adviser.askedForSystem');
      await program.client.tells({ type: 'companion.refusedSystem', ask: id });
    }
    await adviser.tells(askProgram);
    program.client.drop();
    await adviser.hears('broker.droppedSystem');
    await adviser.tells(ask);
  });
});
