/* eslint-disable max-lines -- the program is built once, which takes longest, for all of these walks */
import { createHash, randomUUID } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildPrograms } from '../../companion/make/build-programs.ts';
import { freePort } from '../../demo/front/listening.ts';
import { hostileFrames } from './hostile.ts';
import { bank, BankProgram } from './people/bank-program.ts';
import { Computer, lackingForComputer } from './people/computer.ts';
import { LoneBroker, type ProgramLine } from './people/lone-broker.ts';
import { lackingForTwoMonitors, monitors, startTwoMonitors } from './people/two-monitors.ts';
import { startBrowser } from './browsers.ts';
import { waitUntil } from './wait-until.ts';

const isLinux = process.platform === 'linux';
const canRun = isLinux && lackingForComputer.length === 0;
const canRunTwo = canRun && lackingForTwoMonitors.length === 0;
if (isLinux && !canRunTwo) {
  console.log(`Two monitors are not tried here: ${lackingForTwoMonitors.join(', ')} lacks.`);
}
const walkMs = 240_000;
const number = '12345678';
/** A row's place in a log that nobody keeps. */
const placed = { seq: 2, at: 1 } as const;
const restSeconds = 3;
let folder: string;
let port: number;
let broker: LoneBroker;

describe.runIf(canRun)('the bank’s program, and a broker that says what no broker says', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'remote-help-alone-'));
    port = await freePort(47_830);
    const names = { bank, publisher: bank, version: '0.1.0' };
    const origin = `http://127.0.0.1:${port}`;
    const parts = { ...names, controlReturnSeconds: restSeconds, only: 'linux' as const };
    await buildPrograms({ broker: origin, out: folder, ...parts });
  }, walkMs);
  afterEach(() => broker.dies());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describe('on one screen', () => {
    let computer: Computer;
    beforeAll(async () => {
      computer = await Computer.start();
    });
    afterEach(() => computer.tidiesUp());
    afterAll(() => computer?.close());

    it(
      'lets go of everything and ends by itself, with code 0, when the broker is dead for too long',
      async () => {
        const { program, line } = await joins(computer, 1_500);
        const written = await computer.opensEditor('Editor');
        line.describes({ surface: 'monitor', width: computer.width, height: computer.height });
        await allows(program, line, 1);
        await line.does(1, { kind: 'text', text: 'Žeja € 😀' });
        await line.does(1, { kind: 'key', code: 'Enter', isDown: true });
        await waitUntil(async () => readFileSync(written.file, 'utf8') === 'Žeja € 😀\n' || null);
        await line.does(
          1,
          { kind: 'key', code: 'ShiftLeft', isDown: true },
          { kind: 'button', button: 'left', isDown: true, x: 0.9, y: 0.9 },
        );
        expect((await computer.eye.pointer()).holds).toBe(true);
        await broker.dies();
        await waitUntil(async () => !(await computer.eye.pointer()).holds || null);
        expect(await program.ended).toBe(0);
      },
      walkMs,
    );

    it(
      'P38 gives the files that a hand picks, and writes what it takes where the hand says',
      async () => {
        const { program, line } = await joins(computer, 60_000);
        const [given, taken] = ['Dokumenti', 'Prejeto'].map((name) => join(computer.home, name));
        for (const folder of [given, taken] as string[]) mkdirSync(folder);
        for (const name of ['račun.txt', 'slika.png']) writeFileSync(join(given ?? '', name), name);
        line.describes({ surface: 'monitor', width: computer.width, height: computer.height });

        const files = await program.placeOf('openFiles');
        await computer.handRests();
        await computer.programClicks(files.x, files.y);
        await computer.handRests();
        expect(await computer.isGone('RemoteHelpSheet')).toBe(true);
        await program.presses('openFiles');
        await program.sheetTakes(
          'Tab',
          'Return',
          'd',
          'o',
          'k',
          'Return',
          'space',
          'Tab',
          'Return',
        );
        const offered = await line.hears('companion.offeredFile');
        expect(offered).toMatchObject({ name: 'račun.txt', bytes: Buffer.byteLength('račun.txt') });
        line.says({ ...placed, type: 'adviser.tookFile', id: randomUUID(), file: offered.id });
        const piece = await line.hears('companion.gaveFilePiece');
        expect(Buffer.from(piece.data, 'base64url').toString()).toBe('račun.txt');
        line.says({ ...placed, type: 'adviser.keptFile', id: randomUUID(), file: offered.id });

        // The same folder as a whole: a file in a folder of it is fetched by its place in the list.
        mkdirSync(join(given ?? '', 'november'));
        writeFileSync(join(given ?? '', 'november', 'položnica.txt'), 'položnica');
        await program.sheetTakes('Tab', 'Return', 'd', 'o', 'k', 'Return', 'Tab', 'Return');
        const { id: folder, text } = await line.hears('companion.showedFolder');
        expect(text.split('\n').at(-1)).toBe('10\tnovember/položnica.txt');
        const asked = randomUUID();
        line.says({ ...placed, type: 'adviser.askedForFile', id: asked, folder, place: 2 });
        const fetched = await waitUntil(async () => {
          const offer = await line.hears('companion.offeredFile');
          return offer.asked === asked ? offer : null;
        });
        line.says({ ...placed, type: 'adviser.tookFile', id: randomUUID(), file: fetched.id });
        const content = Buffer.from('Navodila s č, š in ž');
        const facts = {
          name: 'navodila.txt',
          bytes: content.length,
          digest: createHash('sha256').update(content).digest('base64url'),
        };
        const file = randomUUID();
        line.says({ ...placed, type: 'adviser.offeredFile', id: file, to: 'program', ...facts });
        await program.sheetTakes('Tab', 'Return', 'p', 'r', 'e', 'Return', 'Tab', 'Return');
        expect((await line.hears('companion.tookFile')).file).toBe(file);
        const data = content.toString('base64url');
        line.says({ type: 'adviser.gaveFilePiece', file, offset: 0, data });
        await line.hears('companion.keptFile');
        expect(readFileSync(join(taken ?? '', 'navodila.txt'))).toEqual(content);
        line.says({ ...placed, type: 'broker.closed', reason: 'customer.ended' });
        expect(await program.ended).toBe(0);
        const left = readdirSync(computer.home).filter((name) => !name.startsWith('RemoteHelp'));
        expect(left.sort()).toEqual(['Dokumenti', 'Prejeto']);
        expect(readdirSync(taken ?? '')).toEqual(['navodila.txt']);
      },
      walkMs,
    );

    it(
      'does nothing of 1,000 wrong messages, and goes on',
      async () => {
        const { program, line } = await joins(computer, 60_000);
        const written = await computer.opensEditor('Editor');
        line.describes({ surface: 'monitor', width: computer.width, height: computer.height });
        await allows(program, line, 7);
        await line.does(7, { kind: 'move', x: 0.5, y: 0.5 });
        const before = await computer.eye.pointer();
        line.heard.length = 0;

        for (const frame of hostileFrames(1_000, 7)) line.saysAnything(frame);
        line.saysAnything(Buffer.from([0, 1, 2, 255]));
        await line.does(
          7,
          { kind: 'text', text: 'š' },
          { kind: 'key', code: 'Enter', isDown: true },
        );
        await waitUntil(async () => readFileSync(written.file, 'utf8') === 'š\n' || null);
        expect(line.heard.filter(({ type }) => type !== 'companion.pinged')).toEqual([]);
        expect(await computer.eye.pointer()).toEqual({ ...before, holds: false });

        const flood = Array.from({ length: 64 }, (_, at) => ({
          ...{ kind: 'move' as const, x: at / 64, y: 0.75 },
        }));
        for (let n = 1_000; n < 2_000; n += 1) {
          line.says({ type: 'adviser.gaveInput', grant: 7, n, inputs: flood });
        }
        await line.hears('companion.tookInput');
        // Larger than any frame may be: the line is cut, and with it goes control.
        line.saysAnything(`"${'x'.repeat(1_000_000)}"`);
        await waitUntil(async () => !line.isOpen || null);
        await program.bar('nothing');
      },
      walkMs,
    );

    it(
      'P39 gives control back to a hand that rests, where broker and build have it so, and not after Esc',
      async () => {
        const { program, line } = await joins(computer, 60_000);
        const screen = {
          surface: 'monitor',
          width: computer.width,
          height: computer.height,
        } as const;
        line.describes(screen);
        await allows(program, line, 1);
        await computer.hand.moves(300, 500);
        expect((await line.hears('companion.tookControlBack')).why).toBe('customer.touched');

        line.describes(screen, 1);
        await allows(program, line, 2);
        await computer.hand.moves(310, 500);
        const yielded = await line.hears('companion.yieldedControl');
        expect(yielded).toMatchObject({ grant: 2, seconds: restSeconds });
        expect(await line.hears('companion.countedRest')).toMatchObject({ seconds: 2 });
        await computer.hand.moves(320, 500);
        expect(await line.hears('companion.countedRest')).toMatchObject({ seconds: restSeconds });
        expect(await line.hears('companion.returnedControl')).toMatchObject({ grant: 2 });
        line.says({ type: 'broker.openedControl', grant: 3 });
        await line.does(3, { kind: 'move', x: 0.5, y: 0.5 });

        await computer.hand.moves(330, 500);
        await line.hears('companion.yieldedControl');
        await computer.hand.types('Escape');
        expect((await line.hears('companion.tookControlBack')).why).toBe('customer.pressedButton');
        line.says({ type: 'broker.openedControl', grant: 4 });
        await line.hears('companion.tookControlBack');
        line.says({ type: 'broker.closed', seq: 9, at: Date.now(), reason: 'adviser.ended' });
        expect(await program.ended).toBe(0);
      },
      walkMs,
    );

    it.each(['window', 'browser', 'unknown'] as const)(
      'gives no control over what is not a whole monitor, and ends at the broker’s word: %s',
      async (surface) => {
        const { program, line } = await joins(computer, 60_000);
        line.describes({ surface, width: computer.width, height: computer.height });
        line.asksForControl();
        expect((await line.hears('companion.refusedControl')).why).toBe('surface.notAMonitor');
        line.says({ type: 'broker.closed', seq: 9, at: Date.now(), reason: 'adviser.ended' });
        expect(await program.ended).toBe(0);
      },
      walkMs,
    );
  });

  describe.runIf(canRunTwo)('on two monitors', () => {
    let computer: Computer;
    beforeAll(async () => {
      computer = await startTwoMonitors();
    });
    afterAll(() => computer?.close());

    it(
      'clicks within a pixel of where the adviser clicks, on the one that the browser shows',
      async () => {
        const names = await namesInChromium(computer);
        const { program, line } = await joins(computer, 60_000);
        const clicks = await computer.eye.watchesClicks(computer.width, computer.height);
        let grant = 0;
        for (const [index, monitor] of monitors.entries()) {
          grant += 1;
          const { width, height } = monitor;
          program.monitor = monitor;
          line.describes({ surface: 'monitor', width, height, monitor: names[index]! });
          await allows(program, line, grant);
          for (const [x, y] of places) {
            await line.does(
              grant,
              { kind: 'button', button: 'left', isDown: true, x, y },
              { kind: 'button', button: 'left', isDown: false, x, y },
            );
            const wanted = [monitor.x + x * (width - 1), monitor.y + y * (height - 1)] as const;
            await waitUntil(async () => clicks.length > 0 || null);
            const [click] = clicks.splice(0);
            expect(Math.abs((click?.x ?? NaN) - wanted[0])).toBeLessThanOrEqual(1);
            expect(Math.abs((click?.y ?? NaN) - wanted[1])).toBeLessThanOrEqual(1);
          }
          line.says({ type: 'adviser.gaveControlBack', id: randomUUID(), seq: 1, at: Date.now() });
        }
      },
      walkMs,
    );
  });
});

