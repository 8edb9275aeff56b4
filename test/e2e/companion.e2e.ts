import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildPrograms } from '../../companion/make/build-programs.ts';
import type { Adviser } from './people/adviser.ts';
import { bank, BankProgram } from './people/bank-program.ts';
import { Computer, lackingForComputer } from './people/computer.ts';
import type { Customer } from './people/customer.ts';
import { savedBy } from './people/saved-by.ts';
import { Stage } from './stage.ts';
import { waitUntil } from './wait-until.ts';

const canRun = process.platform === 'linux' && lackingForComputer.length === 0;
if (!canRun) {
  console.log(`The bank’s program is not run here: ${lackingForComputer.join(', ')} lacks.`);
}
/** Two browsers, a nested desktop and the program on a machine that may be busy. */
const walkMs = 300_000;
/** After how long a rest of the hands the bank lets control come back. */
const restSeconds = 3;
/** With letters of the layout on three levels, and some that it does not have. */
const sentence = 'Žiga šepeta čez cesto: @ € {[łß]} 漢字 😀';

type Meeting = { adviser: Adviser; customer: Customer; program: BankProgram; file: string };
let folder: string;
let computer: Computer;
let stage: Stage;

describe.runIf(canRun)('the bank’s program on a customer’s computer', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'remote-help-programs-'));
    computer = await Computer.start();
    await computer.lays('si');
    stage = await Stage.set({
      port: 47_810,
      brokerSettings: {
        REMOTE_HELP_PROGRAMS_DIR: folder,
        REMOTE_HELP_CONTROL_RETURN_SECONDS: String(restSeconds),
      },
      customerWindow: 'onScreen',
      customerDisplay: computer.display,
    });
  }, walkMs);
  afterEach(async () => {
    await stage.empty();
    await computer.tidiesUp();
  });
  afterAll(async () => {
    await stage?.close();
    await computer?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'lets the adviser click and type once a hand allowed it, until a hand touches the mouse',
    async () => {
      // The broker would let control come back (P39); a program that was built without it never does.
      await offersProgram(0);
      const { adviser, customer, program, file } = await meeting('givesNumber');
      expect(program.listeningSockets()).toBe(0);
      await showsDesktop(customer, adviser);
      await tellsOfComputer({ adviser, program });
      // A console that comes anew knows what is shown, and can ask for control.
      await adviser.comesBackTo('maja.zupan');
      await customer.choosesWords(customer.words.compared.pair(...(await adviser.wordsToSay())));
      await adviser.seesDesktop();
      const written = await computer.opensEditor('Editor');

      // Nothing but a hand's click allows anything: a program's click on "Allow" does not.
      await adviser.presses(adviser.words.control.ask);
      const allow = await program.placeOf('allow');
      await computer.handRests();
      await computer.programClicks(allow.x, allow.y);
      await program.presses('refuse');
      await adviser.sees(adviser.words.control.whys['customer.refusedControl']);

      await controls({ adviser, customer, program });
      const place = { x: written.at.x + 100, y: written.at.y + 60 };
      await adviser.clicksAt(place, computer);
      await computer.pointerIsAt(place.x, place.y, 2);
      await adviser.types(sentence);
      await adviser.page.keyboard.press('Enter');
      await waitUntil(async () => readFileSync(written.file, 'utf8') === `${sentence}\n` || null);

      await adviser.holdsAt({ x: 700, y: 600 }, computer);
      await adviser.page.keyboard.down('Shift');
      await waitUntil(async () => (await computer.eye.pointer()).holds || null);
      await computer.hand.moves(300, 500);
      await isBack({ adviser, customer }, 'customer.touched', 'controlTouched');
      await adviser.movesTo({ x: 900, y: 500 }, computer);
      await customer.ends();
      expect(await program.ended).toBe(0);
      expect(await computer.eye.pointer()).toEqual({ x: 300, y: 500, holds: false });
      await adviser.sees(adviser.words.ends['customer.ended']);
      expect(readdirSync(computer.home).sort()).toEqual(['Editor', basename(file)].sort());
      expect(stage.witness.faults).toEqual([]);
    },
    walkMs,
  );

  it(
    'P38 P39 lends control again after a rest, gives it back by a button of the page and by a key, shows a folder, and stops and ends by its own bar',
    async () => {
      await offersProgram(restSeconds);
      const { adviser, customer, program } = await meeting('pastesNumber');
      await showsDesktop(customer, adviser);

      await controls({ adviser, customer, program });
      await restsAfterWork({ adviser, customer });
      await hasControlAgain({ adviser, customer });
      await customer.presses(customer.words.actions.takeBackControl);
      await isBack({ adviser, customer }, 'customer.tookControlBack', 'controlTaken');
      await fetchesFromFolder({ adviser, program });

      await controls({ adviser, customer, program });
      const moving = new AbortController();
      await Promise.all([
        adviser.movesOn(computer, moving.signal),
        computer.hand
          .types('Escape')
          .then(() => isBack({ adviser, customer }, 'customer.pressedButton', 'controlTaken'))
          .finally(() => moving.abort()),
      ]);

      await program.presses('stopSharing');
      await customer.isIn('stopped');
      await program.presses('askToEnd');
      await program.presses('end');
      await customer.isIn('closed');
      expect(await program.ended).toBe(0);
      await adviser.sees(adviser.words.ends['customer.ended']);
      expect(await receiptsOf(customer)).toEqual([
        'agreement yes',
        'program yes',
        'show yes',
        'control yes',
        'control withdrawn',
        'control yes',
        'control withdrawn',
        'show withdrawn',
        'program withdrawn',
      ]);
      expect(stage.witness.faults).toEqual([]);
    },
    walkMs,
  );
});

