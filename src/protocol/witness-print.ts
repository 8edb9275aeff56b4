/** A picture is made so small before its print is taken, whatever its own size and shape: every print is of the same pixels. */
export const printedSize = { width: 144, height: 72 } as const;

const columns = 9;
const rows = 8;

/** How many points of brightness a print compares. */
export const printBits = (columns - 1) * rows;

/**
 * By how much each part of a picture is brighter than the part to its right, row by row: what a witness print is made of.
 *
 * The picture is given as the brightness of its points, 0 to 255, in the size of {@link printedSize}. It is a difference
 * hash (N. Krawetz, “Kind of Like That”, 2013): sharpness, scale and colour hardly change it, another content does.
 */
export function steepnessOf(brightness: ArrayLike<number>): number[] {
  const tones = tonesOf(brightness);
  return Array.from({ length: printBits }, (_, bit) => {
    const at = Math.floor(bit / (columns - 1)) * columns + (bit % (columns - 1));
    return (tones[at] ?? 0) - (tones[at + 1] ?? 0);
  });
}

/** A picture's witness print: 64 bits, as 16 hexadecimal digits. From it no text and no face can be seen. */
export function printOf(brightness: ArrayLike<number>): string {
  const bits = steepnessOf(brightness).map((difference) => (difference > 0 ? '1' : '0'));
  return BigInt(`0b${bits.join('')}`)
    .toString(16)
    .padStart(printBits / 4, '0');
}

/** Whether each part was brighter than the one to its right, by a print. */
export function bitsOf(print: string): boolean[] {
  const bits = BigInt(`0x${print}`).toString(2).padStart(printBits, '0');
  return Array.from(bits, (bit) => bit === '1');
}

function tonesOf(brightness: ArrayLike<number>): number[] {
  const { width, height } = printedSize;
  const partWidth = width / columns;
  const partHeight = height / rows;
  const sums = new Array<number>(columns * rows).fill(0);
  for (let at = 0; at < width * height; at += 1) {
    const column = Math.floor((at % width) / partWidth);
    const row = Math.floor(at / width / partHeight);
    const part = row * columns + column;
    sums[part] = (sums[part] ?? 0) + (brightness[at] ?? 0);
  }
  return sums.map((sum) => sum / (partWidth * partHeight));
}
