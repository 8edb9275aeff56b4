import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Canvas } from '../../companion/src/ui/canvas.ts';
import { en } from '../../companion/src/ui/en.ts';
import { Glyphs, type Face } from '../../companion/src/ui/glyphs.ts';
import { sl } from '../../companion/src/ui/sl.ts';
import { fitted } from '../../companion/src/ui/texts.ts';

const file = new URL('../../companion/assets/glyphs.bin.gz', import.meta.url);
const glyphs = new Glyphs(readFileSync(file));
const faces = ['text', 'strong'] as const;
const written = (name: string, face: Face = 'text') => glyphs.written(face, name);

describe.each(faces)('a name in the program’s windows, in the face “%s”', (face) => {
  it.each([
    ['Slovenian', 'Žiga Šček – račun (2).pdf'],
    ['Polish, Turkish and Vietnamese', 'Łódź İğdır Tiếng Việt.odt'],
    ['Greek', 'Λογαριασμός Ἀθῆναι.pdf'],
    ['Cyrillic', 'Рахунок № 7 Њујорк Ґанок.doc'],
    ['Armenian and Georgian', 'հաշիվ ანგარიში.txt'],
    ['punctuation and symbols', '«bill» ‚a‘ “b” … € £ ₴ → ≤ ½ ★ ✓ ☎ ♥.png'],
  ])('is written in its own letters: %s', (_, name) => {
    expect(written(name, face)).toBe(name);
  });

  it('says the code points of what has no letter here', () => {
    expect(written('账单.pdf', face)).toBe('‹U+8D26 U+5355›.pdf');
    expect(written('a😀b', face)).toBe('a‹U+1F600›b');
    expect(written('\ud83d.txt', face)).toBe('‹U+D83D›.txt');
  });

  it('shows a turned direction, and nothing is turned', () => {
    expect(written('photo\u202egpj.exe', face)).toBe('photo‹U+202E›gpj.exe');
    expect(written('a\u2066b\u2069', face)).toBe('a‹U+2066›b‹U+2069›');
    expect(written('חשבון', face)).toMatch(/^‹U\+05D7( U\+05[0-9A-F]{2}){4}›$/);
  });

  it.each([
    ['no width', '\u200b'],
    ['a joiner', '\u200d'],
    ['a soft hyphen', '\u00ad'],
    ['a space that does not break', '\u00a0'],
    ['a wide space', '\u3000'],
    ['the byte order mark', '\ufeff'],
    ['a filler', '\u3164'],
    ['a variation', '\ufe0f'],
    ['a line’s end', '\n'],
    ['a tag', '\u{e0041}'],
  ])('shows what nobody sees: %s', (_, unseen) => {
    expect(written(`bill${unseen}.pdf`, face)).toMatch(/^bill‹U\+[0-9A-F]{4,6}›\.pdf$/);
  });

  it('joins a letter and its own mark, and shows marks that belong to no letter', () => {
    expect(written('rac\u030cun', face)).toBe('račun');
    expect(written('a\u0338\u0338\u0338.txt', face)).toBe('a‹U+0338 U+0338 U+0338›.txt');
  });

  it('shows what looks like a path’s separator or the dot of an ending', () => {
    expect(written('photo\u2024jpg', face)).toBe('photo‹U+2024›jpg');
    expect(written('a\u2044b\u2215c', face)).toBe('a‹U+2044›b‹U+2215›c');
  });

  it('cannot be made to look like one with a code point in it', () => {
    expect(written('‹U+202E›', face)).toBe('‹U+2039›U+202E‹U+203A›');
  });

  it('has no letter that nobody sees, but the space', () => {
    const letters = Array.from({ length: 0x2e00 }, (_, code) => String.fromCodePoint(code)).filter(
      (one) => one !== ' ' && written(one, face) === one,
    );
    expect(letters.length).toBeGreaterThan(2_000);
    for (const letter of letters) {
      const { advance, alpha } = glyphs.glyph(face, letter);
      expect([letter, advance > 0, alpha.some((covered) => covered > 60)]).toEqual([
        letter,
        true,
        true,
      ]);
    }
  });
});

it('a name that is too long keeps its end, and never half a code point', () => {
  const canvas = new Canvas(10, 10, glyphs);
  for (let room = 60; room < 400; room += 7) {
    const shown = written(fitted(canvas, '账单账单账单账单\u202e.pdf', room), 'strong');
    expect(shown).toMatch(/^…(‹(U\+[0-9A-F]{4} ?)+›)?[.pdf]*$|^‹/);
    expect(canvas.widthOf('strong', shown)).toBeGreaterThan(0);
  }
});

it('every text of the program is written in letters, none by code points', () => {
  const texts = (words: unknown): string[] => {
    if (typeof words === 'string') return [words];
    if (typeof words === 'function') return [String((words as (one: number) => unknown)(2))];
    return Object.values(words as object).flatMap(texts);
  };
  const all = [...texts(sl), ...texts(en)];
  expect(all.length).toBeGreaterThan(150);
  for (const text of all) for (const face of faces) expect(written(text, face)).toBe(text);
});
