/** A real session's picture of a resting desktop of 1080 lines, and a bare pair's of the same one, in turns. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { Stage } from '../../e2e/stage.ts';
import { openBarePair } from './bare-pair.ts';
import { Lamp } from './lamp.ts';
import { line, Measured } from './measured.ts';
import { Viewer } from './viewer.ts';

const screen = { width: 1920, height: 1080 };
const place = { x: screen.width / 4, y: screen.height / 4 };
const starts = 9;
const changesAStart = 10;
/** Until nothing of a start is left that would slow a change down. */
const settleMs = 2_000;

/** What is measured of one side. */
interface Side {
  readonly firstFrames: Measured;
  readonly changes: Measured;
}

const side = (): Side => ({ firstFrames: new Measured(), changes: new Measured() });

/** From "Show" to the first frame, and from a change on the screen to the frame that shows it; each in a line. */
export async function measureDesktop(): Promise<string[]> {
  await using parts = new AsyncDisposableStack();
  const stage = await Stage.set();
  parts.defer(() => stage.close());
  const lamp = await Lamp.hang(stage.display ?? '', place);
  parts.defer(() => lamp.takeDown());
  const { pair, sender, receiver, close } = await openBarePair(stage);
  parts.defer(close);
  const { customer, adviser } = await stage.meeting();
  await customer.heard(...(await adviser.wordsToSay()));
  const [ours, bare] = [side(), side()];
  for (let round = 0; round < starts; round += 1) {
    await customer.starts();
    const show = () => customer.presses(customer.words.actions.show);
    await measure(ours, lamp, customer.page, adviser.page, show);
    await customer.stopsSharing();
    await pair.meets();
    await measure(bare, lamp, sender, receiver, () => sender.click('button'));
    await pair.parts();
  }
  await customer.ends();
  const two = (took: Measured) => ({ name: 'two bare pages', took });
  return [
    line('“Show” → first frame in the console', ours.firstFrames, two(bare.firstFrames)),
    line('change on the screen → the frame that shows it', ours.changes, two(bare.changes)),
  ];
}

/** One start, and changes after it. */
async function measure(
  { firstFrames, changes }: Side,
  lamp: Lamp,
  shown: Page,
  seen: Page,
  click: () => Promise<void>,
): Promise<void> {
  const viewer = new Viewer(seen);
  await viewer.watches({ x: place.x / screen.width, y: place.y / screen.height });
  const clicked = shown.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const note = () => resolve(performance.timeOrigin + performance.now());
        window.addEventListener('click', note, { capture: true, once: true });
      }),
  );
  await click();
  firstFrames.add((await viewer.first()) - (await clicked));
  await wait(settleMs);
  for (let change = 0; change < changesAStart; change += 1) {
    const at = await lamp.flip();
    changes.add((await viewer.sees(lamp.isOn, at)) - at);
    // Not in step with anything that happens fifteen times in a second.
    await wait(300 + Math.random() * 100);
  }
}