/** Places from edge to edge, but for the upper one: on a small monitor the bar lies all over it. */
const places = [
  [0, 0.25],
  [1, 1],
  [0.5, 0.5],
  [0.1, 0.87],
  [0.923, 0.301],
] as const;

/** A program whose name brings the number along, from the click on "Connect" to its bar. */
async function joins(
  computer: Computer,
  resumeMs: number,
): Promise<{ program: BankProgram; line: ProgramLine }> {
  broker = await LoneBroker.start(port);
  const file = join(computer.home, `RemoteHelp_${number} (1)`);
  copyFileSync(join(folder, 'RemoteHelp'), file);
  const program = await BankProgram.open(computer, file, 'en', number);
  const connecting = broker.program();
  await program.connects();
  const line = await connecting;
  expect(await line.binds(resumeMs)).toBe(number);
  await program.bar('nothing');
  return { program, line };
}

/** The adviser asks, and the customer's hand clicks on "Allow". */
async function allows(program: BankProgram, line: ProgramLine, grant: number): Promise<void> {
  line.asksForControl();
  await program.presses('allow');
  await line.opensControl(grant);
}

/** How Chromium calls the pictures of the two monitors. */
async function namesInChromium({ display }: Computer): Promise<string[]> {
  broker = await LoneBroker.start(port);
  const names: string[] = [];
  for (const screen of ['Screen 1', 'Screen 2']) {
    const flags = [`--auto-select-desktop-capture-source=${screen}`];
    const browser = await startBrowser(display, { window: 'onScreen', flags });
    const page = await browser.newPage();
    await page.goto(broker.origin);
    const track = await page.evaluate(async () => {
      const stream = await navigator.mediaDevices.getDisplayMedia({ video: true });
      const [shown] = stream.getVideoTracks();
      return shown?.label ?? '';
    });
    names.push(track);
    await browser.close();
  }
  await broker.dies();
  return names;
}
