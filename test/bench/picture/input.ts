/** The adviser's click in the console of a real session with the bank's program as built, until the console shows what it did. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { buildPrograms } from '../../../companion/make/build-programs.ts';
import { bank, BankProgram } from '../../e2e/people/bank-program.ts';
import { Computer } from '../../e2e/people/computer.ts';
import { Stage } from '../../e2e/stage.ts';
import { openBarePair } from './bare-pair.ts';
import { ClickLamp } from './click-lamp.ts';
import { line, Measured } from './measured.ts';
import { Viewer } from './viewer.ts';

const clicks = 40;
/** Where the browser's window and the program's bar are not. */
const place = { x: 1_300, y: 450 };
/** Beside the pointer, which is in the picture too. */
const watched = { x: place.x - 60, y: place.y - 45 };

declare global {
  interface Window {
    /** When the adviser pressed last, in milliseconds since 1970. */
    pressedAt?: number;
  }
}

/** From the press in the console to the press on the desktop, and to the changed picture; beside a bare pair and `xdotool`. */
export async function measureInput(): Promise<string[]> {
  await using parts = new AsyncDisposableStack();
  const folder = mkdtempSync(join(tmpdir(), 'remote-help-bench-'));
  parts.defer(() => rmSync(folder, { recursive: true }));
  const computer = await Computer.start();
  parts.defer(() => computer.close());
  const stage = await Stage.set({
    port: 47_870,
    brokerSettings: { REMOTE_HELP_PROGRAMS_DIR: folder },
    customerWindow: 'onScreen',
    customerDisplay: computer.display,
  });
  parts.defer(() => stage.close());
  const names = { bank, publisher: bank, version: '0.1.0' };
  const broker = stage.demo.brokerOrigin;
  await buildPrograms({ broker, out: folder, ...names, only: 'linux' });
  const lamp = await ClickLamp.open(computer.eye, place);

  const { adviser, customer } = await controlling(stage, computer);
  await adviser.page.evaluate(() => {
    const note = ({ timeStamp }: Event) => (window.pressedAt = performance.timeOrigin + timeStamp);
    window.addEventListener('pointerdown', note, true);
  });
  const ours = await measure(computer, lamp, adviser.page, async () => {
    await adviser.clicksAt(place, computer);
    return await adviser.page.evaluate(() => window.pressedAt ?? NaN);
  });
  await customer.ends();

  const { pair, sender, receiver, close } = await openBarePair(stage);
  parts.defer(close);
  await pair.meets();
  await sender.click('button');
  await receiver.locator('video').waitFor();
  const bare = await measure(computer, lamp, receiver, async () => {
    const began = performance.timeOrigin + performance.now();
    await computer.hand.clicks(place.x, place.y);
    return began;
  });
  const hand = (took: Measured) => ({ name: 'xdotool from its start', took });
  return [
    line('press in the console → press on the desktop', ours.toPress, hand(bare.toPress)),
    line('press on the desktop → changed picture', ours.late, {
      name: 'two bare pages',
      took: bare.late,
    }),
    line('press in the console → changed picture there', ours.toPicture, {
      name: 'xdotool from its start, and two bare pages',
      took: bare.toPicture,
    }),
  ];
}

/** From the download to the customer's "Allow". */
async function controlling(stage: Stage, computer: Computer) {
  const adviser = await stage.adviser();
  const { number, link } = await stage.invitation(adviser, 'en');
  const customer = await stage.customer('en', { link });
  const arriving = customer.page.waitForEvent('download');
  await customer.agrees();
  const file = join(computer.home, 'RemoteHelp');
  await (await arriving).saveAs(file);
  chmodSync(file, 0o755);
  const program = await BankProgram.open(computer, file, 'en');
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
  return { adviser, customer };
}

/** Clicks again and again. @param click Resolves to when it was pressed. */
async function measure(
  { width, height }: Computer,
  lamp: ClickLamp,
  seen: Page,
  click: () => Promise<number>,
) {
  const [toPress, toPicture, late] = [new Measured(), new Measured(), new Measured()];
  const viewer = new Viewer(seen);
  await lamp.comesUp();
  await viewer.watches({ x: watched.x / width, y: watched.y / height });
  await viewer.first();
  for (let round = 0; round < clicks; round += 1) {
    // Not in step with anything that happens fifteen times in a second.
    await wait(300 + Math.random() * 100);
    const becomesBright = !lamp.isBright;
    const pressedAt = await click();
    const seenAt = await viewer.sees(becomesBright, pressedAt);
    toPress.add(lamp.pressedAt - pressedAt);
    late.add(seenAt - lamp.pressedAt);
    toPicture.add(seenAt - pressedAt);
  }
  return { toPress, late, toPicture };
}
