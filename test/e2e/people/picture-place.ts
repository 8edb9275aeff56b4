import type { Box, Canvas } from '../../../companion/src/ui/canvas.ts';
import { colours } from './eye.ts';

/** A picture by its colours alone, three bytes a pixel. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly colours: Buffer;
}

const bytes = 3;

/** A part of what the program draws. */
export function partOf({ pixels, width }: Canvas, box: Box): Picture {
  const rows = Array.from({ length: box.height }, (_, row) => {
    const from = ((box.y + row) * width + box.x) * 4;
    return pixels.subarray(from, from + box.width * 4);
  });
  return { width: box.width, height: box.height, colours: colours(Buffer.concat(rows)) };
}

/** Where in a larger picture this one stands, to the last pixel; `null` where it does not. */
export function placeIn(large: Picture, small: Picture): { x: number; y: number } | null {
  const own = busiestRow(small);
  const wanted = rowOf(small, 0, own, small.width);
  let at = large.colours.indexOf(wanted);
  for (; at !== -1; at = large.colours.indexOf(wanted, at + 1)) {
    const pixel = at / bytes;
    const [x, y] = [pixel % large.width, Math.floor(pixel / large.width) - own];
    if (Number.isInteger(pixel) && isAt(large, small, x, y)) return { x, y };
  }
  return null;
}

function isAt(large: Picture, small: Picture, x: number, y: number): boolean {
  if (y < 0 || x + small.width > large.width || y + small.height > large.height) return false;
  for (let row = 0; row < small.height; row += 1) {
    const seen = rowOf(large, x, y + row, small.width);
    if (!seen.equals(rowOf(small, 0, row, small.width))) return false;
  }
  return true;
}

/** The row that changes most often: where it is found, the rest most likely is too. */
function busiestRow(picture: Picture): number {
  const counts = Array.from({ length: picture.height }, (_, y) => {
    const row = rowOf(picture, 0, y, picture.width);
    let changes = 0;
    for (let at = bytes; at < row.length; at += 1) if (row[at] !== row[at - bytes]) changes += 1;
    return changes;
  });
  return counts.indexOf(Math.max(...counts));
}

function rowOf({ colours: all, width }: Picture, x: number, y: number, count: number): Buffer {
  const from = (y * width + x) * bytes;
  return all.subarray(from, from + count * bytes);
}
