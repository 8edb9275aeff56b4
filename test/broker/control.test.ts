import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AdviserMessage } from '../../src/protocol/adviser-messages.ts';
import type { Input } from '../../src/protocol/input.ts';
import { rates } from '../../src/protocol/limits.ts';
import { shownText } from './world/asked.ts';
import type { Client } from './world/client.ts';
import { meetWithControl, meetWithProgram } from './world/program.ts';
import { World } from './world/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const move: Input = { kind: 'move', x: 0.5, y: 0.5 };
const inputs = (client: Client) =>
  client.heard.filter((message) => message.type === 'adviser.gaveInput');

describe('P21 who may control', () => {
  it('P21 the adviser’s question goes to the program and to the page', async () => {
    const { adviser, customer, program } = await meetWithProgram(world);
    await adviser.tells({ type: 'adviser.askedForControl' });
    const { id } = await customer.hears('adviser.askedForControl');
    expect(await program.client.hears('adviser.askedForControl')).toMatchObject({ id });
  });

  it('P21 a console that comes anew is told what is shown, and may ask at once', async () => {
    const { adviser, customer, seat, id } = await meetWithProgram(world);
    adviser.drop();
    const anew = await world.adviser(seat, id);
    const shown = { surface: 'monitor', width: 1280, height: 720, monitor: 'screen:234:0' };
    expect(await anew.hears('broker.seated')).toMatchObject({ shown });
    expect(await anew.tells({ type: 'adviser.askedForControl' })).toMatchObject({
      type: 'broker.stored',
    });
    await customer.tells({ type: 'customer.stoppedSharing', why: 'customer.stoppedSharing' });
    const last = await world.adviser(seat, id);
    expect(await last.hears('broker.seated')).toMatchObject({ shown: null });
  });

  it('P21 a yes to another question, or to none, is refused', async () => {
    const { adviser, program } = await meetWithProgram(world);
    const { client } = program;
    const allowed = { type: 'companion.allowedControl', ask: randomUUID() } as const;
    expect(await client.tells(allowed)).toMatchObject({ reason: 'notNow' });
    await adviser.tells({ type: 'adviser.askedForControl' });
    expect(await client.tells(allowed)).toMatchObject({ reason: 'notNow' });
  });

  it('P21 is not even asked for over a window or a tab, before sharing, or without a program', async () => {
    const window = await meetWithProgram(world, 'window');
    const ask = { type: 'adviser.askedForControl' } as const;
    expect(await window.adviser.tells(ask)).toMatchObject({ reason: 'notNow' });
    await window.customer.tells({
      type: 'customer.stoppedSharing',
      why: 'customer.stoppedSharing',
    });
    expect(await window.adviser.tells(ask)).toMatchObject({ reason: 'notNow' });
    const without = await world.meet();
    await without.customer.shows({ surface: 'monitor', width: 1, height: 1 });
    expect(await without.adviser.tells(ask)).toMatchObject({ reason: 'notNow' });
  });

  it('P21 the third no is final', async () => {
    const { adviser, program } = await meetWithProgram(world);
    const { client } = program;
    for (let no = 1; no <= rates.maxRefusedAsks; no += 1) {
      await adviser.tells({ type: 'adviser.askedForControl' });
      const { id } = await client.hears('adviser.askedForControl');
      const refused = { type: 'companion.refusedControl', ask: id } as const;
      await client.tells({ ...refused, why: 'customer.refusedControl' });
      expect(await adviser.hears('companion.refusedControl')).toMatchObject({ ask: id });
    }
    expect(await adviser.tells({ type: 'adviser.askedForControl' })).toMatchObject({
      reason: 'notNow',
    });
  });

  const ends: [how: string, why: string, end: (met: Met) => Promise<unknown>][] = [
    [
      'the customer stops sharing',
      'sharing.stopped',
      ({ customer }) =>
        customer.tells({ type: 'customer.stoppedSharing', why: 'customer.stoppedSharing' }),
    ],
    ['the customer’s page is gone', 'seat.away', async ({ customer }) => customer.drop()],
    ['the adviser is gone', 'seat.away', async ({ adviser }) => adviser.drop()],
    [
      'the adviser opens another window',
      'seat.away',
      async ({ seat, id }) => world.adviser(seat, id),
    ],
    ['the words differ', 'seat.away', differ],
  ];
  it.each(ends)('P21 is over when %s', async (_, why, end) => {
    const met = await meetWithControl(world);
    await end(met);
    expect(await met.program.client.hears('broker.tookControlBack')).toMatchObject({ why });
  });

  it('P21 is over when the program is gone, and is not given back with it', async () => {
    const { program, adviser, customer, id } = await meetWithControl(world);
    program.client.drop();
    expect(await adviser.hears('broker.tookControlBack')).toMatchObject({ why: 'seat.away' });
    await customer.hears('broker.tookControlBack');
    await program.connect();
    program.resumes(id);
    await program.client.hears('broker.boundProgram');
    adviser.say({ type: 'adviser.gaveInput', grant: 1, n: 1, inputs: [move] });
    await adviser.pings('adviser');
    await program.client.pings('companion');
    expect(inputs(program.client)).toEqual([]);
  });

  it('P21 a killed broker gives nobody control back', async () => {
    const { program, seat, id, grant } = await meetWithControl(world);
    await world.stop();
    await world.start();
    const adviser = await world.adviser(seat, id);
    await adviser.hears('broker.seated');
    await program.connect();
    program.resumes(id);
    await program.client.hears('broker.boundProgram');
    adviser.say({ type: 'adviser.gaveInput', grant, n: 1, inputs: [move] });
    await adviser.pings('adviser');
    await program.client.pings('companion');
    expect(inputs(program.client)).toEqual([]);
    expect(await adviser.hears('broker.tookControlBack')).toMatchObject({ why: 'seat.away' });
  });

  it('P21 everybody can end it at any time: the page, the program and the adviser', async () => {
    const { customer, adviser, program, grant } = await meetWithControl(world);
    const { client } = program;
    const why = 'customer.touched' as const;
    await client.tells({ type: 'companion.tookControlBack', grant, why });
    expect(await adviser.hears('companion.tookControlBack')).toMatchObject({ why });
    expect(await customer.hears('companion.tookControlBack')).toMatchObject({ why });
    const again = async () => {
      await adviser.tells({ type: 'adviser.askedForControl' });
      const { id } = await client.hears('adviser.askedForControl');
      await client.allows(id);
    };
    await again();
    await customer.tells({ type: 'customer.tookControlBack' });
    await client.hears('customer.tookControlBack');
    await adviser.hears('customer.tookControlBack');
    await again();
    await adviser.tells({ type: 'adviser.gaveControlBack' });
    await client.hears('adviser.gaveControlBack');
    await customer.hears('adviser.gaveControlBack');
  });
});

