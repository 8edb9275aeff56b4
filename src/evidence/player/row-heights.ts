/** How wide a text is in the font of the list. */
export type TextWidth = (text: string) => number;

/** How many lines a text takes, broken between words, and inside of a word that is too long for a line. */
export function linesOf(text: string, room: number, widthOf: TextWidth): number {
  const space = widthOf(' ');
  let lines = 1;
  let pen = 0;
  for (const word of text.split(' ')) {
    const width = widthOf(word);
    if (pen > 0 && pen + space + width > room) {
      lines += 1;
      pen = 0;
    }
    const from = pen === 0 ? 0 : pen + space;
    const more = Math.max(0, Math.ceil((from + width) / room) - 1);
    lines += more;
    pen = from + width - more * room;
  }
  return lines;
}

/** Where each row of a long list is, when rows are of different heights: only those in sight are on the page. */
export class RowHeights {
  readonly #ends: readonly number[];

  constructor(heights: readonly number[]) {
    let end = 0;
    this.#ends = heights.map((height) => (end += height));
  }

  /** How high all of them are. */
  get whole(): number {
    return this.#ends.at(-1) ?? 0;
  }

  /** Where a row begins; after the last one, where that one ends. */
  topOf(row: number): number {
    return this.#ends[Math.min(row, this.#ends.length) - 1] ?? 0;
  }

  /** The row that is at a height. */
  rowAt(height: number): number {
    let [low, high] = [0, this.#ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ends[middle] ?? Infinity) <= height) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
