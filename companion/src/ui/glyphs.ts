import { gunzipSync } from 'node:zlib';
import { palettes, type Palette, type Theme } from './palette.ts';

/** The faces in which the program's windows are written. */
export type Face = 'text' | 'strong' | 'title' | 'large';

/** One letter, drawn: how much of each pixel it covers, and where it stands beside the pen. */
export interface Glyph {
  readonly alpha: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  /** From the base line up to the first row. */
  readonly top: number;
  readonly advance: number;
}

type Placed = readonly [number, number, number, number, number, number];

/** The letters, as `companion/make/make-glyphs.ts` drew them, and the colours in which they are written. */
export class Glyphs {
  readonly #faces: Readonly<Record<Face, Readonly<Record<string, Placed>>>>;
  readonly #pixels: Uint8Array;

  readonly colors: Palette;

  constructor(file: Uint8Array, theme: Theme = 'light') {
    this.colors = palettes[theme];
    const bytes = gunzipSync(file);
    const headLength = bytes.readUInt32LE(0);
    this.#faces = JSON.parse(bytes.toString('utf8', 4, 4 + headLength));
    this.#pixels = bytes.subarray(4 + headLength);
  }

  /** A letter's drawing. */
  glyph(face: Face, character: string): Glyph {
    const placed = this.#faces[face][character];
    if (placed === undefined) throw new Error(`No letter ${character} in ${face}`);
    const [offset, width, height, left, top, advance] = placed;
    const alpha = this.#pixels.subarray(offset, offset + width * height);
    return { alpha, width, height, left, top, advance };
  }

  /**
   * A text in letters that are drawn, as it is to be read from left to right. What has no letter of its own, what is not
   * seen or turns the direction, and a mark that stands above another letter, is said by its code point: `‹U+202E›`. Since
   * these brackets are said so too, no text looks like one with something else in it.
   */
  written(face: Face, text: string): string {
    const drawn = this.#faces[face];
    const isDrawn = (one: string) => one !== '‹' && one !== '›' && Object.hasOwn(drawn, one);
    const said = [...text.normalize('NFC')].map((one) =>
      isDrawn(one) ? one : `‹U+${codePointOf(one)}›`,
    );
    return said.join('').replaceAll('›‹', ' ');
  }

  /** How wide a line of text is, as it is written. */
  widthOf(face: Face, text: string): number {
    const letters = [...this.written(face, text)];
    return letters.reduce((sum, one) => sum + this.glyph(face, one).advance, 0);
  }
}

function codePointOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
