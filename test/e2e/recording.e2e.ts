import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../run/programs.ts';
import { KeptRecording, winds } from './kept-recording.ts';
import { patienceMs, Stage } from './stage.ts';

let stage: Stage;
let kept: KeptRecording;
beforeAll(async () => {
  stage = await Stage.set({ customerWindow: 'onScreen' });
  kept = new KeptRecording(stage.dataFolder);
});
afterEach(() => stage.empty());
afterAll(() => stage.close());

/** Two people who share a desktop that is recorded. */
async function recording() {
  const people = await stage.meeting();
  const { customer, adviser } = people;
  await customer.heard(...(await adviser.wordsToSay()));
  await customer.shows();
  await customer.page.locator('remote-help[recorded]').waitFor();
  return people;
}

const pieces = () => kept.count('broker.storedPiece');
const prints = () => kept.count('customer.tookPrint');
const comesTo = (what: () => number, least: number) =>
  expect.poll(what, { timeout: patienceMs }).toBeGreaterThanOrEqual(least);

describe('a recording', () => {
  it('is on from the first picture on, and both sides can see that it is', async () => {
    const { customer, adviser } = await recording();
    await customer.sees(customer.words.bar.recorded);
    await adviser.sees(adviser.words.session.recorded);
    await customer.stopsSharing();
    await customer.page.locator('remote-help:not([recorded])').waitFor();
    expect(stage.witness.faults).toEqual([]);
  });

  it('plays and winds after lost answers, a killed broker and a reloaded console, and agrees with what the customer’s browser captured', async () => {
    const before = kept.takes();
    const { customer, adviser } = await recording();
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
    process.kill(stage.demo.broker.pid ?? 0, 'SIGKILL');
    await customer.sees(customer.words.bar.lineLost);
    await comesTo(pieces, pieces() + 3);
    await comesTo(prints, 1);
    await adviser.page.reload();
    await adviser.presses('maja.zupan');
    await customer.sees(customer.words.session.sharingPaused);
    // Nothing is recorded until the words are compared again, which takes people some time.
    await setTimeout(2_000);
    await customer.choosesWords(customer.words.compared.pair(...(await adviser.wordsToSay())));
    await comesTo(() => kept.takes() - before, 2);
    await comesTo(prints, prints() + 1);
    await customer.stopsSharing();
    await customer.ends();
    const { facts, file, check } = await kept.film(findProgram('ffmpeg'));
    expect(facts.takes.map(({ problem }) => problem)).toEqual(facts.takes.map(() => null));
    expect(facts.takes.length).toBeGreaterThanOrEqual(2);
    expect(facts.gaps.length).toBeGreaterThanOrEqual(1);
    expect(check?.faults ?? []).toEqual([]);
    const parts = [...facts.takes, ...facts.gaps];
    const moments = parts.map(({ fromMs, untilMs }) => (fromMs + untilMs) / 2_000);
    const page = await adviser.page.context().newPage();
    const { seconds, contrasts, endedAt } = await winds(page, file, moments);
    expect(seconds).toBeCloseTo(facts.durationMs / 1_000, 2);
    expect(endedAt).toBeCloseTo(seconds, 2);
    const ofTakes = contrasts.slice(0, facts.takes.length);
    const ofGaps = contrasts.slice(facts.takes.length);
    expect(Math.max(...ofGaps)).toBeLessThan(6);
    expect(Math.min(...ofTakes)).toBeGreaterThan(30);
  });
});