describe('P22 what an input belongs to', () => {
  it('P22 inputs of the grant that stands are passed on as they were checked', async () => {
    const { adviser, program, grant } = await meetWithControl(world);
    const said: AdviserMessage = { type: 'adviser.gaveInput', grant, n: 7, inputs: [move] };
    adviser.say(said);
    expect(await program.client.hears('adviser.gaveInput')).toEqual(said);
    program.client.say({ type: 'companion.tookInput', grant, n: 7 });
    expect(await adviser.hears('companion.tookInput')).toMatchObject({ n: 7 });
  });

  it('P22 inputs before, after, and of another grant are dropped, and nothing of them is kept', async () => {
    const { adviser, program, grant, customer } = await meetWithControl(world);
    const text = 'zelo skrivno geslo';
    const typed: Input[] = [{ kind: 'text', text }];
    adviser.say({ type: 'adviser.gaveInput', grant: grant + 1, n: 1, inputs: [move] });
    adviser.say({ type: 'adviser.gaveInput', grant, n: 1, inputs: typed });
    await program.client.hears('adviser.gaveInput');
    await customer.tells({ type: 'customer.tookControlBack' });
    adviser.say({ type: 'adviser.gaveInput', grant, n: 2, inputs: typed });
    await adviser.pings('adviser');
    await program.client.pings('companion');
    expect(inputs(program.client)).toHaveLength(1);
    expect(JSON.stringify(world.rows('select * from log_rows'))).not.toContain(text);
    expect(JSON.stringify(world.log.all)).not.toContain(text);
  });

  it('P22 a new permission has a new number', async () => {
    const { adviser, program, customer, grant } = await meetWithControl(world);
    await customer.tells({ type: 'customer.tookControlBack' });
    await adviser.tells({ type: 'adviser.askedForControl' });
    const { id } = await program.client.hears('adviser.askedForControl');
    await program.client.allows(id);
    expect(await adviser.hears('broker.openedControl')).toEqual({
      type: 'broker.openedControl',
      grant: grant + 1,
    });
  });
});

