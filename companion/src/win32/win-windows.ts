import type { Box, Canvas } from '../ui/canvas.ts';
import {
  isSameBox,
  placeOf,
  type ProgramWindow,
  type WindowKind,
  type WindowKey,
  type WindowListener,
  type WindowSystem,
} from '../window.ts';
import type { User32 } from './user32.ts';

const className = 'RemoteHelpWindow';
const messages = {
  paint: 0x0f,
  close: 0x10,
  activate: 0x21,
  keyDown: 0x100,
  char: 0x102,
  leftDown: 0x201,
  wheel: 0x20a,
};
/** Keys that write nothing come by their virtual keys, the others as characters. */
const keys: Readonly<Record<number, WindowKey>> = {
  0x21: 'pageUp',
  0x22: 'pageDown',
  0x23: 'end',
  0x24: 'home',
  0x26: 'up',
  0x28: 'down',
};
const shift = 0x10;
const notch = 120;
/** From Windows 10 of 2020 on a window can be left out of every picture of the desktop. */
const isInNoPicture = 0x11;
/** A caption, a menu with "Close", and nothing to make it larger; or a bare window above all others. */
const styles: Readonly<Record<WindowKind, readonly [style: number, extended: number]>> = {
  dialog: [0x00c80000, 0],
  sheet: [0x00c80000, 0x8],
  bar: [0x80000000, 0x08000088],
};
const topmost = -1;
const placed = { withoutFocus: 0x10, shown: 0x40, keepOrder: 0x04 };
const notActivated = 3;
const pumpMs = 10;
const ctrlV = 0x16;
const unicodeText = 13;
const longestPasted = 256;

/** The program's windows on Windows: pictures that are put there, clicks and keys that come back. */
export class WinWindows implements WindowSystem {
  readonly #user: User32;
  readonly #windows = new Map<number, WinWindow>();
  readonly #pump: ReturnType<typeof setInterval>;

  constructor(user: User32) {
    this.#user = user;
    const procedure = user.registerProcedure((window, message, w, l) => {
      const answer = this.#windows.get(Number(window))?.hear(message, Number(w), Number(l));
      return answer ?? user.defaultProcedure(window, message, w, l);
    });
    const arrow = 32_512;
    user.registerClass({
      cbSize: user.classSize,
      style: 0,
      lpfnWndProc: procedure,
      cbClsExtra: 0,
      cbWndExtra: 0,
      hInstance: user.moduleHandle(null),
      hIcon: 0,
      hCursor: user.loadCursor(0, arrow),
      hbrBackground: 0,
      lpszMenuName: null,
      lpszClassName: className,
      hIconSm: 0,
    });
    const message = Buffer.alloc(48);
    this.#pump = setInterval(() => {
      while (user.peekMessage(message, 0, 0, 0, 1)) {
        user.translateMessage(message);
        user.dispatchMessage(message);
      }
    }, pumpMs);
  }

  open(kind: WindowKind, title: string, listener: WindowListener): ProgramWindow {
    const [style, extended] = styles[kind];
    const user = this.#user;
    const instance = user.moduleHandle(null);
    const box = [0, 0, 100, 60];
    const handle = Number(
      user.createWindow(extended, className, title, style, ...box, 0, 0, instance, null),
    );
    const window = new WinWindow(user, handle, kind, listener);
    if (kind === 'sheet') user.hideFromPictures(handle, isInNoPicture);
    this.#windows.set(handle, window);
    return window;
  }

  close(): void {
    clearInterval(this.#pump);
  }
}

/** One window. */
class WinWindow implements ProgramWindow {
  readonly #user: User32;
  readonly #handle: number;
  readonly #kind: WindowKind;
  readonly #listener: WindowListener;
  #canvas: Canvas | null = null;
  #box: Box | null = null;

  constructor(user: User32, handle: number, kind: WindowKind, listener: WindowListener) {
    this.#user = user;
    this.#handle = handle;
    this.#kind = kind;
    this.#listener = listener;
  }

