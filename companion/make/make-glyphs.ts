/**
 * Draws the letters of the program's windows once, with a browser: `node companion/make/make-glyphs.ts`.
 *
 * X servers of today have no fonts of their own, and a font's own drawing would be a large dependency. The letters
 * are DejaVu Sans, which may be used and embedded freely.
 */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

interface Face {
  readonly font: string;
  readonly characters: string;
}

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));
const latin = [...range(0x20, 0x7e), ...range(0xa0, 0x17f), ...'–—‘’‚“”„…•×«»€·'].join('');
const faces: Readonly<Record<string, Face>> = {
  text: { font: '400 15px "DejaVu Sans"', characters: latin },
  strong: { font: '700 15px "DejaVu Sans"', characters: latin },
  title: { font: '700 20px "DejaVu Sans"', characters: latin },
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
    const alpha = Array.from({ length: width * height }, (_, index) => data[index * 4 + 3] ?? 0);
    const glyph = [offset, width, height, left, top, Math.round(measured.width)];
    pixels.push(alpha);
    offset += alpha.length;
    return glyph;
  };
  const made = Object.entries(wanted).map(([name, { font, characters }]) => {
    context.font = font;
    const glyphs = Object.fromEntries([...characters].map((one) => [one, glyphOf(one)]));
    return [name, glyphs] as const;
  });
  return { faces: Object.fromEntries(made), pixels };
}
