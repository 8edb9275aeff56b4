/**
 * Draws the letters of the program's windows once, with a browser: `node companion/make/make-glyphs.ts`.
 *
 * X servers of today have no fonts of their own, and a font's own drawing would be a large dependency. The letters
 * are DejaVu Sans, which may be used and embedded freely; which ones it has, fontconfig says.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { isDrawable } from './drawable.ts';

interface Face {
  readonly font: string;
  readonly characters: string;
}

/** What a weight of the font has of all that may be drawn. */
function charactersOf(weight: 'regular' | 'bold'): readonly string[] {
  const pattern = `DejaVu Sans:style=${weight === 'bold' ? 'Bold' : 'Book'}`;
  const [family, ...ranges] = execFileSync('fc-match', ['--format=%{family} %{charset}', pattern])
    .toString()
    .replace('DejaVu Sans', 'DejaVuSans')
    .split(' ');
  if (family !== 'DejaVuSans') throw new Error('DejaVu Sans is not installed');
  const has = ranges.flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map((end) => Number.parseInt(end, 16));
    return Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at));
  });
  return has.filter(isDrawable);
}

const strong = charactersOf('bold');
/** A bank's name and a heading: letters and what stands between them. */
const title = strong.filter((one) => /[\p{L}\x20-\xff‐-›€]/u.test(one));
const faces: Readonly<Record<string, Face>> = {
  text: { font: '400 15px "DejaVu Sans"', characters: charactersOf('regular').join('') },
  strong: { font: '700 15px "DejaVu Sans"', characters: strong.join('') },
  title: { font: '700 20px "DejaVu Sans"', characters: title.join('') },
  large: { font: '700 44px "DejaVu Sans"', characters: '0123456789' },
};

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--font-render-hinting=full', '--disable-lcd-text'],
});
const page = await browser.newPage();
const drawn = await page.evaluate(draw, faces);
await browser.close();

const pixels = Buffer.concat(drawn.pixels.map((alpha) => Buffer.from(alpha)));
const head = Buffer.from(JSON.stringify(drawn.faces));
const length = Buffer.alloc(4);
length.writeUInt32LE(head.length);
const file = new URL('../assets/glyphs.bin.gz', import.meta.url);
writeFileSync(file, gzipSync(Buffer.concat([length, head, pixels]), { level: 9 }));

/** In the browser: each glyph's place, size, advance and coverage. */
function draw(wanted: Readonly<Record<string, Face>>) {
  const pixels: number[][] = [];
  let offset = 0;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 96;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser cannot draw');
  const glyphOf = (character: string) => {
    const measured = context.measureText(character);
    const left = Math.floor(-measured.actualBoundingBoxLeft) - 1;
    const top = Math.ceil(measured.actualBoundingBoxAscent) + 1;
    const width = Math.ceil(measured.actualBoundingBoxRight) + 1 - left;
    const height = Math.ceil(measured.actualBoundingBoxDescent) + 1 + top;
    context.clearRect(0, 0, 96, 96);
    context.fillText(character, -left, top);
    const { data } = context.getImageData(0, 0, width, height);
    // 16 steps of coverage look like 256, and are half as large when they are packed.
    const step = (covered = 0) => Math.round(covered / 17) * 17;
    const alpha = Array.from({ length: width * height }, (_, index) => step(data[index * 4 + 3]));
    // A letter that nobody sees is none, whatever the font says.
    if (character !== ' ' && !alpha.some((covered) => covered > 60)) return null;
    const glyph = [offset, width, height, left, top, Math.round(measured.width)];
    pixels.push(alpha);
    offset += alpha.length;
    return glyph;
  };
  const made = Object.entries(wanted).map(([name, { font, characters }]) => {
    context.font = font;
    const glyphs = [...characters].map((one) => [one, glyphOf(one)] as const);
    return [name, Object.fromEntries(glyphs.filter(([, glyph]) => glyph !== null))] as const;
  });
  return { faces: Object.fromEntries(made), pixels };
}
