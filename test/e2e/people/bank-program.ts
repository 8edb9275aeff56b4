import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { barScene } from '../../../companion/src/ui/bar-scene.ts';
import { Glyphs } from '../../../companion/src/ui/glyphs.ts';
import type { Button, Press } from '../../../companion/src/ui/scene.ts';
import { startScene, type StartStep } from '../../../companion/src/ui/start-scene.ts';
import { wordsIn } from '../../../companion/src/ui/words.ts';
import { waitUntil } from '../wait-until.ts';
import type { Language } from '../stage.ts';
import type { Box } from '../../../companion/src/ui/canvas.ts';
import type { Computer } from './computer.ts';
import { colours } from './eye.ts';

const assets = new URL('../../../companion/assets/glyphs.bin.gz', import.meta.url);
const glyphs = new Glyphs(readFileSync(assets));
const empty = { step: 'number', typed: '', problem: null, trouble: null } as const;

/** Whose program it is, as it is compiled in for the tests. */
export const bank = 'Lipova banka';

/** What the bar asks below its own row. */
type Question = 'nothing' | 'control' | 'ending';
const questionOf: Partial<Record<Press, Question>> = {
  allow: 'control',
  refuse: 'control',
  end: 'ending',
  keep: 'ending',
};

/** The bank's program, as a customer sees and uses it: by the pictures in its windows, and by a hand's clicks and keys. */
export class BankProgram {
  readonly ended: Promise<number | null>;
  /** The monitor on which the bar stands: the one that is shown. */
  monitor: Box;
  readonly #computer: Computer;
  readonly #process: ChildProcess;
  readonly #language: Language;

  private constructor(computer: Computer, process: ChildProcess, language: Language) {
    this.#computer = computer;
    this.monitor = computer.monitors[0] as Box;
    this.#process = process;
    this.#language = language;
    this.ended = once(process, 'exit').then(([code]) => code as number | null);
  }

  /** Opens the program, whose bar will be in the session's language, and sees what its name has filled in. */
  static async open(
    computer: Computer,
    file: string,
    language: Language,
    filledIn = '',
  ): Promise<BankProgram> {
    const program = new BankProgram(computer, computer.opens(file), language);
    await program.#shows({ ...empty, typed: filledIn });
    return program;
  }

  /** The customer types the number, and presses Enter. */
  async givesNumber(number: string): Promise<void> {
    const digits = number.replace(/\D/g, '');
    // The browser took the keyboard meanwhile.
    await this.#shows(empty);
    await this.#computer.hand.types(...digits);
    await this.#shows({ ...empty, typed: digits });
    await this.#computer.hand.types('Return');
  }

  /** The customer pastes the number, as it was copied out of the e-mail, and presses Enter. */
  async pastesNumber(number: string): Promise<void> {
    const digits = number.replace(/\D/g, '');
    await this.#computer.eye.copies(`${digits.slice(0, 4)} – ${digits.slice(4)}\n`);
    await this.#shows(empty);
    await this.#computer.hand.types('ctrl+v');
    await this.#shows({ ...empty, typed: digits });
    await this.#computer.hand.types('Return');
  }

  /** The customer's hand clicks on "Connect". */
  async connects(): Promise<void> {
    const { buttons } = this.#scene(empty);
    const at = await this.#computer.eye.box(Number(await this.#window()));
    const { box } = buttons.find(({ press }) => press === 'connect') as Button;
    await this.#computer.hand.clicks(at.x + box.x + box.width / 2, at.y + box.y + box.height / 2);
  }

  /** Waits until the window shows these two digits. */
  async showsCheck(check: string): Promise<void> {
    await this.#shows({ step: 'compare', check });
  }

  /** The customer's hand presses a button of the bar, as soon as it is there. */
  async presses(press: Press): Promise<void> {
    const { x, y } = await this.placeOf(press);
    await this.#computer.hand.clicks(x, y);
  }

  /** Waits for a button of the bar; the middle of it. */
  async placeOf(press: Press): Promise<{ x: number; y: number }> {
    const question = questionOf[press] ?? 'nothing';
    const at = await this.bar(question);
    const { box } = this.#bar(question).buttons.find((one) => one.press === press) as Button;
    return { x: at.x + box.x + box.width / 2, y: at.y + box.y + box.height / 2 };
  }

  /** Waits for the bar, with this question below it; where it is. */
  async bar(question: Question) {
    const { height } = this.#bar(question).canvas;
    return await waitUntil(async () => {
      // One window goes when the other one comes.
      const now = await this.#computer.eye.box(Number(await this.#window())).catch(() => null);
      if (now === null) return null;
      const isOnMonitor = now.y === this.monitor.y && now.x >= this.monitor.x;
      return now.height === height && isOnMonitor ? now : null;
    });
  }

  /** The customer's hand presses keys in the sheet, as soon as it is there, and waits until it is decided. */
  async decides(...keys: string[]): Promise<void> {
    await this.sheetTakes(...keys);
    await waitUntil(async () => (await this.#computer.isGone('RemoteHelpSheet')) || null);
  }

  /** The customer's hand presses keys in the sheet, as soon as it is there. */
  async sheetTakes(...keys: string[]): Promise<void> {
    await this.#computer.turnsTo(await this.#computer.window('RemoteHelpSheet'));
    await this.#computer.hand.types(...keys);
  }

  /** How many sockets of the process others could connect to. */
  listeningSockets(): number {
    const listening = ['tcp', 'tcp6'].flatMap((table) =>
      readFileSync(`/proc/net/${table}`, 'utf8')
        .split('\n')
        .map((row) => row.trim().split(/\s+/))
        .filter((row) => row[3] === '0A')
        .map((row) => `socket:[${row[9]}]`),
    );
    const folder = `/proc/${this.#process.pid}/fd`;
    const open = readdirSync(folder).map((name) => readlinkSync(`${folder}/${name}`));
    return open.filter((one) => listening.includes(one)).length;
  }

  #bar(question: Question) {
    const rest = { returnSeconds: 0, restSeconds: 0 };
    const facts = { session: null, lineIsLost: false, hasFiles: true, ...rest, now: 0 };
    const control = question === 'control' ? 'asked' : 'off';
    const asksBeforeEnd = question === 'ending';
    const { width } = this.monitor;
    return barScene(glyphs, wordsIn(this.#language), { ...facts, control, asksBeforeEnd }, width);
  }

  async #window(): Promise<string> {
    return await this.#computer.window('^RemoteHelp$');
  }

  /** The first window. The system of these tests is English. */
  #scene(step: StartStep) {
    return startScene(glyphs, wordsIn('en'), bank, step);
  }

  /** Waits until the first window is this picture, to the last pixel. */
  async #shows(step: StartStep): Promise<void> {
    const { canvas } = this.#scene(step);
    const { width, height } = canvas;
    const wanted = colours(canvas.pixels);
    const window = await this.#window();
    await this.#computer.turnsTo(window);
    await waitUntil(async () => {
      const seen = await this.#computer.eye.picture(Number(window), width, height);
      return seen.equals(wanted) || null;
    });
  }
}
