import type { WindowKey } from '../window.ts';

/** Modifiers, as an event tells them. */
const shift = 1;
const control = 4;

const keys: Readonly<Record<number, WindowKey>> = {
  0xff08: 'erase',
  0xff0d: 'enter',
  0xff8d: 'enter',
  0xff1b: 'escape',
  0x20: 'space',
  0xff09: 'tab',
  0xfe20: 'backTab',
  0xff52: 'up',
  0xff54: 'down',
  0xff55: 'pageUp',
  0xff56: 'pageDown',
  0xff50: 'home',
  0xff57: 'end',
};

/** Letters of Central Europe, which had numbers in X11 before there was Unicode. */
const oldLetters: Readonly<Record<number, string>> = {
  0x1a9: 'Š',
  0x1b9: 'š',
  0x1ae: 'Ž',
  0x1be: 'ž',
  0x1c8: 'Č',
  0x1e8: 'č',
  0x1c6: 'Ć',
  0x1e6: 'ć',
  0x1d0: 'Đ',
  0x1f0: 'đ',
};

/** Ctrl+V, or Shift+Insert. */
export function isPaste([plain]: readonly number[], held: number): boolean {
  return (plain === 0x76 && (held & control) !== 0) || (plain === 0xff63 && (held & shift) !== 0);
}

/** A key that writes nothing. */
export function keyIn([plain = 0]: readonly number[], held: number): WindowKey | null {
  if (plain === 0xff09 && (held & shift) !== 0) return 'backTab';
  return keys[plain] ?? null;
}

/** The character that a key writes. */
export function characterIn(keysyms: readonly number[], held: number): string | null {
  // A digit may stand on the plain level, with Shift, or on the number pad.
  const digit = keysyms.map(digitOf).find((one) => one !== null);
  if (digit !== undefined && digit !== null) return digit;
  const [plain = 0, shifted = 0] = keysyms;
  const keysym = (held & shift) !== 0 && shifted !== 0 ? shifted : plain;
  if (keysym > 0x1000000) return String.fromCodePoint(keysym - 0x1000000);
  const isLatin1 = (keysym > 0x20 && keysym < 0x7f) || (keysym > 0xa0 && keysym <= 0xff);
  return isLatin1 ? String.fromCodePoint(keysym) : (oldLetters[keysym] ?? null);
}

function digitOf(keysym: number): string | null {
  if (keysym >= 0x30 && keysym <= 0x39) return String(keysym - 0x30);
  return keysym >= 0xffb0 && keysym <= 0xffb9 ? String(keysym - 0xffb0) : null;
}
