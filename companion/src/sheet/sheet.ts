import { byHand } from '../by-hand.ts';
import type { Desktop } from '../desktop.ts';
import type { Box } from '../ui/canvas.ts';
import { pressAt, type Press, type Scene } from '../ui/scene.ts';
import type { ProgramWindow, WindowKey, WindowSystem } from '../window.ts';

/** Something that the customer decides on in the sheet. */
export interface SheetView {
  /** Whether there is anything to decide. */
  readonly isWanted: boolean;
  /** How it looks, with the button that the keyboard is on. */
  scene(focus: number): Scene;
  press(press: Press): void;
  /** The window was closed: that decides too, and never means yes. */
  close(): void;
  /** Takes a key for itself; `false` leaves it to the sheet. */
  key?(key: WindowKey): boolean;
  type?(character: string): void;
  /** Turns by notches; down is positive. */
  turn?(notches: number): void;
}

/** What the sheet works with. */
export interface SheetOptions {
  readonly system: WindowSystem;
  readonly desktop: Desktop;
  readonly title: string;
  /** The first that is wanted is shown. */
  readonly views: readonly SheetView[];
  /** Where it stands. */
  readonly monitor: () => Box;
}

/**
 * The program's third window, beside the first one and the bar: what goes from this computer is decided here, by the
 * customer's own hand. What an adviser who has control clicks or types here does nothing.
 */
export class Sheet {
  readonly #options: SheetOptions;
  readonly #window: ProgramWindow;
  #view: SheetView | null = null;
  #scene: Scene | null = null;
  #focus = -1;

  constructor(options: SheetOptions) {
    this.#options = options;
    const mine = (act: (view: SheetView) => void) =>
      byHand(options.desktop, () => {
        if (this.#view !== null) act(this.#view);
        this.draw();
      });
    this.#window = options.system.open('sheet', options.title, {
      onClick: (x, y) =>
        mine((view) => {
          const press = this.#scene === null ? null : pressAt(this.#scene, x, y);
          if (press !== null) view.press(press);
        }),
      onText: (character) => mine((view) => view.type?.(character)),
      onKey: (key) => mine((view) => view.key?.(key) || this.#hearKey(key, view)),
      onTurn: (notches) => mine((view) => view.turn?.(notches)),
      onPaste: () => undefined,
      onClose: () => mine((view) => view.close()),
    });
  }

  /** Shows what there is to decide. */
  draw(): void {
    const view = this.#options.views.find(({ isWanted }) => isWanted) ?? null;
    if (view !== this.#view) this.#focus = -1;
    if (view === null) {
      if (this.#view !== null) this.#window.hide();
      this.#scene = null;
    } else {
      this.#scene = view.scene(this.#focus);
      this.#window.show(this.#scene.canvas, this.#options.monitor());
    }
    this.#view = view;
  }

  close(): void {
    this.#view = null;
    this.#window.hide();
  }

  #hearKey(key: WindowKey, view: SheetView): void {
    const buttons = this.#scene?.buttons ?? [];
    const count = buttons.length;
    if (key === 'escape') view.close();
    if (count === 0) return;
    if (key === 'tab' || key === 'down') this.#focus = (this.#focus + 1) % count;
    if (key === 'backTab' || key === 'up')
      this.#focus = (Math.max(this.#focus, 0) - 1 + count) % count;
    const press = buttons[this.#focus]?.press;
    if ((key === 'enter' || key === 'space') && press !== undefined) view.press(press);
  }
}
