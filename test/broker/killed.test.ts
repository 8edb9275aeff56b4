import { describe, expect, it } from 'vitest';
import { times } from '../../src/protocol/limits.ts';
import type { Commit } from './world/failpoint.ts';
import { expectWhole } from './world/kept-log.ts';
import { MortalBroker, type Death } from './world/mortal-broker.ts';
import { comesAlive, endsInTime, expectKept, goesOn, rowTypes } from './world/aftermath.ts';
import { helpedLife } from './world/helped-life.ts';
import { pageKey } from './world/page-key.ts';
import { SessionLife, unluckyLife, unrecordedLife, wholeLife } from './world/session-life.ts';
import { World } from './world/world.ts';

type Script = (life: SessionLife) => Promise<void>;

/** Lives a script on a new folder with a broker that dies as it is told. */
async function live(script: Script, death?: Death): Promise<SessionLife> {
  const world = await World.prepare();
  const life = new SessionLife(world, new MortalBroker(world.environment, death));
  // Whoever was in the middle of something when the broker died never hears the end of it.
  await Promise.race([script(life).catch(() => life.broker.ended), life.broker.ended]);
  return life;
}

async function commitsOf(script: Script): Promise<readonly Commit[]> {
  const life = await live(script);
  expect(await life.broker.ended).toBe(0);
  const { commits } = life.broker;
  await life.world.close();
  return commits;
}

const kindOf = ({ writes }: Commit) => writes.join(', ');
const whole = await commitsOf(wholeLife);
const known = new Set(whole.map(kindOf));
const isNew = (commit: Commit) => {
  const isUnseen = !known.has(kindOf(commit));
  known.add(kindOf(commit));
  return isUnseen;
};
const more = (await commitsOf(unluckyLife)).filter(isNew);
const helped = (await commitsOf(helpedLife)).filter(isNew);
const unrecorded = (await commitsOf(unrecordedLife)).filter(isNew);

const deaths = [
  ...whole.map((commit) => ({ title: 'a whole life', script: wholeLife, ...commit })),
  ...more.map((commit) => ({ title: 'an unlucky life', script: unluckyLife, ...commit })),
  ...helped.map((commit) => ({ title: 'a helped life', script: helpedLife, ...commit })),
  ...unrecorded.map((commit) => ({
    title: 'an unrecorded life',
    script: unrecordedLife,
    ...commit,
  })),
].flatMap((commit) =>
  (['before', 'after'] as const).map((when) => ({ ...commit, when, kind: kindOf(commit) })),
);

describe('time that is up when a killed broker comes back', () => {
  const minute = 60_000;

  /** Kills a broker in the middle of `script`, and lets time pass until it is started again. */
  async function comesBackAfter(ms: number, script: Script): Promise<SessionLife> {
    const life = await live(async (alive) => {
      await script(alive);
      alive.broker.kill('SIGKILL');
      await alive.broker.ended;
    });
    life.world.clock.advance(ms);
    await life.world.start();
    return life;
  }

  async function endOf({ world, sessionId }: SessionLife) {
    await world.stop();
    expectWhole(world);
    const [session] = world.rows(`select * from sessions where session_id = '${sessionId}'`);
    await world.close();
    return session?.['end_reason'];
  }

  async function opens(life: SessionLife): Promise<void> {
    await life.starts();
    await life.opens();
  }

  async function meets(life: SessionLife): Promise<void> {
    await opens(life);
    await life.seatsAdviser();
    await life.joins();
  }

  it('a number whose time passed meanwhile has expired', async () => {
    const life = await comesBackAfter(11 * minute, opens);
    life.world.clock.advance(1);
    expect(await endOf(life)).toBe('number.expired');
  });

  it('a session that would be too long by now is over', async () => {
    const life = await comesBackAfter(61 * minute, meets);
    life.world.clock.advance(1);
    expect(await endOf(life)).toBe('session.tooLong');
  });

  it('whoever was there has their time from its last sign of life', async () => {
    const life = await comesBackAfter(times.resumeMs, meets);
    await life.seatsAdviser();
    await life.comesBack();
    await life.world.stop();
    await life.world.close();
  });

  it('whoever was there is gone when it was away for too long', async () => {
    const life = await comesBackAfter(times.seatMs, meets);
    life.world.clock.advance(1);
    expect(await endOf(life)).toBe('customer.gone');
  });

  it('an adviser who does not come back is gone, though the customer is there', async () => {
    const life = await comesBackAfter(minute, meets);
    const customer = await life.comesBack();
    life.world.clock.advance(times.seatMs - minute);
    expect(await customer.hears('broker.closed')).toMatchObject({ reason: 'adviser.gone' });
    expect(await endOf(life)).toBe('adviser.gone');
  });

  it('a customer who does not come back is gone, though the adviser is there', async () => {
    const life = await comesBackAfter(minute, meets);
    const adviser = await life.seatsAdviser();
    life.world.clock.advance(times.seatMs - minute);
    expect(await adviser.hears('broker.closed')).toMatchObject({ reason: 'customer.gone' });
    expect(await endOf(life)).toBe('customer.gone');
  });
});

