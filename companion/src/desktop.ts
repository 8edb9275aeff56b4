import type { Computer, Shown } from '../../src/protocol/fields.ts';
import type { PointerButton } from '../../src/protocol/input.ts';

/** One monitor, in pixels of the whole desktop. */
export interface Monitor {
  /** As Chromium names the picture of it: `screen:234:0`. */
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the customer's own hand did: Esc takes control back for good, everything else is a touch. */
export type Touch = 'touch' | 'escape';

/** The customer's desktop, as far as the program touches it. Nothing here asks anybody: that is done before. */
export interface Desktop {
  /** The system's name, as its owner knows it. */
  readonly system: string;
  readonly monitors: readonly Monitor[];
  /** By how much everything is shown larger; `null` where the system does not say. */
  readonly scalePercent: number | null;
  /** Whether pointer and keys can be moved here at all. */
  readonly canControl: boolean;
  /** Moves the pointer to a pixel of the whole desktop. */
  move(x: number, y: number): void;
  button(button: PointerButton, isDown: boolean): void;
  /** Turns the wheel by notches; right and down are positive. */
  wheel(across: number, down: number): void;
  /** Presses or releases a key by its `KeyboardEvent.code`; a key that is not known does nothing. */
  key(code: string, isDown: boolean): void;
  /** Types characters, whatever the keyboard's layout, until `isWanted` says no. */
  type(text: string, isWanted: () => boolean): Promise<void>;
  /** Releases every key and button that was pressed here and is still down. */
  releaseAll(): void;
  /** Waits until the system has taken all that it was given. */
  settled(): Promise<void>;
  /** Calls back whenever the customer's own mouse or keyboard is touched, until the returned function is called. */
  watchTouches(onTouched: (touch: Touch) => void): () => void;
  /** Whether the customer's own hand was on the mouse or keyboard a moment ago: no program can click for them. */
  readonly wasJustTouched: boolean;
  close(): Promise<void>;
}

/** The computer, as its customer recognises it in the page's question. */
export function computerOf({ system, monitors }: Desktop): Computer {
  return {
    system: system.slice(0, 100) || 'Linux',
    screens: monitors.slice(0, 16).map(({ width, height }) => ({ width, height })),
  };
}

/** The monitor where everything begins: the desktop's first pixel is on it. */
export function mainMonitor(monitors: readonly Monitor[]): Monitor | undefined {
  return monitors.find(({ x, y }) => x === 0 && y === 0) ?? monitors[0];
}

/**
 * The monitor that is shown; `null` if it can't be told. The browser's own name for it is exact; without one, the only
 * monitor is the right one, and so is the only one of its size.
 */
export function shownMonitor(monitors: readonly Monitor[], shown: Shown): Monitor | null {
  const named = monitors.find(({ name }) => name === shown.monitor);
  if (named !== undefined) return named;
  if (monitors.length === 1) return monitors[0] ?? null;
  const { width, height } = shown;
  const sized = monitors.filter((one) => one.width === width && one.height === height);
  return sized.length === 1 ? (sized[0] ?? null) : null;
}