  show(canvas: Canvas, monitor: Box): void {
    const isNew = this.#canvas === null;
    this.#canvas = canvas;
    const box = placeOf(this.#kind, this.#outer(canvas), monitor);
    if (isNew || !isSameBox(box, this.#box)) this.#place(box);
    if (isNew && this.#kind !== 'bar') this.#user.focusWindow(this.#handle);
    this.#user.invalidate(this.#handle, null, false);
  }

  hide(): void {
    this.#canvas = null;
    this.#user.showWindow(this.#handle, 0);
  }

  /** Answers a message; `null` leaves it to Windows. */
  hear(message: number, w: number, l: number): number | null {
    switch (message) {
      case messages.paint:
        return this.#paint();
      case messages.close:
        this.#listener.onClose();
        return 0;
      case messages.activate:
        return this.#kind === 'bar' ? notActivated : null;
      case messages.leftDown:
        this.#listener.onClick(l & 0xffff, (l >> 16) & 0xffff);
        return 0;
      case messages.wheel:
        // The upper half says how far, with its sign; up is positive.
        this.#listener.onTurn(-Math.round((((w >> 16) << 16) >> 16) / notch));
        return 0;
      case messages.keyDown:
        return this.#hearKey(w);
      case messages.char:
        this.#hearCharacter(w);
        return 0;
      default:
        return null;
    }
  }

  #hearKey(virtualKey: number): number | null {
    const key = keys[virtualKey];
    if (key === undefined) return null;
    this.#listener.onKey(key);
    return 0;
  }

  #hearCharacter(code: number): void {
    if (code === ctrlV) return this.#paste();
    if (code === 0x08) return this.#listener.onKey('erase');
    if (code === 0x09)
      return this.#listener.onKey(this.#user.keyState(shift) < 0 ? 'backTab' : 'tab');
    if (code === 0x0d) return this.#listener.onKey('enter');
    if (code === 0x1b) return this.#listener.onKey('escape');
    if (code === 0x20) return this.#listener.onKey('space');
    if (code > 0x20) this.#listener.onText(String.fromCharCode(code));
  }

  /** The clipboard's text: read when the customer pastes, and at no other time. */
  #paste(): void {
    const user = this.#user;
    if (!user.openClipboard(this.#handle)) return;
    const handle = user.clipboardData(unicodeText);
    if (Number(handle) !== 0) {
      const text: unknown = user.lockText(handle);
      user.unlock(handle);
      if (typeof text === 'string') this.#listener.onPaste(text.slice(0, longestPasted));
    }
    user.closeClipboard();
  }

  /** The size of the window around the picture. */
  #outer(canvas: Canvas): Pick<Box, 'width' | 'height'> {
    const [style, extended] = styles[this.#kind];
    const box = Buffer.alloc(16);
    [0, 0, canvas.width, canvas.height].forEach((value, index) =>
      box.writeInt32LE(value, index * 4),
    );
    this.#user.outerSize(box, style, false, extended);
    const width = box.readInt32LE(8) - box.readInt32LE(0);
    return { width, height: box.readInt32LE(12) - box.readInt32LE(4) };
  }

  #place(box: Box): void {
    this.#box = box;
    const { x, y, width, height } = box;
    const isBar = this.#kind === 'bar';
    const how = placed.shown | (isBar ? placed.withoutFocus : placed.keepOrder);
    const isAbove = this.#kind !== 'dialog';
    this.#user.placeWindow(this.#handle, isAbove ? topmost : 0, x, y, width, height, how);
  }

  #paint(): number {
    const user = this.#user;
    const paint = Buffer.alloc(128);
    const dc = user.beginPaint(this.#handle, paint);
    const canvas = this.#canvas;
    if (canvas !== null) {
      const { width, height, pixels } = canvas;
      const head = bitmapHead(width, height);
      user.putPixels(dc, 0, 0, width, height, 0, 0, 0, height, pixels, head, 0);
    }
    user.endPaint(this.#handle, paint);
    return 0;
  }
}

/** BITMAPINFOHEADER of a picture with 32 bits a pixel whose first row is the upper one. */
function bitmapHead(width: number, height: number): Buffer {
  const head = Buffer.alloc(40);
  head.writeUInt32LE(40, 0);
  head.writeInt32LE(width, 4);
  head.writeInt32LE(-height, 8);
  head.writeUInt16LE(1, 12);
  head.writeUInt16LE(32, 14);
  return head;
}
