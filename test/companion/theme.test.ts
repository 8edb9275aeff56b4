import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Color } from '../../companion/src/ui/canvas.ts';
import { startScene } from '../../companion/src/ui/start-scene.ts';
import { Glyphs } from '../../companion/src/ui/glyphs.ts';
import { palettes, type Palette, type Theme } from '../../companion/src/ui/palette.ts';
import { en } from '../../companion/src/ui/en.ts';
import {
  darkInFile,
  darkInName,
  darkInSettings,
  readSettings,
} from '../../companion/src/x11/desktop-theme.ts';

const themes = Object.keys(palettes) as Theme[];

/** How much two colours differ in light: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: Color, other: Color): number {
  const light = (color: Color) => {
    const [red = 0, green = 0, blue = 0] = color.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark = 0, bright = 0] = [light(one), light(other)].toSorted((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

/** What is written on what. */
const written: readonly (readonly [keyof Palette, keyof Palette])[] = [
  ['ink', 'paper'],
  ['soft', 'paper'],
  ['danger', 'paper'],
  ['ink', 'quiet'],
  ['soft', 'quiet'],
  ['onBank', 'bank'],
  ['onEnding', 'ending'],
  ['onBar', 'shared'],
  ['onBar', 'controlled'],
];
/** What shows where something is. */
const drawn: readonly (readonly [keyof Palette, keyof Palette])[] = [
  ['line', 'paper'],
  ['bank', 'paper'],
  ['bank', 'quiet'],
  ['focus', 'paper'],
  ['focus', 'quiet'],
  ['ink', 'paper'],
  ['ending', 'shared'],
  ['ending', 'controlled'],
];

describe.each(themes)('the program’s windows on a desktop that is %s', (theme) => {
  const palette = palettes[theme];

  it.each(written)('%s on %s can be read', (ink, under) => {
    expect(contrast(palette[ink], palette[under])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(drawn)('%s on %s is seen', (ink, under) => {
    expect(contrast(palette[ink], palette[under])).toBeGreaterThanOrEqual(3);
  });

  it('the bar has its own two colours, which nothing else has', () => {
    const { shared, controlled, ...others } = palette;
    expect([shared, controlled]).toEqual([palettes.light.shared, palettes.light.controlled]);
    expect(Object.values(others)).not.toContainEqual(shared);
    expect(Object.values(others)).not.toContainEqual(controlled);
  });

  it('a window is drawn on its own paper', () => {
    const file = new URL('../../companion/assets/glyphs.bin.gz', import.meta.url);
    const glyphs = new Glyphs(readFileSync(file), theme);
    const { canvas } = startScene(glyphs, en, 'Lipova banka', { step: 'connecting' });
    const last = canvas.pixels.subarray(-4, -1);
    expect([...last].reverse()).toEqual(palette.paper);
  });
});

/** A property as a settings daemon writes it. */
function property(settings: readonly (readonly [string, number | string])[]): Buffer {
  const number = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32LE(value);
    return bytes;
  };
  const text = (value: string) => Buffer.from(value.padEnd(Math.ceil(value.length / 4) * 4, '\0'));
  const one = ([name, value]: readonly [string, number | string]) => [
    Buffer.from([typeof value === 'number' ? 0 : 1, 0, name.length, 0]),
    ...[text(name), number(7)],
    ...(typeof value === 'number' ? [number(value)] : [number(value.length), text(value)]),
  ];
  return Buffer.concat([number(0), number(1), number(settings.length), ...settings.flatMap(one)]);
}

describe('a desktop of Linux', () => {
  it.each([
    ['Adwaita-dark', true],
    ['Adwaita:dark', true],
    ['Yaru-blue-dark', true],
    ['Mint-Y-Dark-Aqua', true],
    ['Adwaita', false],
    ['Darkroom', false],
    ['HighContrastInverse', true],
    ['', null],
  ])('says by the theme’s name “%s” whether it is dark: %s', (name, isDark) => {
    expect(darkInName(name)).toBe(isDark);
  });

  it('says it in its settings, which are read in the order of bytes that they have', () => {
    const settings = readSettings(
      property([
        ['Xft/DPI', 98_304],
        ['Net/ThemeName', 'Adwaita-dark'],
        ['Gtk/CursorThemeSize', 24],
      ]),
    );
    expect([...settings]).toEqual([
      ['Xft/DPI', 98_304],
      ['Net/ThemeName', 'Adwaita-dark'],
      ['Gtk/CursorThemeSize', 24],
    ]);
    expect(darkInSettings(settings)).toBe(true);
    expect(darkInSettings(new Map([['Gtk/ApplicationPreferDarkTheme', 1]]))).toBe(true);
    expect(darkInSettings(new Map([['Net/ThemeName', 'Adwaita']]))).toBe(false);
    expect(darkInSettings(new Map())).toBeNull();
  });

  it('may have settings that are cut anywhere: what is not whole is left out', () => {
    const whole = property([
      ['Gtk/ApplicationPreferDarkTheme', 0],
      ['Net/ThemeName', 'Adwaita'],
    ]);
    for (let length = 0; length <= whole.length; length += 1) {
      expect(darkInSettings(readSettings(whole.subarray(0, length)))).not.toBe(true);
    }
  });

  it('says it in the file of GTK', () => {
    expect(darkInFile('[Settings]\ngtk-application-prefer-dark-theme = 1\n')).toBe(true);
    expect(darkInFile('gtk-application-prefer-dark-theme=0\ngtk-theme-name=Arc-Dark')).toBe(true);
    expect(darkInFile('gtk-theme-name = Adwaita \n')).toBe(false);
    expect(darkInFile('')).toBeNull();
  });
});
