import * as v from 'valibot';
import { sizes } from './limits.ts';

/** A place on the shown monitor: 0 is its left or upper edge, 1 its right or lower one. */
const place = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** The buttons of a mouse that an adviser can press. */
export const pointerButtons = ['left', 'middle', 'right'] as const;

/** Turns of a wheel in notches; down and right are positive. */
const notches = v.pipe(v.number(), v.safeInteger(), v.minValue(-20), v.maxValue(20));

/** What people type: something, well formed, without control characters. Keys that write nothing travel by name. */
const typedText = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(sizes.maxTypedCharacters),
  v.check((text) => text.isWellFormed() && !/\p{Cc}/u.test(text)),
);

/**
 * One thing that the adviser's hand does. Characters travel as text, since the two people's keyboards differ; other
 * keys, and letters together with Ctrl, Alt or Meta, by `KeyboardEvent.code`.
 */
export const input = v.variant('kind', [
  v.strictObject({ kind: v.literal('move'), x: place, y: place }),
  v.strictObject({
    kind: v.literal('button'),
    button: v.picklist(pointerButtons),
    isDown: v.boolean(),
    x: place,
    y: place,
  }),
  v.strictObject({ kind: v.literal('wheel'), x: place, y: place, across: notches, down: notches }),
  v.strictObject({
    kind: v.literal('key'),
    code: v.pipe(v.string(), v.regex(/^[A-Z][A-Za-z0-9]{1,23}$/)),
    isDown: v.boolean(),
  }),
  v.strictObject({ kind: v.literal('text'), text: typedText }),
]);
export type Input = v.InferOutput<typeof input>;
export type PointerButton = (typeof pointerButtons)[number];
