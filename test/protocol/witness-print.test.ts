import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsOf, printOf, printedSize, steepnessOf } from '../../src/protocol/witness-print.ts';

const { width, height } = printedSize;

/** A picture by the brightness of each point. */
const picture = (brightness: (x: number, y: number) => number) =>
  Array.from({ length: width * height }, (_, at) => brightness(at % width, Math.floor(at / width)));

describe('P34 the print of a picture', () => {
  it('is 64 bits, each of whether a part is brighter than the one to its right', () => {
    expect(printOf(picture((x) => 255 - x))).toBe('f'.repeat(16));
    expect(printOf(picture((x) => x))).toBe('0'.repeat(16));
    expect(printOf(picture((x, y) => (y < height / 2 ? 255 - x : x)))).toBe('ffffffff00000000');
    const leftIsBright = printOf(picture((x) => (x < width / 9 ? 200 : 10)));
    expect(leftIsBright).toBe('80'.repeat(8));
  });

  it('can be read again bit by bit', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(255), { minLength: 72, maxLength: 72 }), (tones) => {
        const of = picture((x, y) => tones[Math.floor(y / 9) * 9 + Math.floor(x / 16)] ?? 0);
        expect(bitsOf(printOf(of))).toEqual(steepnessOf(of).map((steepness) => steepness > 0));
      }),
    );
  });

  it('stays the same when the whole picture becomes a little darker or flatter', () => {
    const scene = (x: number, y: number) => 128 + 100 * Math.sin(x / 23 + y / 9);
    const print = printOf(picture(scene));
    expect(printOf(picture((x, y) => scene(x, y) * 0.9))).toBe(print);
    expect(printOf(picture((x, y) => scene(x, y) - 7))).toBe(print);
  });
});