/** The bank offers a program under which control comes back after so many seconds of rest, or never. */
async function offersProgram(controlReturnSeconds: number): Promise<void> {
  const names = { bank, publisher: bank, version: '0.1.0' };
  const parts = { broker: stage.demo.brokerOrigin, controlReturnSeconds, only: 'linux' as const };
  await buildPrograms({ ...parts, out: folder, ...names });
}

/** P39 The customer's hand works until console and page both say so, and that control comes back; then it rests. */
async function restsAfterWork({ adviser, customer }: Pick<Meeting, 'adviser' | 'customer'>) {
  const working = new AbortController();
  const said = Promise.all([
    adviser.sees(/Control comes back after a rest: \d s/),
    customer.sees(customer.words.chat.notices.controlYielded),
    customer.page.locator('remote-help:not([controlled])').waitFor(),
  ]).finally(() => working.abort());
  for (let step = 1; !working.signal.aborted; step += 1) {
    await computer.hand.moves(300 + (step % 2), 500);
  }
  await said;
  await computer.hand.moves(300, 500);
}

/** P39 The hand has rested: console and page say that the adviser has control, and what they do is done again. */
async function hasControlAgain({ adviser, customer }: Pick<Meeting, 'adviser' | 'customer'>) {
  await customer.sees(customer.words.chat.notices.controlReturned);
  await customer.page.locator('remote-help[controlled]').waitFor();
  await adviser.sees(adviser.words.control.allowed);
  await adviser.movesTo({ x: 700, y: 600 }, computer);
  await computer.pointerIsAt(700, 600, 2);
}

/** P38 The customer's hand shows a folder; the adviser fetches a file that is in a folder of it, and has it as it is. */
async function fetchesFromFolder({ adviser, program }: Pick<Meeting, 'adviser' | 'program'>) {
  const shown = join(computer.home, 'Dokumenti');
  const text = 'Položnica za november: 42,00 €. '.repeat(5_000);
  mkdirSync(join(shown, 'november'), { recursive: true });
  writeFileSync(join(shown, 'november', 'položnica.txt'), text);
  await program.presses('openFiles');
  await program.sheetTakes('Tab', 'Return', 'd', 'o', 'k', 'Return', 'Tab', 'Return');
  const { folder, acts } = adviser.words.helping.file;
  await adviser.sees(folder.heading('Dokumenti', 1));
  await adviser.presses(`${folder.fetch}: položnica.txt`);
  const save = `${acts.save}: položnica.txt`;
  const saved = await savedBy(adviser.page, () => adviser.presses(save));
  expect(saved).toEqual({ name: 'položnica.txt', text });
}

