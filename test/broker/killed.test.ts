import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Commit } from './world/failpoint.ts';
import { expectWhole } from './world/kept-log.ts';
import { MortalBroker, type Death } from './world/mortal-broker.ts';
import { comesAlive, endsInTime, expectKept, goesOn, rowTypes } from './world/aftermath.ts';
import { SessionLife, unluckyLife, wholeLife } from './world/session-life.ts';
import { World } from './world/world.ts';

type Script = (life: SessionLife) => Promise<void>;

/** Lives a script on a new folder with a broker that dies as it is told. */
async function live(script: Script, death?: Death): Promise<SessionLife> {
  const world = await World.open();
  await world.stop();
  rmSync(join(world.folder, 'data'), { recursive: true });
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
const more = (await commitsOf(unluckyLife)).filter((commit) => !known.has(kindOf(commit)));

const deaths = [
  ...whole.map((commit) => ({ script: wholeLife, ...commit })),
  ...more.map((commit) => ({ script: unluckyLife, ...commit })),
].flatMap((commit) =>
  (['before', 'after'] as const).map((when) => ({ ...commit, when, kind: kindOf(commit) })),
);

describe('killed before and after every kind of write', () => {
  it('the writes are all that the broker knows', () => {
    const written = new Set(deaths.flatMap(({ writes }) => writes));
    expect(rowTypes.filter((type) => !written.has(type))).toEqual([]);
  });

  it.concurrent.each(deaths)('$when commit $commit, $kind', async (death) => {
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
  });
});
