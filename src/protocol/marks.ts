import * as v from 'valibot';
import { sizes } from './limits.ts';

/** A place on the shown picture: 0 is its left or upper edge, 1 its right or lower one. */
const place = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/**
 * One thing that an adviser points at: the arrow is there, or is away; or a line has come so far. It is only drawn over
 * the page, and nothing can be clicked, typed or read by it.
 */
export const mark = v.variant('kind', [
  v.strictObject({ kind: v.literal('arrow'), x: place, y: place }),
  v.strictObject({ kind: v.literal('away') }),
  v.strictObject({
    kind: v.literal('line'),
    /** Points of the same line are joined. */
    line: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    x: place,
    y: place,
  }),
]);
export type Mark = v.InferOutput<typeof mark>;

/** What an adviser points at since the last such message, in order. */
export const marks = v.pipe(v.array(mark), v.minLength(1), v.maxLength(sizes.maxMarks));
