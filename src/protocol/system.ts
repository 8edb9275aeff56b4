import * as v from 'valibot';
import { sizes } from './limits.ts';

/**
 * What an adviser can be told of a customer's computer. No serial number, name of a person or a device, nor what runs
 * on it is among it, and nothing else can be sent.
 */
export const systemKinds = [
  'system',
  'browser',
  'screens',
  'memory',
  'disk',
  'network',
  'zone',
  'clock',
  'cookies',
  'storage',
  'picture',
  'capture',
] as const;
export type SystemKind = (typeof systemKinds)[number];

/** One thing that is said of the computer, in the same words in every language. */
export interface SystemLine {
  readonly kind: SystemKind;
  readonly value: string;
}

const kinds = v.pipe(
  v.array(v.picklist(systemKinds)),
  v.minLength(1),
  v.check((list) => new Set(list).size === list.length),
);

/** The values, one a line; each is something and has no control character in it. */
const values = v.pipe(
  v.string(),
  v.check((text) => text.isWellFormed() && text.split('\n').every(isValue)),
);

/** What is said of the computer: of which kinds, and for each of them its line in `text` (rule P29). */
export const systemFacts = { kinds, text: values };

/** Takes what is said of the computer apart. */
export function systemLinesIn(
  told: Readonly<{ kinds: readonly SystemKind[]; text: string }>,
): readonly SystemLine[] {
  const texts = told.text.split('\n');
  return told.kinds.map((kind, at) => ({ kind, value: texts[at] ?? '' }));
}

/** Puts together what is said of the computer. */
export function systemFactsOf(lines: readonly SystemLine[]): { kinds: SystemKind[]; text: string } {
  return { kinds: lines.map(({ kind }) => kind), text: lines.map(({ value }) => value).join('\n') };
}

function isValue(value: string): boolean {
  return value !== '' && value.length <= sizes.maxSystemCharacters && !/\p{Cc}/u.test(value);
}
