import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { barScene } from '../../../companion/src/ui/bar-scene.ts';
import { FolderError } from '../../../companion/src/files/folder.ts';
import { Picker, type PickerMode } from '../../../companion/src/files/picker.ts';
import { filesScene } from '../../../companion/src/ui/files-scene.ts';
import { Glyphs } from '../../../companion/src/ui/glyphs.ts';
import { pickerScene } from '../../../companion/src/ui/picker-scene.ts';
import type { BarPress, Button, Scene } from '../../../companion/src/ui/scene.ts';
import { startScene, type StartStep } from '../../../companion/src/ui/start-scene.ts';
import { systemScene } from '../../../companion/src/ui/system-scene.ts';
import { wordsIn } from '../../../companion/src/ui/words.ts';
import type { Transfer } from '../../../src/services/files/file-exchange.ts';
import { bank } from './bank-program.ts';
import { size, type WineComputer } from './wine-computer.ts';

const assets = new URL('../../../companion/assets/glyphs.bin.gz', import.meta.url);
const glyphs = new Glyphs(readFileSync(assets));
const words = wordsIn('en');
const empty = { step: 'number', typed: '', problem: null, trouble: null } as const;
const headHeight = 54;
/** How large each file is that is shown. */
export const fileBytes = 60_000;

/** The bank's program for Windows, as a customer sees it and uses it by a hand. Its system and its session speak English. */
export class WineProgram {
  readonly ended: Promise<number | null>;
  readonly #computer: WineComputer;

  private constructor(computer: WineComputer, ended: Promise<number | null>) {
    this.#computer = computer;
    this.ended = ended;
  }

  /** Opens it as a double click does, and sees the number that its name brought along. */
  static async open(computer: WineComputer, file: string, filledIn: string): Promise<WineProgram> {
    const ended = once(computer.opens(file), 'exit').then(([code]) => code as number | null);
    const program = new WineProgram(computer, ended);
    await program.shows({ typed: filledIn });
    return program;
  }

  /** Waits until the first window shows this of the number. */
  async shows(step: Partial<Extract<StartStep, { step: 'number' }>>): Promise<void> {
    await this.#computer.sees(startScene(glyphs, words, bank, { ...empty, ...step }).canvas);
  }

  /** Waits until the first window shows these two digits. */
  async showsCheck(check: string): Promise<void> {
    await this.#computer.sees(startScene(glyphs, words, bank, { step: 'compare', check }).canvas);
  }

  /** Waits for a sheet: what its head says. */
  async showsSheet(what: keyof typeof sheets): Promise<void> {
    const { canvas } = sheets[what]();
    await this.#computer.sees(canvas, { x: 0, y: 0, width: canvas.width, height: headHeight });
  }

  /** Waits until the customer's folder is shown, with these of its files, scrolled so far. */
  async showsFolder(path: string, files: readonly string[], scrolled: number): Promise<void> {
    const picker = pickerIn('give', path, files);
    picker.scroll(scrolled);
    await this.#computer.sees(pickerScene(glyphs, words, picker, beside).canvas);
  }

  /** Waits until it asks whether to take a file. */
  async asksToTake(): Promise<void> {
    const { canvas, buttons } = sheets.offer();
    const { box } = buttons.find(({ press }) => press.startsWith('takeFile')) as Button;
    // The keyboard may be on it.
    await this.#computer.sees(canvas, { ...box, x: box.x + 4, width: box.width - 8 });
  }

  /** The customer's hand presses a button of the first window or the bar, as soon as it is seen. */
  async presses(press: BarPress): Promise<void> {
    const { x, y } = await this.placeOf(press);
    await this.#computer.hand.clicks(x, y);
  }

  /** Waits for a button; the middle of it. */
  async placeOf(press: BarPress): Promise<{ x: number; y: number }> {
    const scene = press === 'connect' ? startScene(glyphs, words, bank, empty) : barWith(press);
    const { box } = scene.buttons.find((one) => one.press === press) as Button;
    const { x, y } = await this.#computer.sees(scene.canvas, box);
    return { x: x + box.width / 2, y: y + box.height / 2 };
  }
}

/** A bar that has this button. */
function barWith(press: BarPress): Scene {
  const control = press === 'allow' || press === 'refuse' ? 'asked' : 'off';
  const asksBeforeEnd = press === 'end' || press === 'keep';
  const rest = { returnSeconds: 0, restSeconds: 0 };
  const facts = { session: null, lineIsLost: false, hasFiles: true, ...rest, now: 0 } as const;
  return barScene(glyphs, words, { ...facts, control, asksBeforeEnd }, size.width);
}

/** The customer's walk through their folders, as far as one of them. */
function pickerIn(mode: PickerMode, path: string, files: readonly string[]): Picker {
  const nothing = () => {
    throw new FolderError();
  };
  const list = () => files.map((name) => ({ name, isFolder: false, bytes: fileBytes }));
  const folder = { path, list, open: nothing, enter: nothing, create: nothing };
  const system = { open: () => ({ ...folder, close: () => undefined }), roots: () => [path] };
  return new Picker(system, mode);
}

const beside = { maxBytes: 25_000_000, buttonAt: -1, isSeen: true };
const adviserName = 'Ana Novak';
const facts = { adviserName, maxBytes: 0, failed: [], shown: null };
const offered: Transfer = {
  ...{ id: 'a', name: 'a', bytes: 1, done: 0, isByProgram: true },
  ...{ from: 'adviser', phase: 'offered', why: null, canSave: false },
};
const sheets = {
  system: () => systemScene(glyphs, words, { adviserName, isShown: true, lines: [] }, -1),
  files: () => filesScene(glyphs, words, { ...facts, transfers: [] }, -1),
  offer: () =>
    filesScene(glyphs, words, { ...facts, transfers: [{ ...offered, place: null }] }, -1),
  give: () => pickerScene(glyphs, words, pickerIn('give', 'C:', []), beside),
  save: () => pickerScene(glyphs, words, pickerIn('save', 'C:', []), beside),
} satisfies Record<string, () => Scene>;
