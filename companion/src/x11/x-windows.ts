import x11, { type XEvent } from 'x11';
import type { Box, Canvas } from '../ui/canvas.ts';
import {
  isSameBox,
  placeOf,
  type ProgramWindow,
  type WindowKind,
  type WindowListener,
  type WindowSystem,
} from '../window.ts';
import { XClipboard } from './clipboard.ts';
import { ask, type XConnection } from './connection.ts';
import { characterIn, isPaste, keyIn } from './typed.ts';

const mask = x11.eventMask;
/** How often the bar is put above whatever came up meanwhile. */
const raiseMs = 500;
/** A request has 256 KiB at most; a picture goes in strips. */
const stripBytes = 200_000;

/** A wheel is two buttons. */
const wheel = { up: 4, down: 5 } as const;

/** Flags of WM_NORMAL_HINTS: the place was chosen; the smallest and the largest size are given. */
const givenPlace = 1 | 4;
const givenSizes = 16 | 32;

const classes = { dialog: 'RemoteHelp', bar: 'RemoteHelp', sheet: 'RemoteHelpSheet' } as const;

interface Atoms {
  readonly protocols: number;
  readonly close: number;
  readonly utf8: number;
  readonly name: number;
}

/** The program's windows on an X server: pictures that are put there, clicks and keys that come back. */
export class XWindows implements WindowSystem {
  readonly #connection: XConnection;
  readonly #atoms: Atoms;
  readonly #keysyms: readonly number[][];
  readonly #clipboard: XClipboard;
  readonly #windows = new Map<number, XWindow>();

  private constructor(
    connection: XConnection,
    atoms: Atoms,
    keysyms: readonly number[][],
    clipboard: XClipboard,
  ) {
    this.#connection = connection;
    this.#atoms = atoms;
    this.#keysyms = keysyms;
    this.#clipboard = clipboard;
    connection.client.on('event', (event) =>
      this.#windows.get(event.wid ?? event.requestor ?? 0)?.hear(event),
    );
  }

  static async open(connection: XConnection): Promise<XWindows> {
    const { client, display } = connection;
    const atom = (name: string) => ask<number>((reply) => client.InternAtom(false, name, reply));
    const { min_keycode: first, max_keycode: last } = display;
    const keysyms = await ask<number[][]>((reply) =>
      client.GetKeyboardMapping(first, last - first + 1, reply),
    );
    const atoms = {
      protocols: await atom('WM_PROTOCOLS'),
      close: await atom('WM_DELETE_WINDOW'),
      utf8: await atom('UTF8_STRING'),
      name: await atom('_NET_WM_NAME'),
    };
    return new XWindows(connection, atoms, keysyms, await XClipboard.open(connection));
  }

  open(kind: WindowKind, title: string, listener: WindowListener): ProgramWindow {
    const window = new XWindow(
      this.#connection,
      kind,
      listener,
      (keycode) => this.#keysyms[keycode - this.#connection.display.min_keycode] ?? [],
      this.#clipboard,
    );
    this.#windows.set(window.id, window);
    this.#describe(window.id, kind, title);
    return window;
  }

  #describe(id: number, kind: WindowKind, title: string): void {
    const { client } = this.#connection;
    const { protocols, close, utf8, name } = this.#atoms;
    const { ATOM = 4, STRING = 31, WM_NAME = 39, WM_CLASS = 67 } = client.atoms;
    const closeBytes = Buffer.alloc(4);
    closeBytes.writeUInt32LE(close);
    client.ChangeProperty(0, id, name, utf8, 8, Buffer.from(title));
    client.ChangeProperty(0, id, WM_NAME, STRING, 8, Buffer.from(title, 'latin1'));
    client.ChangeProperty(
      0,
      id,
      WM_CLASS,
      STRING,
      8,
      Buffer.from(`remotehelp\0${classes[kind]}\0`),
    );
    client.ChangeProperty(0, id, protocols, ATOM, 32, closeBytes);
  }
}

/** One window. */
class XWindow implements ProgramWindow {
  readonly id: number;
  readonly #connection: XConnection;
  readonly #kind: WindowKind;
  readonly #listener: WindowListener;
  readonly #keysymsOf: (keycode: number) => readonly number[];
  readonly #clipboard: XClipboard;
  readonly #gc: number;
  #canvas: Canvas | null = null;
  #box: Box | null = null;
  #raising: ReturnType<typeof setInterval> | undefined;

