import { gunzipSync } from 'node:zlib';

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

/** The letters, as `companion/make/make-glyphs.ts` drew them. */
export class Glyphs {
  readonly #faces: Readonly<Record<Face, Readonly<Record<string, Placed>>>>;
  readonly #pixels: Uint8Array;

  constructor(file: Uint8Array) {
    const bytes = gunzipSync(file);
    const headLength = bytes.readUInt32LE(0);
    this.#faces = JSON.parse(bytes.toString('utf8', 4, 4 + headLength));
    this.#pixels = bytes.subarray(4 + headLength);
  }

  /** A letter's drawing; a question mark for one that nobody drew. */
  glyph(face: Face, character: string): Glyph {
    const placed = this.#faces[face][character] ?? this.#faces[face]['?'];
    if (placed === undefined) throw new Error(`No letter ${character} in ${face}`);
    const [offset, width, height, left, top, advance] = placed;
    const alpha = this.#pixels.subarray(offset, offset + width * height);
    return { alpha, width, height, left, top, advance };
  }

  /** How wide a line of text is. */
  widthOf(face: Face, text: string): number {
    return [...text].reduce((sum, one) => sum + this.glyph(face, one).advance, 0);
  }
}
