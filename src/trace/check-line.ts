import { traceVersion, type Plain, type PlainObject, type TraceLine } from './format.ts';

/** How deep a line may be nested: ours are six deep. */
const maxDepth = 32;

type Check = (value: Plain | undefined) => boolean;

const text: Check = (value) => typeof value === 'string';
const moment: Check = (value) => typeof value === 'number' && value >= 0;
const count: Check = (value) => Number.isSafeInteger(value) && moment(value);
const texts: Check = (value) => Array.isArray(value) && value.every(text);
const something: Check = (value) => value !== undefined;
const event: Check = (value) => isObject(value) && text(value['type']);
const succession: Check = (value) =>
  isObject(value) && ['body', 'oldSignature', 'newSignature'].every((field) => text(value[field]));
const oneOf =
  (...values: Plain[]): Check =>
  (value) =>
    value !== undefined && values.includes(value);

const fieldsOfKind = new Map<string, Readonly<Record<string, Check>>>([
  [
    'head',
    {
      v: count,
      app: oneOf('remote-help'),
      build: text,
      machine: text,
      hash: (value) => typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value),
      xstate: text,
      started: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
      input: something,
    },
  ],
  [
    'step',
    {
      i: count,
      t: moment,
      src: text,
      ev: event,
      value: (value) => text(value) || isObject(value),
      status: oneOf('active', 'done', 'error', 'stopped'),
      ctx: something,
      tags: texts,
      tr: texts,
      acts: texts,
      kids: texts,
    },
  ],
  ['emit', { t: moment, ev: event }],
  ['error', { t: moment, error: something }],
  ['mark', { t: moment, text }],
  ['gap', { dropped: count }],
  [
    'row',
    {
      t: moment,
      seq: count,
      at: moment,
      who: text,
      type: text,
      id: (value) => value === null || text(value),
      body: text,
      previous: text,
      hash: text,
    },
  ],
  ['text', { seq: count, text }],
  [
    'log',
    {
      bank: text,
      session: text,
      reference: text,
      rows: count,
      exported: text,
      key: text,
      // A log from before keys could be changed says nothing of any.
      keys: (value) => value === undefined || (Array.isArray(value) && value.every(succession)),
      head: (value) => value === null || isObject(value),
    },
  ],
]);

/** The line that a text holds, or what is wrong with it in a few words. */
export function checkLine(json: string): { line: TraceLine } | { problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { problem: 'is not JSON' };
  }
  const problem = problemOf(value);
  return problem === null ? { line: value as TraceLine } : { problem };
}

/** What is wrong with a line, in a few words; nothing if it is one. */
export function problemOf(value: unknown): string | null {
  if (!isObject(value)) return 'is not an object';
  const unsafe = unsafeIn(value);
  if (unsafe !== null) return unsafe;
  const kind = value['k'];
  if (typeof kind !== 'string') return 'has no kind `k`';
  if (kind === 'head' && value['v'] !== traceVersion) {
    return `is of version ${JSON.stringify(value['v'])}; only ${String(traceVersion)} is known`;
  }
  const fields = Object.entries(fieldsOfKind.get(kind) ?? {});
  const wrong = fields.find(([field, check]) => !check(value[field]));
  return wrong === undefined ? null : `is a ${kind} whose \`${wrong[0]}\` is missing or wrong`;
}

/** What in a value could change an object that is made from it, or is too deep to look at; nothing if it is harmless. */
export function unsafeIn(value: unknown, depth = 0): string | null {
  if (typeof value !== 'object' || value === null) return null;
  if (depth > maxDepth) return `is nested more than ${String(maxDepth)} deep`;
  for (const [key, inner] of Object.entries(value)) {
    if (['__proto__', 'constructor', 'prototype'].includes(key)) return `has a key \`${key}\``;
    const unsafe = unsafeIn(inner, depth + 1);
    if (unsafe !== null) return unsafe;
  }
  return null;
}

/** Whether a value is an object with fields. */
export function isObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
