import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canary, KeepingWorld } from '../world/keeping-world.ts';
import type { World } from '../world/world.ts';

let keeping: KeepingWorld;
let world: World;
beforeEach(async () => {
  keeping = await KeepingWorld.open();
  world = keeping.world;
});
afterEach(() => world.close());

describe('a hold', () => {
  it('set at the last moment of the last day keeps all of it, until it is released', async () => {
    const held = await keeping.talk();
    const other = await keeping.talk();
    await keeping.comesTo('2028-02-29T22:59:59Z');
    const { code, lines } = await keeping.command(
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
    await keeping.comesTo('2028-06-01T12:00:00Z');
    expect(keeping.sessions).toEqual([held.id]);
    expect(world.chatOf(held.id)).toMatchObject([{ text: canary }]);
    expect(existsSync(held.folder)).toBe(true);
    expect(keeping.isOnDisk(other.wrapped)).toBe(false);
    expect(keeping.damages).toEqual([]);
    await keeping.command('release', held.id, '--by', 'Cilka Zajc', '--reason', 'Settled');
    expect(keeping.sessions).toEqual([held.id]);
    await keeping.comesTo('2028-06-02T12:00:00Z');
    expect(keeping.sessions).toEqual([]);
    await world.stop();
    expect(keeping.isOnDisk(held.wrapped)).toBe(false);
    expect(keeping.damages).toEqual([]);
  });

  it('is written down with who and when, and its reason only under the session’s key', async () => {
    const { reference, id } = await keeping.talk();
    const reason = 'Complaint of Maja Zupan';
    await keeping.command('hold', reference, '--by', 'Cilka Zajc', '--reason', reason);
    const rows = world.rows(`select * from log_rows where session_id = 'keeping' order by seq`);
    expect(rows).toMatchObject([{ seq: 1, who: 'complaints', type: 'complaints.heldSession' }]);
    expect(JSON.parse(String(rows[0]?.['body']))).toMatchObject({
      sessionId: id,
      reference,
      by: { subject: 'command line', name: 'Cilka Zajc' },
    });
    await world.stop();
    expect(keeping.isOnDisk(reason)).toBe(false);
    expect(keeping.damages).toEqual([]);
  });

  it('cannot be hidden from who looks for the acts on its session: the check compares what it is found by', async () => {
    const { reference } = await keeping.talk();
    const other = await keeping.talk();
    await keeping.command('hold', reference, '--by', 'Cilka Zajc', '--reason', 'Complaint');
    await world.stop();
    for (const about of [`'${other.id}'`, 'null']) {
      const database = new DatabaseSync(world.databasePath);
      database.exec(`update log_rows set about = ${about} where session_id = 'keeping'`);
      database.close();
      expect(keeping.damages).toEqual([{ where: 'keeping', seq: 1, problem: 'row.changed' }]);
    }
  });

  it('does not shut the broker out that runs, and comes into its log between its own rows', async () => {
    const { reference } = await keeping.talk();
    await keeping.command('hold', reference, '--by', 'Cilka Zajc', '--reason', 'x');
    const { customer } = await world.meet();
    const answer = await customer.tells({ type: 'customer.wroteChat', text: 'on' });
    expect(answer).toMatchObject({ type: 'broker.stored' });
  });

  it('says in a line why it cannot be set or released', async () => {
    const { reference, id } = await keeping.talk();
    const by = ['--by', 'Cilka Zajc', '--reason', 'Complaint'];
    const refused = (...args: string[]) => expect(keeping.command(...args)).rejects;
    await refused('hold', 'AAAA-AAAA', ...by).toMatchObject({
      message: /no such session/,
      exitCode: 66,
    });
    await refused('hold', reference).toMatchObject({ message: /--by/, exitCode: 64 });
    await refused('release', reference, ...by).toMatchObject({ message: /no hold/ });
    await keeping.command('hold', reference, ...by);
    await refused('hold', id, ...by).toMatchObject({ message: /already/ });
    await keeping.command('release', reference, ...by);
    await keeping.comesTo('2028-03-01T12:00:00Z');
    await refused('hold', reference, ...by).toMatchObject({ message: /too late/ });
  });

  it('that comes when the deletion has begun is refused, and the deletion goes on', async () => {
    const { reference, id } = await keeping.talk();
    await world.stop();
    const database = new DatabaseSync(world.databasePath);
    database.exec(`update sessions set is_going = 1 where session_id = '${id}'`);
    database.close();
    const by = ['--by', 'Cilka Zajc', '--reason', 'Complaint'];
    await expect(keeping.command('hold', reference, ...by)).rejects.toMatchObject({
      message: /too late/,
    });
    await keeping.comesTo('2028-03-01T12:00:00Z');
    expect(keeping.sessions).toEqual([]);
    expect(keeping.damages).toEqual([]);
  });
});
