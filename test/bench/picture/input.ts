/**
 * The second half of `npm run bench:picture`: from the adviser's press in the console to the changed picture there,
 * with the real console, page, broker and program. A window on the customer's desktop changes its colour at each
 * click. Beside it, in the same run: a bare pair of pages with the same capture, and `xdotool` in the place of the program.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { buildPrograms } from '../../../companion/make/build-programs.ts';
import type { Adviser } from '../../e2e/people/adviser.ts';
import { bank, BankProgram } from '../../e2e/people/bank-program.ts';
import { Computer } from '../../e2e/people/computer.ts';
import { Stage } from '../../e2e/stage.ts';
import { openBarePair } from './bare-pair.ts';
import { openClickLamp, type ClickLamp } from './click-lamp.ts';

const rounds = 40;
const place = { x: 1_150, y: 700 };

const programs = mkdtempSync(join(tmpdir(), 'remote-help-bench-'));
const parts = new AsyncDisposableStack();
const computer = await Computer.start();
const stage = await Stage.set({
  port: 47_870,
  brokerSettings: { REMOTE_HELP_PROGRAMS_DIR: programs },
  customerWindow: 'onScreen',
  customerDisplay: computer.display,
});
try {
  const broker = stage.demo.brokerOrigin;
  const names = { bank, publisher: bank, version: '0.1.0' };
  await buildPrograms({ broker, out: programs, ...names, onlyLinux: true });
  const lamp = await openClickLamp(computer.eye, place);
  const adviser = await controlling();
  const ours = await measure(adviser.page, 'remote-help-adviser video', lamp, () =>
    adviser.clicksAt(place, computer),
  );
  console.log(report('press in the console → changed picture there', ours.fromPress));
  console.log(report('of that, changed window → changed picture', ours.fromChange));
  await adviser.page.context().close();
  const { pair, sender, receiver, close } = await openBarePair(stage);
  parts.defer(close);
  await pair.meets();
  await sender.click('button');
  await receiver.locator('video').waitFor();
  const peer = await measure(receiver, 'video', lamp, () => computer.hand.clicks(place.x, place.y));
  console.log(report('changed window → changed picture, a bare page pair', peer.fromChange));
} finally {
  await parts.disposeAsync();
  await stage.close();
  await computer.close();
  rmSync(programs, { recursive: true });
}
// A terminated X client's socket may still be closing.
process.exit(0);

/** From the download to the customer's "Allow". */
async function controlling(): Promise<Adviser> {
  const adviser = await stage.adviser();
  const { number, link } = await stage.invitation(adviser, 'sl');
  const customer = await stage.customer('sl', { link });
  const arriving = customer.page.waitForEvent('download');
  await customer.agrees();
  const file = join(computer.home, 'RemoteHelp');
  await (await arriving).saveAs(file);
  chmodSync(file, 0o755);
  const program = await BankProgram.open(computer, file, 'sl');
  await customer.opensProgram();
  await customer.givesNumber(number);
  await customer.isIn('chat-only');
  await program.givesNumber(number);
  const check = await customer.element.locator('[part="check"]').innerText();
  await customer.presses(customer.words.joiningProgram.yes(check));
  await program.bar('nothing');
  await customer.heard(...(await adviser.wordsToSay()));
  await customer.shows();
  await adviser.seesDesktop();
  await adviser.presses(adviser.words.control.ask);
  await program.presses('allow');
  await adviser.sees(adviser.words.control.allowed);
  return adviser;
}

/** Clicks again and again, and watches the lamp in the picture. All moments are in milliseconds since 1970. */
async function measure(page: Page, video: string, lamp: ClickLamp, click: () => Promise<void>) {
  await page.evaluate(() => {
    const note = ({ timeStamp }: Event) =>
      document.documentElement.setAttribute('pressed', `${performance.timeOrigin + timeStamp}`);
    addEventListener('pointerdown', note, true);
  });
  const fromPress: number[] = [];
  const fromChange: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const seen = changeIn(page, video, lamp.isLight);
    await wait(300 + (round % 7) * 37);
    await click();
    const at = await seen;
    const pressed = await page.locator('html').getAttribute('pressed');
    fromPress.push(at - Number(pressed));
    fromChange.push(at - lamp.changedAt);
  }
  return { fromPress, fromChange };
}

/** When the lamp's colour has changed in a picture. */
async function changeIn(page: Page, video: string, wasLight: boolean): Promise<number> {
  const { width, height } = computer;
  return await page.locator(video).evaluate(
    (element, { x, y, was }) =>
      new Promise<number>((resolve) => {
        const picture = element as HTMLVideoElement;
        const drawing = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
        const look = () => {
          const { videoWidth, videoHeight } = picture;
          drawing?.drawImage(picture, x * videoWidth, y * videoHeight, 1, 1, 0, 0, 1, 1);
          const [red = 0] = drawing?.getImageData(0, 0, 1, 1).data ?? [];
          if (red > 128 !== was) resolve(performance.timeOrigin + performance.now());
          else picture.requestVideoFrameCallback(look);
        };
        picture.requestVideoFrameCallback(look);
      }),
    { x: place.x / width, y: place.y / height, was: wasLight },
  );
}

function report(what: string, took: number[]): string {
  const sorted = took.toSorted((one, other) => one - other);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(0);
  return `${what}: median ${at(0.5)} ms, p95 ${at(0.95)} ms (${took.length})`;
}