/** P37 The adviser asks the program about the computer; the customer's hand strikes the disk out, and sends the rest. */
async function tellsOfComputer({ adviser, program }: Pick<Meeting, 'adviser' | 'program'>) {
  const { system } = adviser.words.helping;
  await adviser.presses(system.button);
  await adviser.presses(system.askProgram);
  await program.decides('Down', 'Down', 'Down', 'Down', 'space', 'Up', 'Up', 'Up', 'Up', 'Return');
  await adviser.sees(system.kinds.memory);
  expect(await adviser.element.getByText(system.kinds.disk, { exact: true }).count()).toBe(0);
  await adviser.presses(system.button);
}

/** What the customer saves at the end: each question with its answer, and with the very text that was shown, in the page or in the program. */
async function receiptsOf(customer: Customer): Promise<string[]> {
  const [download] = await Promise.all([
    customer.page.waitForEvent('download'),
    customer.presses(customer.words.session.saveReceipt),
  ]);
  const html = readFileSync(await download.path(), 'utf8');
  const [, json = ''] = /id="receipts">(.*?)<\/script>/s.exec(html) ?? [];
  const { receipts } = JSON.parse(json) as { receipts: { body: string; text: string | null }[] };
  return receipts.map(({ body, text }) => {
    const { question, answer, textHash } = JSON.parse(body) as Record<string, string>;
    const digest = createHash('sha256')
      .update(text ?? '')
      .digest('base64url');
    return digest === textHash ? `${question} ${answer}` : `${question} without its text`;
  });
}

/** From the download to the customer's yes: the program is bound, and its bar is there. */
async function meeting(gives: 'givesNumber' | 'pastesNumber'): Promise<Meeting> {
  const adviser = await stage.adviser();
  const { number, link } = await stage.invitation(adviser, 'sl');
  const customer = await stage.customer('sl', { link });
  const file = await savesProgram(customer);
  const program = await BankProgram.open(computer, file, 'sl');
  await customer.opensProgram();
  await customer.givesNumber(number);
  await customer.isIn('chat-only');
  await program[gives](number);
  const shown = customer.element.locator('[part="check"]');
  await shown.waitFor();
  const check = await shown.innerText();
  await program.showsCheck(check);
  await customer.presses(customer.words.joiningProgram.yes(check));
  await program.bar('nothing');
  return { adviser, customer, program, file };
}

/** The click that agrees downloads the program; the customer saves it and makes it one that can be run. */
async function savesProgram(customer: Customer): Promise<string> {
  const arriving = customer.page.waitForEvent('download');
  await customer.agrees();
  const download = await arriving;
  const file = join(computer.home, download.suggestedFilename());
  await download.saveAs(file);
  chmodSync(file, 0o755);
  return file;
}

async function showsDesktop(customer: Customer, adviser: Adviser): Promise<void> {
  await customer.heard(...(await adviser.wordsToSay()));
  await customer.shows();
  await adviser.seesDesktop();
}

/** The adviser asks, the customer's hand allows, and all three say so. */
async function controls({ adviser, customer, program }: Omit<Meeting, 'file'>): Promise<void> {
  await adviser.presses(adviser.words.control.ask);
  await program.presses('allow');
  await adviser.sees(adviser.words.control.allowed);
  await customer.sees(customer.words.bar.controls);
  await customer.page.locator('remote-help[controlled]').waitFor();
}

/** Control is the customer's alone again, and console and page say so, and why. */
async function isBack(
  { adviser, customer }: Pick<Meeting, 'adviser' | 'customer'>,
  why: 'customer.touched' | 'customer.tookControlBack' | 'customer.pressedButton',
  notice: 'controlTouched' | 'controlTaken',
): Promise<void> {
  await adviser.sees(adviser.words.control.whys[why]);
  await customer.sees(customer.words.bar.controlsNot);
  await customer.sees(customer.words.chat.notices[notice]);
  await customer.page.locator('remote-help:not([controlled])').waitFor();
}
