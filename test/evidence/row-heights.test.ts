import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, RowHeights } from '../../src/evidence/player/row-heights.ts';

/** A font in which each letter is one wide. */
const widthOf = (text: string) => text.length;

describe('a row of the log, whose text wraps', () => {
  it.each([
    ['', 10, 1],
    ['one line', 10, 1],
    ['two lines it is', 10, 2],
    ['exactly 10', 10, 1],
    ['exactly 10 and more', 10, 2],
    ['averylongwordthatis25letters', 10, 3],
    ['a averylongwordthat', 10, 3],
    ['one two three four five', 5, 5],
  ])('“%s” in %i letters a line takes %i', (text, room, lines) => {
    expect(linesOf(text, room, widthOf)).toBe(lines);
  });

  it('is found at every height, though rows are of different heights', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 }), (heights) => {
        const rows = new RowHeights(heights);
        expect(rows.whole).toBe(heights.reduce((sum, one) => sum + one, 0));
        heights.forEach((height, row) => {
          expect(rows.rowAt(rows.topOf(row))).toBe(row);
          expect(rows.rowAt(rows.topOf(row) + height - 1)).toBe(row);
        });
        expect(rows.rowAt(rows.whole)).toBe(heights.length);
        expect(rows.topOf(heights.length + 1)).toBe(rows.whole);
      }),
    );
  });

  it('is in a list that may have none', () => {
    const none = new RowHeights([]);
    expect([none.whole, none.rowAt(0), none.topOf(0)]).toEqual([0, 0, 0]);
  });
});
