import { setTimeout as wait } from 'node:timers/promises';
import { namedKey } from '../keys.ts';
import { ask, type XConnection } from './connection.ts';

const press = 2;
const release = 3;
const shift = 0xffe1;
const thirdLevel = 0xfe03;
/** How long clients take to hear of a keycode that has got a meaning. */
const newMeaningMs = 60;

/** A key to type one character with: its keycode, and what has to be held. */
interface Stroke {
  readonly keycode: number;
  readonly isShifted: boolean;
  readonly isThirdLevel: boolean;
}

/**
 * Types on an X server. A character that stands on the keyboard's layout is typed by its key; any other borrows a
 * keycode that has no meaning, and gives it back at the end.
 */
export class XKeyboard {
  readonly #connection: XConnection;
  readonly #map: number[][];
  readonly #first: number;
  readonly #spare: number[];
  readonly #borrowed = new Map<string, number>();
  readonly #down = new Set<number>();

  private constructor(connection: XConnection, map: number[][]) {
    this.#connection = connection;
    this.#map = map;
    this.#first = connection.display.min_keycode;
    this.#spare = map.flatMap((keysyms, index) =>
      keysyms.every((keysym) => keysym === 0) ? [this.#first + index] : [],
    );
  }

  static async open(connection: XConnection): Promise<XKeyboard> {
    const { min_keycode: first, max_keycode: last } = connection.display;
    const map = await ask<number[][]>((reply) =>
      connection.client.GetKeyboardMapping(first, last - first + 1, reply),
    );
    return new XKeyboard(connection, map);
  }

  /** Presses or releases a key by its name. */
  key(code: string, isDown: boolean): void {
    const named = namedKey(code);
    const keycode = named === undefined ? null : this.#keycodeOf(named.keysym);
    if (keycode !== null) this.#strike(keycode, isDown);
  }

  /** Whether a key of the keyboard is the one of this name. */
  isKey(code: string, keycode: number): boolean {
    return this.#keycodeOf(namedKey(code)?.keysym ?? 0) === keycode;
  }

  /** Types a text, character by character, until it is not wanted any more. */
  async type(text: string, isWanted: () => boolean): Promise<void> {
    const before = this.#borrowed.size;
    const strokes = [...text].map((character) => this.#strokeFor(character));
    if (this.#borrowed.size > before) {
      await this.settled();
      await wait(newMeaningMs);
    }
    if (!isWanted()) return;
    // What the adviser holds must not change what is typed: it is let go, and held again afterwards.
    const held = [...this.#down];
    for (const keycode of held) this.#strike(keycode, false);
    for (const stroke of strokes) if (stroke !== null) this.#typeOne(stroke);
    for (const keycode of held) this.#strike(keycode, true);
  }

  /** Releases what is still down. */
  releaseAll(): void {
    for (const keycode of this.#down) this.#strike(keycode, false);
  }

  /** Gives borrowed keycodes back. */
  giveBack(): void {
    for (const keycode of this.#borrowed.values()) {
      this.#connection.client.ChangeKeyboardMapping(keycode, 2, [0, 0]);
    }
    this.#borrowed.clear();
  }

  /** Waits until the server has taken everything. */
  async settled(): Promise<void> {
    await ask((reply) => this.#connection.client.GetInputFocus(reply));
  }

  #typeOne({ keycode, isShifted, isThirdLevel }: Stroke): void {
    const holding = [
      ...(isThirdLevel ? [this.#keycodeOf(thirdLevel)] : []),
      ...(isShifted ? [this.#keycodeOf(shift)] : []),
    ].filter((one) => one !== null);
    for (const one of holding) this.#strike(one, true);
    this.#strike(keycode, true);
    this.#strike(keycode, false);
    for (const one of holding.reverse()) this.#strike(one, false);
  }

  #strike(keycode: number, isDown: boolean): void {
    this.#connection.test?.FakeInput(isDown ? press : release, keycode, 0, 0, 0, 0);
    if (isDown) this.#down.add(keycode);
    else this.#down.delete(keycode);
  }

  #strokeFor(character: string): Stroke | null {
    const keysyms = keysymsOf(character);
    const found = this.#onLayout(keysyms);
    if (found !== null) return found;
    const keycode = this.#borrowed.get(character) ?? this.#borrow(character, keysyms[0] ?? 0);
    return keycode === null ? null : { keycode, isShifted: false, isThirdLevel: false };
  }

  /** The columns of the map: plain, with Shift, and both with AltGr. */
  #onLayout(keysyms: readonly number[]): Stroke | null {
    const hasThirdLevel = this.#keycodeOf(thirdLevel) !== null;
    for (const column of hasThirdLevel ? [0, 1, 4, 5] : [0, 1]) {
      const index = this.#map.findIndex((row) => keysyms.includes(row[column] ?? 0));
      if (index === -1) continue;
      return {
        keycode: this.#first + index,
        isShifted: column === 1 || column === 5,
        isThirdLevel: column >= 4,
      };
    }
    return null;
  }

  #borrow(character: string, keysym: number): number | null {
    // When all are lent, the one that was lent first gets another meaning.
    const keycode = this.#spare.shift() ?? this.#oldestBorrowed();
    if (keycode === null) return null;
    this.#connection.client.ChangeKeyboardMapping(keycode, 2, [keysym, keysym]);
    this.#borrowed.set(character, keycode);
    return keycode;
  }

  #oldestBorrowed(): number | null {
    const [oldest] = this.#borrowed;
    if (oldest === undefined) return null;
    this.#borrowed.delete(oldest[0]);
    return oldest[1];
  }

  #keycodeOf(keysym: number): number | null {
    const index = this.#map.findIndex((row) => row.includes(keysym));
    return index === -1 ? null : this.#first + index;
  }
}

const latin2 = new TextDecoder('iso-8859-2');
/** The letters of Latin-2 have keysyms of their own, older than those of Unicode; layouts still use them. */
const olderKeysyms = new Map(
  Array.from({ length: 0x5f }, (_, index) => 0xa1 + index)
    .map((byte): [string, number] => [latin2.decode(Uint8Array.of(byte)), 0x100 | byte])
    .filter(([character]) => (character.codePointAt(0) ?? 0) > 0xff),
);

/** The keysyms by which a character may stand on a layout, the likeliest first. */
export function keysymsOf(character: string): readonly number[] {
  const codePoint = character.codePointAt(0) ?? 0;
  const unicode = 0x1000000 | codePoint;
  if (codePoint < 0x100) return [codePoint, unicode];
  const older = character === '€' ? 0x20ac : olderKeysyms.get(character);
  return older === undefined ? [unicode] : [older, unicode];
}
