import { isSame } from '../../../../src/trace/codec.ts';
import type { Plain } from '../../../../src/trace/format.ts';

/** One field of a context, and what became of it in a step. */
export interface ContextRow {
  /** Its name, with dots where it lies inside another. */
  readonly name: string;
  /** What it is now; `undefined` if it is no more. */
  readonly now: Plain | undefined;
  /** What it was; `undefined` if it was not. */
  readonly before: Plain | undefined;
  readonly isChanged: boolean;
}

/** A context's fields beside the ones before. Objects are opened, lists are one field. */
export function contextRows(now: Plain, before: Plain | undefined): ContextRow[] {
  const [fields, old] = [fieldsOf(now), before === undefined ? null : fieldsOf(before)];
  const names = new Set([...fields.keys(), ...(old?.keys() ?? [])]);
  return [...names].map((name) => {
    const [value, was] = [fields.get(name), old?.get(name)];
    return { name, now: value, before: was, isChanged: old !== null && !isSame(value, was) };
  });
}

function fieldsOf(value: Plain, name = ''): Map<string, Plain> {
  const isOpen = typeof value === 'object' && value !== null && !Array.isArray(value);
  const entries: [string, Plain][] = isOpen ? Object.entries(value) : [];
  if (entries.length === 0 || entries.some(([key]) => key.startsWith('$'))) {
    return name === '' ? new Map() : new Map([[name, value]]);
  }
  return new Map(
    entries.flatMap(([key, inner]) => [...fieldsOf(inner, name === '' ? key : `${name}.${key}`)]),
  );
}

/** A value as text, on one line. */
export function plainText(value: Plain | undefined): string {
  return value === undefined ? '—' : JSON.stringify(value);
}
