import type { Face, Glyphs } from './glyphs.ts';
import type { Palette } from './palette.ts';

/** Red, green and blue, 0 to 255 each. */
export type Color = readonly [red: number, green: number, blue: number];

/** A rectangle in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture in memory: four bytes a pixel, blue first, as X servers and Windows both take it. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Buffer;
  readonly #glyphs: Glyphs;

  constructor(width: number, height: number, glyphs: Glyphs) {
    this.width = width;
    this.height = height;
    this.pixels = Buffer.alloc(width * height * 4, 255);
    this.#glyphs = glyphs;
    this.fill({ x: 0, y: 0, width, height }, glyphs.colors.paper);
  }

  /** The colours of this desktop. */
  get colors(): Palette {
    return this.#glyphs.colors;
  }

  fill({ x, y, width, height }: Box, [red, green, blue]: Color): void {
    for (let row = Math.max(0, y); row < Math.min(this.height, y + height); row += 1) {
      for (let column = Math.max(0, x); column < Math.min(this.width, x + width); column += 1) {
        const at = (row * this.width + column) * 4;
        this.pixels[at] = blue;
        this.pixels[at + 1] = green;
        this.pixels[at + 2] = red;
      }
    }
  }

  /** A frame inside of a box. */
  frame({ x, y, width, height }: Box, thickness: number, color: Color): void {
    this.fill({ x, y, width, height: thickness }, color);
    this.fill({ x, y: y + height - thickness, width, height: thickness }, color);
    this.fill({ x, y, width: thickness, height }, color);
    this.fill({ x: x + width - thickness, y, width: thickness, height }, color);
  }

  /** A line of text from `x`, on the base line `y`, as {@link Glyphs.written}; answers where the pen is then. */
  text(text: string, face: Face, x: number, y: number, color: Color): number {
    let pen = x;
    for (const character of this.#glyphs.written(face, text)) {
      const glyph = this.#glyphs.glyph(face, character);
      this.#cover(glyph, pen + glyph.left, y - glyph.top, color);
      pen += glyph.advance;
    }
    return pen;
  }

  widthOf(face: Face, text: string): number {
    return this.#glyphs.widthOf(face, text);
  }

  /** Text in lines that fit into `width`, broken between words. */
  lines(text: string, face: Face, width: number): string[] {
    const lines: string[] = [];
    for (const word of text.split(' ')) {
      const last = lines.at(-1);
      const longer = last === undefined ? word : `${last} ${word}`;
      if (last === undefined || this.widthOf(face, longer) > width) lines.push(word);
      else lines[lines.length - 1] = longer;
    }
    return lines;
  }

  #cover(
    { alpha, width, height }: { alpha: Uint8Array; width: number; height: number },
    x: number,
    y: number,
    color: Color,
  ): void {
    for (let row = 0; row < height; row += 1) {
      for (let column = 0; column < width; column += 1) {
        const covered = alpha[row * width + column] ?? 0;
        if (covered > 0) this.#mix(x + column, y + row, covered, color);
      }
    }
  }

  #mix(x: number, y: number, covered: number, [red, green, blue]: Color): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    const at = (y * this.width + x) * 4;
    const blend = (under: number, over: number) =>
      Math.round((under * (255 - covered) + over * covered) / 255);
    this.pixels[at] = blend(this.pixels[at] ?? 0, blue);
    this.pixels[at + 1] = blend(this.pixels[at + 1] ?? 0, green);
    this.pixels[at + 2] = blend(this.pixels[at + 2] ?? 0, red);
  }
}