  constructor(
    connection: XConnection,
    kind: WindowKind,
    listener: WindowListener,
    keysymsOf: (keycode: number) => readonly number[],
    clipboard: XClipboard,
  ) {
    const { client, root } = connection;
    this.#connection = connection;
    this.#kind = kind;
    this.#listener = listener;
    this.#keysymsOf = keysymsOf;
    this.#clipboard = clipboard;
    this.id = client.AllocID();
    this.#gc = client.AllocID();
    const eventMask = [mask['Exposure'], mask['ButtonPress'], mask['KeyPress']].reduce<number>(
      (sum, bit) => sum | (bit ?? 0),
      0,
    );
    const values = { eventMask, backgroundPixel: 0xffffff, overrideRedirect: kind === 'bar' };
    client.CreateWindow(this.id, root, 0, 0, 100, 60, 0, 0, 0, 0, values);
    client.CreateGC(this.#gc, this.id, {});
  }

  show(canvas: Canvas, monitor: Box): void {
    const { client } = this.#connection;
    const isNew = this.#canvas === null;
    this.#canvas = canvas;
    const box = placeOf(this.#kind, canvas, monitor);
    if (isNew || !isSameBox(box, this.#box)) this.#place(box);
    if (isNew) {
      client.MapWindow(this.id);
      // No window is above a bar that says who sees and controls; there is no event that tells of every one.
      if (this.#kind === 'bar')
        this.#raising = setInterval(() => client.RaiseWindow(this.id), raiseMs);
    }
    this.#paint();
  }

  hide(): void {
    clearInterval(this.#raising);
    this.#canvas = null;
    this.#connection.client.UnmapWindow(this.id);
  }

  hear(event: XEvent): void {
    if (event.name === 'Expose') this.#paint();
    if (event.name === 'ButtonPress') this.#hearButton(event);
    if (event.name === 'KeyPress') {
      const keysyms = this.#keysymsOf(event.keycode ?? 0);
      const held = event.buttons ?? 0;
      if (isPaste(keysyms, held)) this.#clipboard.request(this.id);
      else this.#hearKey(keysyms, held);
    }
    if (event.name === 'SelectionNotify' && event.property !== 0) {
      // What cannot be had is not pasted; the number can be typed.
      const nothing = () => undefined;
      void this.#clipboard.take(this.id).then(this.#listener.onPaste, nothing);
    }
    if (event.name === 'ClientMessage') this.#listener.onClose();
  }

  #hearButton({ keycode: button, x = 0, y = 0 }: XEvent): void {
    if (button === 1) this.#listener.onClick(x, y);
    if (button === wheel.up) this.#listener.onTurn(-1);
    if (button === wheel.down) this.#listener.onTurn(1);
  }

  #hearKey(keysyms: readonly number[], held: number): void {
    const key = keyIn(keysyms, held);
    if (key !== null) return this.#listener.onKey(key);
    const character = characterIn(keysyms, held);
    if (character !== null) this.#listener.onText(character);
  }

  /** Tells the window manager too where it stands, and that it has one size. */
  #place(box: Box): void {
    this.#box = box;
    const { client } = this.#connection;
    const { x, y, width, height } = box;
    const { WM_NORMAL_HINTS = 40, WM_SIZE_HINTS = 41 } = client.atoms;
    const hints = Buffer.alloc(18 * 4);
    [givenPlace | givenSizes, x, y, width, height, width, height, width, height].forEach(
      (value, index) => hints.writeInt32LE(value, index * 4),
    );
    client.ChangeProperty(0, this.id, WM_NORMAL_HINTS, WM_SIZE_HINTS, 32, hints);
    client.ConfigureWindow(this.id, { x, y, width, height });
  }

  #paint(): void {
    const canvas = this.#canvas;
    if (canvas === null) return;
    const { client, display } = this.#connection;
    const depth = display.screen[0]?.root_depth ?? 24;
    const rowBytes = canvas.width * 4;
    const rows = Math.max(1, Math.floor(stripBytes / rowBytes));
    for (let row = 0; row < canvas.height; row += rows) {
      const count = Math.min(rows, canvas.height - row);
      const strip = canvas.pixels.subarray(row * rowBytes, (row + count) * rowBytes);
      client.PutImage(2, this.id, this.#gc, canvas.width, count, 0, row, 0, depth, strip);
    }
  }
}
