/**
 * `npm run bench:picture` measures the picture of a real session in two Chromium: from the click on "Show" to the first
 * frame in the console, and from a change on the screen to the frame that shows it; beside two bare pages in the same
 * browsers that do nothing else, in the same run. For Linux, with the packages of the tests.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { Stage } from '../../e2e/stage.ts';
import { openBarePair } from './bare-pair.ts';
import { Lamp } from './lamp.ts';
import { Viewer } from './viewer.ts';

const starts = 7;
const changesAStart = 10;
/** Until nothing of a start is left that would slow a change down. */
const settleMs = 2_000;

interface Measured {
  readonly firstFrames: number[];
  readonly changes: number[];
}

const nothing = (): Measured => ({ firstFrames: [], changes: [] });
const [ours, peer] = [nothing(), nothing()];

const stage = await Stage.set();
const lamp = await Lamp.hang(stage.display ?? '');
const { pair, sender, receiver, close } = await openBarePair(stage);
try {
  const { customer, adviser } = await stage.meeting();
  await customer.heard(...(await adviser.wordsToSay()));
  for (let round = 0; round < starts; round += 1) {
    await customer.starts();
    const show = () => customer.presses(customer.words.actions.show);
    await measure(ours, customer.page, adviser.page, show);
    await customer.stopsSharing();
    await pair.meets();
    await measure(peer, sender, receiver, () => sender.click('button'));
    await pair.parts();
  }
  report('click on "Show" → first frame', ours.firstFrames, peer.firstFrames);
  report('change on the screen → the frame that shows it', ours.changes, peer.changes);
} finally {
  await close();
  lamp.takeDown();
  await stage.close();
}
// A terminated X client's socket may still be closing.
process.exit(0);

/** One start, and changes after it. */
async function measure(
  into: Measured,
  shown: Page,
  seen: Page,
  click: () => Promise<void>,
): Promise<void> {
  const viewer = new Viewer(seen);
  await viewer.watches();
  const clicked = shown.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const note = () => resolve(performance.timeOrigin + performance.now());
        window.addEventListener('click', note, { capture: true, once: true });
      }),
  );
  await click();
  into.firstFrames.push((await viewer.first()) - (await clicked));
  await wait(settleMs);
  for (let change = 0; change < changesAStart; change += 1) {
    const at = await lamp.flip();
    into.changes.push((await viewer.sees(lamp.isOn, at)) - at);
    // Not in step with anything that happens fifteen times in a second.
    await wait(300 + Math.random() * 100);
  }
}

function report(what: string, own: readonly number[], others: readonly number[]): void {
  const [mine, theirs] = [share(own, 0.5), share(others, 0.5)];
  console.log(
    `${what}, median and 90th percentile of ${own.length}: ${mine.toFixed(0)}, ${share(own, 0.9).toFixed(0)} ms; two bare pages: ${theirs.toFixed(0)}, ${share(others, 0.9).toFixed(0)} ms; ${(mine / theirs).toFixed(2)} times`,
  );
}

function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length * part)] ?? NaN;
}
