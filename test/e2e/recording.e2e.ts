import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../run/programs.ts';
import { acknowledgedTo, KeptRecording, winds } from './kept-recording.ts';
import type { Adviser } from './people/adviser.ts';
import { CuttableLine } from './people/cuttable-line.ts';
import { patienceMs, Stage } from './stage.ts';

let stage: Stage;
let kept: KeptRecording;
let line: CuttableLine;
beforeAll(async () => {
  stage = await Stage.set({ customerWindow: 'onScreen' });
  kept = new KeptRecording(stage.dataFolder);
  line = await CuttableLine.lay();
});
afterEach(() => stage.empty());
afterAll(async () => {
  await stage.close();
  await line.remove();
});

/** Two people who share a desktop that is recorded. */
async function recording(by?: Adviser) {
  const people = await stage.meeting('en', by);
  const { customer, adviser } = people;
  const acknowledged = acknowledgedTo(adviser.page);
  await customer.heard(...(await adviser.wordsToSay()));
  await customer.shows();
  await customer.page.locator('remote-help[recorded]').waitFor();
  return { ...people, acknowledged };
}

const pieces = () => kept.count('broker.storedPiece');
const prints = () => kept.count('customer.tookPrint');
const comesTo = (what: () => number, least: number) =>
  expect.poll(what, { timeout: patienceMs }).toBeGreaterThanOrEqual(least);

/**
 * The newest film has every piece that was acknowledged, agrees with what the customer’s browser captured, and plays and winds in
 * Chromium: a picture in every take, none in a gap.
 */
async function isWhole({ page }: Adviser, acknowledged: ReadonlySet<string>) {
  const { facts, stored, file, check } = await kept.film(findProgram('ffmpeg'));
  const { takes, gaps, durationMs } = facts;
  expect(acknowledged.size).toBeGreaterThan(0);
  expect([...acknowledged].filter((piece) => !stored.has(piece))).toEqual([]);
  expect(takes.reduce((sum, take) => sum + take.pieces, 0)).toBe(stored.size);
  expect(takes.map(({ problem }) => problem)).toEqual(takes.map(() => null));
  expect(check?.faults ?? []).toEqual([]);
  const moments = [...takes, ...gaps].map(({ fromMs, untilMs }) => (fromMs + untilMs) / 2_000);
  const cinema = await page.context().newPage();
  const { seconds, contrasts, endedAt } = await winds(cinema, file, moments);
  expect(seconds).toBeCloseTo(durationMs / 1_000, 2);
  expect(endedAt).toBeCloseTo(seconds, 2);
  expect(Math.max(0, ...contrasts.slice(takes.length))).toBeLessThan(6);
  expect(Math.min(...contrasts.slice(0, takes.length))).toBeGreaterThan(30);
  return { takes, gaps };
}

describe('a recording', () => {
  it('is on from the first picture on, and both sides can see that it is', async () => {
    const { customer, adviser } = await recording();
    await customer.sees(customer.words.bar.recorded);
    await adviser.sees(adviser.words.session.recorded);
    await customer.stopsSharing();
    await customer.page.locator('remote-help:not([recorded])').waitFor();
    expect(stage.witness.faults).toEqual([]);
  });

  it('P28 has the last second before the end too, which comes a moment after it', async () => {
    const { customer } = await recording();
    const before = kept.piecesAfterEnd();
    await customer.ends();
    await comesTo(() => kept.piecesAfterEnd(), before + 1);
    expect(stage.witness.faults).toEqual([]);
  });

  it('plays and winds after lost answers, a broker killed twice and a reloaded console, and agrees with what the customer’s browser captured', async () => {
    const before = kept.takes();
    const { customer, adviser, acknowledged } = await recording();
    let lost = 0;
    // The first answers are lost on their way: the pieces are stored, and the console does not know it.
    await adviser.page.route('**/recording/**', async (route) => {
      if (lost >= 2) return route.fallback();
      lost += 1;
      await route.fetch();
      return route.abort();
    });
    await comesTo(pieces, pieces() + 3);
    expect(lost).toBe(2);
    for (let time = 0; time < 2; time += 1) {
      process.kill(stage.demo.broker.pid ?? 0, 'SIGKILL');
      await customer.sees(customer.words.bar.lineLost);
      await comesTo(pieces, pieces() + 3);
      await customer.page.locator('remote-help[recorded]').waitFor();
    }
    await comesTo(prints, 1);
    await adviser.comesBackTo('maja.zupan');
    await customer.sees(customer.words.session.sharingPaused);
    // Nothing is recorded until the words are compared again, which takes people some time.
    await setTimeout(2_000);
    await customer.choosesWords(customer.words.compared.pair(...(await adviser.wordsToSay())));
    await comesTo(() => kept.takes() - before, 2);
    await comesTo(prints, prints() + 1);
    await customer.stopsSharing();
    await customer.ends();
    const { takes, gaps } = await isWhole(adviser, acknowledged);
    expect(takes.length).toBeGreaterThanOrEqual(2);
    expect(gaps.length).toBeGreaterThanOrEqual(1);
  });

  it('misses nothing of a short cut of the console’s line, holds the picture back in a longer one, and ends sharing when its pieces alone do not get through', async () => {
    const by = await stage.adviser('Ana Novak', { proxy: line.proxy });
    const { customer, adviser, acknowledged } = await recording(by);
    const { words } = customer;
    line.set('everything');
    await adviser.sees(/ s behind/);
    line.set('nothing');
    await comesTo(pieces, pieces() + 3);
    // A line that is dead altogether is waited for; what is not recorded is not sent meanwhile.
    line.set('everything');
    await customer.sees(words.chat.notices.recordingMissed);
    await adviser.sees(adviser.words.session.recordingFails);
    line.set('nothing');
    await customer.sees(words.chat.notices.recordingBack);
    await comesTo(prints, prints() + 1);
    line.set('requests');
    await customer.isIn('stopped');
    await customer.sees(words.chat.notices.sharingNotRecorded);
    await adviser.sees(adviser.words.picture.stops['recording.notStored']);
    const gaps = async () => (await kept.film(null)).facts.gaps;
    expect(await gaps()).toMatchObject([{ why: 'notRecorded' }]);
    line.set('nothing');
    // What waited in the console comes in still: all that was shown is recorded.
    await expect.poll(gaps, { timeout: patienceMs }).toEqual([]);
    await customer.ends();
    expect((await isWhole(adviser, acknowledged)).takes.length).toBe(1);
  });
});
