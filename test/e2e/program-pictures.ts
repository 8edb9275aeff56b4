/**
 * The second half of `npm run screenshots`: the bank's program drawn in its states, and the whole walk with it on a
 * customer's computer. Where what such a computer is made of lacks, the walk is left out, and a line says so.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPrograms } from '../../companion/make/build-programs.ts';
import { barScene, type BarFacts } from '../../companion/src/ui/bar-scene.ts';
import { Canvas } from '../../companion/src/ui/canvas.ts';
import { Glyphs } from '../../companion/src/ui/glyphs.ts';
import { startScene } from '../../companion/src/ui/start-scene.ts';
import { wordsIn } from '../../companion/src/ui/words.ts';
import { bank, BankProgram } from './people/bank-program.ts';
import { Computer, lackingForComputer } from './people/computer.ts';
import { shrinkFloatingBar } from './people/floating-bar.ts';
import { pngOf } from './people/png.ts';
import { Stage } from './stage.ts';
import { waitUntil } from './wait-until.ts';

const assets = new URL('../../companion/assets/glyphs.bin.gz', import.meta.url);
const sentence = 'Žiga šepeta čez cesto.';

/** Draws the first window with the number and with the digits, and the bar with its question, under control and at rest. */
export function drawProgram(file: string): void {
  const glyphs = new Glyphs(readFileSync(assets));
  const words = wordsIn('en');
  const typed = { step: 'number', typed: '12345678', problem: null, trouble: null } as const;
  const session = {
    state: 'sharing',
    locale: 'en',
    adviser: { name: 'Ana Novak', role: 'E-bank adviser' },
    adviserIsPresent: true,
    customerIsPresent: true,
    records: true,
    joinedAt: 0,
    maxFileBytes: 25_000_000,
    controlReturnSeconds: 0,
    shown: { surface: 'monitor', width: 1920, height: 1080 },
  } as const;
  const bar = (control: BarFacts['control']) => {
    const rest = { returnSeconds: 0, restSeconds: 3, lineIsLost: false, asksBeforeEnd: false };
    const files = { hasFiles: true };
    return barScene(glyphs, words, { ...rest, ...files, session, control, now: 725_000 }, 1_120)
      .canvas;
  };
  const windows = [typed, { step: 'compare', check: '47' } as const].map(
    (step) => startScene(glyphs, words, bank, step).canvas,
  );
  const bars = (['asked', 'allowed', 'rests'] as const).map(bar);
  const gap = 16;
  const width = 1_120 + 2 * gap;
  const top = Math.max(...windows.map(({ height }) => height)) + 2 * gap;
  const height = bars.reduce((sum, one) => sum + one.height + gap, top);
  const whole = new Canvas(width, height, glyphs);
  whole.fill({ x: 0, y: 0, width, height }, [206, 212, 218]);
  windows.forEach((one, at) => lay(whole, one, gap + at * (one.width + gap), gap));
  let y = top;
  for (const one of bars) {
    lay(whole, one, gap, y);
    y += one.height + gap;
  }
  writeFileSync(file, pngOf(whole.pixels, width, height));
}

function lay(whole: Canvas, { pixels, width, height }: Canvas, x: number, y: number): void {
  for (let row = 0; row < height; row += 1) {
    const at = ((y + row) * whole.width + x) * 4;
    whole.pixels.set(pixels.subarray(row * width * 4, (row + 1) * width * 4), at);
  }
}

/** Lives through the whole of it: from the download to the end, with a picture of each step in `folder`. */
export async function walkWithProgram(folder: string): Promise<void> {
  if (lackingForComputer.length > 0) {
    console.log(
      `No pictures of the walk with the program: ${lackingForComputer.join(', ')} lacks.`,
    );
    return;
  }
  await using parts = new AsyncDisposableStack();
  const programs = mkdtempSync(join(tmpdir(), 'remote-help-programs-'));
  parts.defer(() => rmSync(programs, { recursive: true, force: true }));
  const computer = await Computer.start();
  parts.defer(() => computer.close());
  await computer.lays('si');
  const stage = await Stage.set({
    port: 47_810,
    brokerSettings: { REMOTE_HELP_PROGRAMS_DIR: programs },
    customerWindow: 'onScreen',
    customerDisplay: computer.display,
  });
  parts.defer(() => stage.close());
  const names = { bank, publisher: bank, version: '0.1.0' };
  await buildPrograms({
    broker: stage.demo.brokerOrigin,
    out: programs,
    ...names,
    only: 'linux',
  });
  await walk(stage, computer, folder);
}

async function walk(stage: Stage, computer: Computer, folder: string): Promise<void> {
  const desktop = async (name: string) => {
    const { width, height, eye } = computer;
    writeFileSync(join(folder, `walk-${name}.png`), await eye.screen(width, height));
  };
  const adviser = await stage.adviser();
  const console = (name: string) =>
    adviser.page.screenshot({ path: join(folder, `walk-${name}.png`), animations: 'disabled' });
  const { number, link } = await stage.invitation(adviser, 'sl');
  const customer = await stage.customer('sl', { link });
  const arriving = customer.page.waitForEvent('download');
  await customer.agrees();
  const file = join(computer.home, 'RemoteHelp');
  await (await arriving).saveAs(file);
  chmodSync(file, 0o755);
  await customer.page.bringToFront();
  await desktop('1-download');

  const program = await BankProgram.open(computer, file, 'sl');
  await customer.opensProgram();
  await customer.givesNumber(number);
  await customer.isIn('chat-only');
  await program.givesNumber(number);
  const shown = customer.element.locator('[part="check"]');
  await shown.waitFor();
  const check = await shown.innerText();
  await program.showsCheck(check);
  await desktop('2-compare');
  await customer.presses(customer.words.joiningProgram.yes(check));
  await program.bar('nothing');

  await customer.heard(...(await adviser.wordsToSay()));
  await customer.shows();
  await adviser.seesDesktop();
  await shrinkFloatingBar(customer.page);
  const editor = await computer.opensEditor('Editor');
  await adviser.presses(adviser.words.control.ask);
  await program.placeOf('allow');
  await desktop('3-question');
  await program.presses('allow');
  await adviser.sees(adviser.words.control.allowed);
  await adviser.clicksAt({ x: editor.at.x + 100, y: editor.at.y + 60 }, computer);
  await adviser.types(sentence);
  await adviser.page.keyboard.press('Enter');
  await waitUntil(async () => readFileSync(editor.file, 'utf8') === `${sentence}\n` || null);
  await desktop('4-typed');
  await console('5-console');
  await computer.hand.moves(300, 500);
  await adviser.sees(adviser.words.control.whys['customer.touched']);
  await console('6-touched');

  const picker = customer.element.locator('remote-help-files input[type=file]');
  const content = Buffer.from('Žiga šepeta.');
  await picker.setInputFiles({ name: 'račun.txt', mimeType: 'text/plain', buffer: content });
  const { acts } = adviser.words.helping.file;
  await adviser.presses(`${acts.take}: račun.txt`);
  await adviser.button(`${acts.save}: račun.txt`).first().waitFor();
  await console('7-file');
  await customer.ends();
  await program.ended;
  await desktop('8-end');
}
