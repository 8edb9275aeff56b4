import type { FolderTree } from '../files/folder-tree.ts';
import type { OpenFolder } from '../files/folder.ts';
import { Picker } from '../files/picker.ts';
import { filesScene } from '../ui/files-scene.ts';
import { answersOf, pickerScene } from '../ui/picker-scene.ts';
import type { Press, Scene } from '../ui/scene.ts';
import type { WindowKey } from '../window.ts';
import type { SheetView } from './sheet.ts';
import type { ViewOptions } from './system-view.ts';

/** The files that the customer gives and takes. */
export class FilesView implements SheetView {
  readonly #options: ViewOptions;
  readonly #picking: PickerView;
  #isOpen = false;

  constructor(options: ViewOptions, picking: PickerView) {
    this.#options = options;
    this.#picking = picking;
  }

  /** What the adviser offers comes to the front by itself. */
  get isWanted(): boolean {
    const { snapshot, files } = this.#options.program;
    return snapshot.hasTag('isBound') && (this.#isOpen || files.isAsked);
  }

  open(): void {
    this.#isOpen = true;
  }

  scene(focus: number): Scene {
    const { program, glyphs, words } = this.#options;
    const { files } = program;
    const facts = {
      adviserName: program.snapshot.context.session?.adviser.name ?? '',
      maxBytes: files.maxBytes,
      shown: files.shown && { name: files.shown.name, ...files.shown.said },
      transfers: files.transfers.map((one) => ({ ...one, place: files.placeOf(one.id) })),
      failed: files.failed,
    };
    return filesScene(glyphs, words(), facts, focus);
  }

  press(press: Press): void {
    const { files } = this.#options.program;
    const [act, id = ''] = press.split(':');
    this.#isOpen = true;
    if (press === 'giveFiles') {
      this.#picking.begin('give', (folder, picked) => {
        if ('tree' in picked) files.show(folder, picked.tree);
        else void files.offer(folder, picked.names).finally(() => folder.close());
      });
    }
    if (act === 'takeFile') {
      this.#picking.begin('save', (folder) => files.take(id, folder));
    }
    if (press === 'closeFolder') files.takeBack();
    if (act === 'refuseFile') files.refuse(id);
    if (act === 'cancelFile') files.cancel(id);
    if (press === 'closeFiles') this.close();
  }

  /** A window that is closed on a question says no to it. What is on its way goes on. */
  close(): void {
    this.#isOpen = false;
    const { files } = this.#options.program;
    for (const { id, phase, from } of files.transfers) {
      if (phase === 'offered' && from === 'adviser') files.refuse(id);
    }
  }
}

/** What was picked in a folder: some of its files, or all that is in it. */
type Picked = { readonly names: readonly string[] } | { readonly tree: FolderTree };
type OnPicked = (folder: OpenFolder, picked: Picked) => void;

const wheelRows = 3;

/** The customer's walk through their folders, while they pick something. */
export class PickerView implements SheetView {
  readonly #options: ViewOptions;
  #picker: Picker | null = null;
  #onPicked: OnPicked = () => undefined;
  #buttonAt = -1;

  constructor(options: ViewOptions) {
    this.#options = options;
  }

  get isWanted(): boolean {
    return this.#picker !== null && this.#options.program.snapshot.hasTag('isBound');
  }

  begin(mode: 'give' | 'save', onPicked: OnPicked): void {
    const { system } = this.#options.program.files;
    if (system === null) return;
    this.#picker?.close();
    this.#picker = new Picker(system, mode);
    this.#onPicked = onPicked;
    this.#buttonAt = -1;
  }

  scene(): Scene {
    const { program, glyphs, words } = this.#options;
    const shown = {
      maxBytes: program.files.maxBytes,
      buttonAt: this.#buttonAt,
      isSeen: program.snapshot.context.session?.shown?.surface === 'monitor',
    };
    return pickerScene(glyphs, words(), this.#picked, shown);
  }

  press(press: Press): void {
    const picker = this.#picked;
    if (press === 'pickUp') picker.goUp();
    if (press === 'pickHome') picker.goHome();
    if (press === 'pickCancel') this.close();
    if (press === 'pickFolder') this.#finish({ tree: picker.tree });
    if (press === 'pickDone') this.#finish({ names: picker.chosen });
    if (press.startsWith('row:')) this.#pick(Number(press.slice('row:'.length)));
  }

  type(character: string): void {
    this.#buttonAt = -1;
    this.#picked.look(this.#picked.wanted + character);
  }

  turn(notches: number): void {
    this.#picked.scroll(notches * wheelRows);
  }

  key(key: WindowKey): boolean {
    const picker = this.#picked;
    const answers = answersOf(this.#options.words().files, picker);
    const step = moves[key];
    if (step !== undefined) {
      this.#buttonAt = -1;
      picker.move(step);
    }
    if (key === 'tab')
      this.#buttonAt = this.#buttonAt + 1 < answers.length ? this.#buttonAt + 1 : -1;
    if (key === 'backTab')
      this.#buttonAt = this.#buttonAt < 0 ? answers.length - 1 : this.#buttonAt - 1;
    if (key === 'erase') {
      if (picker.wanted === '') picker.goUp();
      else picker.look(picker.wanted.slice(0, -1));
    }
    if (key === 'enter' || key === 'space') {
      const press = answers[this.#buttonAt]?.[0];
      if (press === undefined) this.#pick(picker.cursor);
      else this.press(press);
    }
    return key !== 'escape';
  }

  close(): void {
    this.#picker?.close();
    this.#picker = null;
  }

  get #picked(): Picker {
    if (this.#picker === null) throw new Error('Nothing is being picked');
    return this.#picker;
  }

  #pick(index: number): void {
    const picker = this.#picked;
    const { maxBytes } = this.#options.program.files;
    this.#buttonAt = -1;
    if ((picker.entries[index]?.bytes ?? 0) <= maxBytes) picker.pick(index);
  }

  #finish(picked: Picked): void {
    const folder = this.#picked.take();
    this.close();
    if (folder !== null) this.#onPicked(folder, picked);
  }
}

const moves: Partial<Record<WindowKey, number>> = {
  up: -1,
  down: 1,
  pageUp: -8,
  pageDown: 8,
  home: -Infinity,
  end: Infinity,
};
