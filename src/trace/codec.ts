import type { Facts, MachineFacts } from './facts.ts';
import type { Plain, PlainEvent, PlainObject } from './format.ts';

/**
 * A value as a trace holds it: what `facts` lists, and of everything else its type and length only.
 *
 * What JSON would lose is written out: `undefined` as `{"$undef":1}`, a number like `NaN` as `{"$num":"NaN"}`, an
 * error as `{"$error":name,"reason":…}`. An error's message may quote what somebody typed, so it is left out.
 */
export function toPlain(value: unknown, facts: Facts | undefined): Plain {
  if (value === undefined) return { $undef: 1 };
  if (facts === undefined) return withheld(value);
  if (value === null) return null;
  if (value instanceof Error) return facts === 1 ? plainError(value) : withheld(value);
  if (typeof value !== 'object') return facts === 1 ? plainPrimitive(value) : withheld(value);
  if (facts === 1) return withheld(value);
  if (isList(facts)) {
    return Array.isArray(value) ? value.map((item) => toPlain(item, facts[0])) : withheld(value);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      toPlain(item, Object.hasOwn(facts, key) ? facts[key] : undefined),
    ]),
  );
}

/** An event as a trace holds it. */
export function toPlainEvent(event: { readonly type: string }, facts: MachineFacts): PlainEvent {
  const { type } = event;
  const own = Object.hasOwn(facts.events, type) ? facts.events[type] : undefined;
  // What XState itself writes into its events, which no person and no peer can raise.
  const fields = type.startsWith('xstate.') ? { actorId: 1 as const, error: 1 as const } : {};
  return toPlain(event, { type: 1, input: facts.input, ...fields, ...own }) as PlainEvent;
}

/** The value that {@link toPlain} wrote. What was withheld stays as it stands in the trace. */
export function fromPlain(plain: Plain): unknown {
  if (typeof plain !== 'object' || plain === null) return plain;
  if (Array.isArray(plain)) return plain.map(fromPlain);
  const { $undef, $num, $error, reason } = plain as PlainObject;
  if ($undef !== undefined) return undefined;
  if ($num !== undefined) return Number($num);
  if (typeof $error === 'string') {
    const error = Object.assign(new Error($error), { name: $error });
    return reason === undefined ? error : Object.assign(error, { reason });
  }
  return Object.fromEntries(Object.entries(plain).map(([key, item]) => [key, fromPlain(item)]));
}

/** Whether two values of a trace say the same. The order of an object's fields says nothing. */
export function isSame(one: Plain | undefined, other: Plain | undefined): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) {
    return false;
  }
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
}

function plainPrimitive(value: unknown): Plain {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value !== 'number') return withheld(value);
  return Number.isFinite(value) ? value : { $num: String(value) };
}

function plainError(error: Error): Plain {
  const { name } = error;
  return 'reason' in error && typeof error.reason === 'string'
    ? { $error: name, reason: error.reason }
    : { $error: name };
}

function withheld(value: unknown): Plain {
  const isSized = typeof value === 'string' || Array.isArray(value);
  return isSized ? { $was: typeof value, length: value.length } : { $was: typeof value };
}

function isList(facts: Facts): facts is readonly [Facts] {
  return Array.isArray(facts);
}

function isObject(value: Plain | undefined): value is PlainObject {
  return typeof value === 'object' && value !== null;
}