describe('P23 how much a hand may say', () => {
  it('P23 a flood of inputs is refused beyond its rate, and the chat goes on beside it', async () => {
    const { adviser, grant } = await meetWithControl(world);
    for (let n = 1; n <= rates.inputsBurst + 1; n += 1) {
      adviser.say({ type: 'adviser.gaveInput', grant, n, inputs: [move] });
    }
    expect(await adviser.hears('broker.refused')).toMatchObject({ reason: 'messages.tooMany' });
    expect(await adviser.tells({ type: 'adviser.wroteChat', text: 'Hi' })).toMatchObject({
      type: 'broker.stored',
    });
  });

  it('P23 an input outside of the monitor, too many of them, or control characters are not understood', async () => {
    const { adviser, grant } = await meetWithControl(world);
    const wrong = [
      [{ ...move, x: 1.01 }],
      [{ ...move, y: -0.01 }],
      Array.from({ length: 65 }, () => move),
      [{ kind: 'text', text: 'a\u001b[0m' }],
      [{ kind: 'key', code: '../etc', isDown: true }],
      [{ kind: 'shell', command: 'reboot' }],
    ];
    for (const bad of wrong) {
      adviser.sayRaw(JSON.stringify({ type: 'adviser.gaveInput', grant, n: 1, inputs: bad }));
      expect(await adviser.hears('broker.refused')).toMatchObject({
        reason: 'message.notUnderstood',
      });
    }
  });
});

type Met = Awaited<ReturnType<typeof meetWithControl>>;

async function differ({ customer }: Met) {
  return customer.tells({ type: 'customer.choseWords', matched: false });
}

describe('P44 what an adviser in control might click on the customer’s page', () => {
  const offer = { bytes: 3, digest: 'A'.repeat(43) };
  const notNow = { type: 'broker.refused', reason: 'notNow' };

  it('P44 says nothing, gives nothing and takes nothing in the customer’s name', async () => {
    const { adviser, customer } = await meetWithControl(world);
    await adviser.tells({ type: 'adviser.askedForSystem' });
    const { id: ask } = await customer.hears('adviser.askedForSystem');
    const asked = { question: 'system', about: ask, ...shownText } as const;
    await customer.tells({ type: 'customer.wasAsked', ...asked });
    await adviser.tells({ type: 'adviser.offeredFile', name: 'a.txt', ...offer });
    const { id: file } = await customer.hears('adviser.offeredFile');
    const text = 'It was my own idea.';
    expect(await customer.tells({ type: 'customer.wroteChat', text })).toMatchObject(notNow);
    const line = { kinds: ['cookies' as const], text: 'yes' };
    const sent = { type: 'customer.sentSystem' as const, ask, ...line };
    expect(await customer.tells(sent)).toMatchObject(notNow);
    const given = { type: 'customer.offeredFile', name: 'b.txt', ...offer } as const;
    expect(await customer.tells(given)).toMatchObject(notNow);
    expect(await customer.tells({ type: 'customer.tookFile', file })).toMatchObject(notNow);
    await customer.tells({ type: 'customer.tookControlBack' });
    // The questions stand: the customer's own hand can answer them.
    expect(await customer.tells(sent)).toMatchObject({ type: 'broker.stored' });
    expect(await customer.tells({ type: 'customer.tookFile', file })).toMatchObject({
      type: 'broker.stored',
    });
    expect(JSON.stringify(world.rows('select * from log_rows'))).not.toContain('wroteChat');
  });

  it('P44 can still end it all: what takes away is never refused', async () => {
    const { adviser, customer } = await meetWithControl(world);
    await adviser.tells({ type: 'adviser.offeredFile', name: 'a.txt', ...offer });
    const { id: file } = await customer.hears('adviser.offeredFile');
    const ways = [
      { type: 'customer.refusedFile', file },
      { type: 'customer.stoppedSharing', why: 'customer.stoppedSharing' },
    ] as const;
    for (const way of ways) {
      expect(await customer.tells(way)).toMatchObject({ type: 'broker.stored' });
    }
  });
});
