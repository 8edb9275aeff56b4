import { describe, expect, it } from 'vitest';
import { times } from '../../src/protocol/limits.ts';
import type { Commit } from './world/failpoint.ts';
import { expectWhole } from './world/kept-log.ts';
import { MortalBroker, type Death } from './world/mortal-broker.ts';
import { comesAlive, endsInTime, expectKept, goesOn, rowTypes } from './world/aftermath.ts';
import { helpedLife, restSeconds } from './world/helped-life.ts';
import { lifeHandedOver } from './world/life-handed-over.ts';
import { lifeWithFiles } from './world/life-with-files.ts';
import { lifeWithSecond } from './world/life-with-second.ts';
import { SessionLife, unluckyLife, unrecordedLife, wholeLife } from './world/session-life.ts';
import { World } from './world/world.ts';

type Script = (life: SessionLife) => Promise<void>;

/** Lives a script on a new folder with a broker that dies as it is told. */
async function live(script: Script, death?: Death): Promise<SessionLife> {
  const world = await World.prepare({ REMOTE_HELP_CONTROL_RETURN_SECONDS: `${restSeconds}` });
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
const filed = (await commitsOf(lifeWithFiles)).filter(isNew);
const handed = (await commitsOf(lifeHandedOver)).filter(isNew);
const seconded = (await commitsOf(lifeWithSecond)).filter(isNew);
const unrecorded = (await commitsOf(unrecordedLife)).filter(isNew);

const deaths = [
  ...whole.map((commit) => ({ title: 'a whole life', script: wholeLife, ...commit })),
  ...more.map((commit) => ({ title: 'an unlucky life', script: unluckyLife, ...commit })),
  ...helped.map((commit) => ({ title: 'a helped life', script: helpedLife, ...commit })),
  ...filed.map((commit) => ({ title: 'a life with files', script: lifeWithFiles, ...commit })),
  ...handed.map((commit) => ({ title: 'a life handed over', script: lifeHandedOver, ...commit })),
  ...seconded.map((commit) => ({
    title: 'a life with a second adviser',
    script: lifeWithSecond,
    ...commit,
  })),
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
