import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { checkLog } from '../../../src/evidence/log-check.ts';
import { foundSessions } from '../../../src/protocol/evidence.ts';
import { isStep, type LogLine } from '../../../src/trace/format.ts';
import { readTrace } from '../../../src/trace/read-trace.ts';
import { replayTrace } from '../../../src/trace/replay.ts';
import { tracedMachines } from '../../../src/trace/traced-machines.ts';
import { filmOf, records } from '../film/film-world.ts';
import { recordedTake } from '../film/recorded-takes.ts';
import { comesToConsole, takesOver } from '../world/colleagues.ts';
import { KeepingWorld } from '../world/keeping-world.ts';
import { Officer } from '../world/officer.ts';

const who = ['--by', 'Nada Zupan', '--reason', 'Complaint 2028/17'];
const boris = { name: 'Boris Kranjc', role: 'Svetovalec' };

let keeping: KeepingWorld;
let id: string;
let reference: string;

/** A session in which one adviser after the other sees the desktop, and records it. */
beforeAll(async () => {
  keeping = await KeepingWorld.open();
  const { world } = keeping;
  const { customer, adviser, seat, ...people } = await world.meet();
  ({ id } = people);
  const shares = async (console: typeof adviser, by: typeof seat) => {
    await customer.tells({ type: 'customer.choseWords', matched: true });
    await customer.shows({ surface: 'monitor', width: 9, height: 9 });
    const { epoch } = await console.hears('broker.openedPicture');
    await console.tells({ type: 'adviser.sawPicture', epoch });
    await records(world, recordedTake('still').slice(0, 3), { seat: by, id, epoch });
  };
  await shares(adviser, seat);
  const colleague = await comesToConsole(world, await world.adviser(seat));
  const console = await takesOver(world, { adviser, id, boris: colleague });
  await console.hears('broker.pairedPeers');
  world.clock.advance(5_000);
  await shares(console, colleague.seat);
  await customer.tells({ type: 'customer.ended', why: 'customer.ended' });
  await console.closed;
  const [row] = world.rows(`select reference from sessions where session_id = '${id}'`);
  reference = String(row?.['reference']);
}, 60_000);
afterAll(() => keeping.world.close());

describe('P40 what is kept of a session that was handed over', () => {
  it('P40 is found by the name of either adviser', async () => {
    const officer = new Officer(keeping.world);
    const reason = 'Pritožba 2027/311 stranke';
    for (const adviser of ['nova', 'kranj']) {
      const answer = await officer.asks('/search', { reason, adviser });
      const { sessions } = v.parse(foundSessions, answer);
      expect(sessions).toMatchObject([{ sessionId: id, adviser: boris }]);
    }
    const none = await officer.asks('/search', { reason, adviser: 'zupan' });
    expect(v.parse(foundSessions, none).sessions).toEqual([]);
  });

  it('P40 has a film of two takes, whole, and nothing between them', async () => {
    const { facts } = (await filmOf(keeping.world, id))!;
    expect(facts.takes.map(({ problem }) => problem)).toEqual([null, null]);
    expect(facts.gaps.some(({ why }) => why === 'notShared')).toBe(true);
  });

  it('P40 is a trace that reads, replays and is proven, and names who it was when', async () => {
    const { lines: said } = await keeping.command('export', reference, ...who);
    const { lines, faults } = readTrace(said.join('\n'));
    expect(faults).toEqual([]);
    expect(replayTrace(tracedMachines.get('session')!, lines).divergence).toBeUndefined();
    const log = lines.find((line): line is LogLine => line.k === 'log')!;
    expect((await checkLog(log, lines)).faults).toEqual([]);
    const steps = lines.filter(isStep);
    const at = steps.findIndex(({ ev }) => ev.type === 'broker.handedOver');
    expect(steps[at]?.ev).toMatchObject({ to: boris });
    expect(steps[at]?.tags).toContain('stopped');
    expect(steps.slice(at).some(({ tags }) => tags.includes('screenIsRecorded'))).toBe(true);
  });

  it('P40 is whole for `verify`', async () => {
    await keeping.comesTo('2027-12-01T09:00:00Z');
    const { code, lines } = await keeping.command('verify');
    expect([code, lines.filter((line) => line.includes(id))]).toEqual([0, []]);
  });

  it('P40 is damaged when it is made the session of the one before again', async () => {
    const { world } = keeping;
    const database = new DatabaseSync(world.databasePath);
    database.exec(`update sessions set adviser_subject = 'ana' where session_id = '${id}'`);
    database.close();
    const { code, lines } = await keeping.command('verify');
    expect(code).toBe(1);
    expect(lines.filter((line) => line.includes(id)).join()).toContain('session.changed');
  });
});
