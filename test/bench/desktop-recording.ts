import { setTimeout as pause } from 'node:timers/promises';
import { KeptRecording } from '../e2e/kept-recording.ts';
import { Stage } from '../e2e/stage.ts';
import { lackingForDesktop, LivingDesktop } from './living-desktop.ts';

/** Until the picture is sharp and the recorder's rate has settled. */
const settlingMs = 20_000;

/**
 * What a real desktop of 1080 lines takes on the disk, recorded by the real console: one that rests, and one at which somebody
 * works, each for so many minutes.
 */
export async function measureDesktops(minutes: number): Promise<void> {
  if (lackingForDesktop.length > 0) {
    return console.log(`no desktop was recorded: ${lackingForDesktop.join(', ')} not found`);
  }
  await using parts = new AsyncDisposableStack();
  const stage = await Stage.set();
  parts.defer(() => stage.close());
  const desktop = await LivingDesktop.open(stage.display ?? '');
  parts.defer(() => desktop.close());
  const { customer, adviser } = await stage.meeting();
  await customer.heard(...(await adviser.wordsToSay()));
  await customer.shows();
  await customer.page.locator('remote-help[recorded]').waitFor();
  const kept = new KeptRecording(stage.dataFolder);
  const measure = async (name: string) => {
    await pause(settlingMs);
    const from = Date.now();
    await pause(minutes * 60_000);
    const { bytes, ms } = kept.storedBetween(from, Date.now());
    const mbAnHour = (bytes / ms) * 3.6;
    console.log(
      `a desktop of 1080 lines that ${name}, for ${(ms / 60_000).toFixed(1)} min: ${(bytes / 1e6).toFixed(2)} MB, which is ${mbAnHour.toFixed(0)} MB an hour`,
    );
  };
  await measure('rests');
  const working = new AbortController();
  const work = desktop.work(working.signal);
  await measure('is worked at');
  working.abort();
  await work;
  await customer.ends();
}