describe('P17 a join whose answer was lost', () => {
  const joinId = crypto.randomUUID();

  /** A customer who joined, heard nothing of it, and is alone with a broker that was started again. */
  async function killedAfterJoin() {
    const world = await World.open();
    world.clock.hurriesUpTo = times.refusalMs;
    const seat = world.signIn();
    const invitation = await world.invite(seat);
    const lost = await world.givesNumber(invitation, joinId);
    await lost.hears('broker.admitted');
    lost.drop();
    await world.stop();
    await world.start();
    return { world, seat, invitation, id: invitation.session.sessionId };
  }

  it('P17 lets the same page in again, as often as the answer is lost, and is one join', async () => {
    const { world, invitation, id } = await killedAfterJoin();
    await (await world.givesNumber(invitation, joinId)).hears('broker.admitted');
    const customer = await world.givesNumber(invitation, joinId);
    const { resumeToken, lastSeq } = await customer.hears('broker.admitted');
    expect(lastSeq).toBe(0);
    await customer.tells({ type: 'customer.wroteChat', text: 'and on' });
    const rows = `select * from log_rows where session_id = '${id}' and type = 'customer.joined'`;
    expect(world.rows(rows)).toHaveLength(1);
    await (await world.resume(resumeToken, 0)).hears('broker.admitted');
    // A token was used: the page has had its answer.
    await (await world.givesNumber(invitation, joinId)).hears('broker.refused');
    await world.close();
  });

  it('P17 P5 refuses another join, another key, and the page when its time is over', async () => {
    const { world, seat, invitation, id } = await killedAfterJoin();
    const key = `${pageKey.slice(0, -2)}${pageKey.endsWith('AA') ? 'BB' : 'AA'}`;
    const refused = { reason: 'number.notAccepted' };
    const other = await world.givesNumber(invitation);
    expect(await other.hears('broker.refused')).toMatchObject(refused);
    const stranger = await world.givesNumber(invitation, joinId, key);
    expect(await stranger.hears('broker.refused')).toMatchObject(refused);
    world.clock.advance(times.seatMs + 1);
    const late = await world.givesNumber(invitation, joinId);
    expect(await late.hears('broker.refused')).toMatchObject(refused);
    expect(await (await world.adviser(seat, id)).closed).toBe(4410);
    await world.close();
  });

  it('P14 P17 leads nowhere once the session is over', async () => {
    const { world, seat, invitation, id } = await killedAfterJoin();
    const adviser = await world.adviser(seat, id);
    await adviser.hears('broker.seated');
    adviser.say({ type: 'adviser.ended', id: crypto.randomUUID() });
    await adviser.closed;
    const customer = await world.givesNumber(invitation, joinId);
    await customer.hears('broker.refused');
    await world.close();
  });
});

describe('killed before and after every kind of write', () => {
  it('the writes are all that the broker knows', () => {
    const written = new Set(deaths.flatMap(({ writes }) => writes));
    expect(rowTypes.filter((type) => !written.has(type))).toEqual([]);
  });

  it.concurrent.each(deaths)(
    '$title: $when commit $commit, $kind',
    async (death) => {
      const life = await live(death.script, death);
      expect(await life.broker.ended).toBe('SIGKILL');
      await comesAlive(life);
      expectWhole(life.world);
      expectKept(life);
      await goesOn(life);
      await life.world.stop();
      expectWhole(life.world);
      expectKept(life);
      await endsInTime(life.world);
      expectWhole(life.world);
      await life.world.close();
    },
    30_000,
  );
});
