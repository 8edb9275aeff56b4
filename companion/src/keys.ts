/** A key that writes nothing, or one that is pressed with Ctrl, Alt or Meta: as X11 and as Windows know it. */
export interface NamedKey {
  /** X11's keysym. */
  readonly keysym: number;
  /** Windows' virtual key, and whether it is one of the extended keys. */
  readonly virtualKey: number;
  readonly isExtended?: true;
}

const keys = new Map<string, NamedKey>([
  ['Backspace', { keysym: 0xff08, virtualKey: 0x08 }],
  ['Tab', { keysym: 0xff09, virtualKey: 0x09 }],
  ['Enter', { keysym: 0xff0d, virtualKey: 0x0d }],
  ['NumpadEnter', { keysym: 0xff8d, virtualKey: 0x0d, isExtended: true }],
  ['Pause', { keysym: 0xff13, virtualKey: 0x13 }],
  ['CapsLock', { keysym: 0xffe5, virtualKey: 0x14 }],
  ['Escape', { keysym: 0xff1b, virtualKey: 0x1b }],
  ['Space', { keysym: 0x20, virtualKey: 0x20 }],
  ['PageUp', { keysym: 0xff55, virtualKey: 0x21, isExtended: true }],
  ['PageDown', { keysym: 0xff56, virtualKey: 0x22, isExtended: true }],
  ['End', { keysym: 0xff57, virtualKey: 0x23, isExtended: true }],
  ['Home', { keysym: 0xff50, virtualKey: 0x24, isExtended: true }],
  ['ArrowLeft', { keysym: 0xff51, virtualKey: 0x25, isExtended: true }],
  ['ArrowUp', { keysym: 0xff52, virtualKey: 0x26, isExtended: true }],
  ['ArrowRight', { keysym: 0xff53, virtualKey: 0x27, isExtended: true }],
  ['ArrowDown', { keysym: 0xff54, virtualKey: 0x28, isExtended: true }],
  ['PrintScreen', { keysym: 0xff61, virtualKey: 0x2c, isExtended: true }],
  ['Insert', { keysym: 0xff63, virtualKey: 0x2d, isExtended: true }],
  ['Delete', { keysym: 0xffff, virtualKey: 0x2e, isExtended: true }],
  ['ContextMenu', { keysym: 0xff67, virtualKey: 0x5d, isExtended: true }],
  ['ShiftLeft', { keysym: 0xffe1, virtualKey: 0xa0 }],
  ['ShiftRight', { keysym: 0xffe2, virtualKey: 0xa1 }],
  ['ControlLeft', { keysym: 0xffe3, virtualKey: 0xa2 }],
  ['ControlRight', { keysym: 0xffe4, virtualKey: 0xa3, isExtended: true }],
  ['AltLeft', { keysym: 0xffe9, virtualKey: 0xa4 }],
  ['AltRight', { keysym: 0xffea, virtualKey: 0xa5, isExtended: true }],
  ['MetaLeft', { keysym: 0xffeb, virtualKey: 0x5b, isExtended: true }],
  ['MetaRight', { keysym: 0xffec, virtualKey: 0x5c, isExtended: true }],
  ...Array.from({ length: 12 }, (_, index): [string, NamedKey] => [
    `F${index + 1}`,
    { keysym: 0xffbe + index, virtualKey: 0x70 + index },
  ]),
  ...Array.from({ length: 26 }, (_, index): [string, NamedKey] => [
    `Key${String.fromCharCode(65 + index)}`,
    { keysym: 0x61 + index, virtualKey: 0x41 + index },
  ]),
  ...Array.from({ length: 10 }, (_, index): [string, NamedKey] => [
    `Digit${index}`,
    { keysym: 0x30 + index, virtualKey: 0x30 + index },
  ]),
]);

/** A key by its `KeyboardEvent.code`; `undefined` for one that nobody may press from afar. */
export function namedKey(code: string): NamedKey | undefined {
  return keys.get(code);
}
