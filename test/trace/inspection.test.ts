import { expect, it } from 'vitest';
import { readInspectorMessage, readPageMessage } from '../../src/trace/inspection.ts';

const line = { k: 'mark', t: 1, text: 'here' };

it.each([
  { v: 1, kind: 'hello' },
  { v: 1, kind: 'send', page: 'p', event: { type: 'customer.ended' } },
  { v: 1, kind: 'replay', page: 'p', lines: [line] },
  { v: 1, kind: 'jump', page: 'p', i: 3 },
  { v: 1, kind: 'leave', page: 'p' },
  { v: 1, kind: 'mark', page: 'p', text: 'here' },
])('a page understands an inspector that says %j', (message) => {
  expect(readInspectorMessage(message)).toEqual(message);
});

it.each([
  null,
  'hello',
  { v: 2, kind: 'hello' },
  { v: 1, kind: 'leave' },
  { v: 1, kind: 'send', page: 'p', event: 'customer.ended' },
  { v: 1, kind: 'send', page: 'p', event: JSON.parse('{"type":"a","__proto__":{"x":1}}') },
  { v: 1, kind: 'replay', page: 'p', lines: [{ k: 'step' }] },
  { v: 1, kind: 'replay', page: 'p', lines: Array(20_001).fill(line) },
  { v: 1, kind: 'jump', page: 'p', i: -1 },
  { v: 1, kind: 'mark', page: 'p', text: 'x'.repeat(501) },
  { v: 1, kind: 'eval', page: 'p' },
])('a page does not listen to %.80j', (message) => {
  expect(readInspectorMessage(message)).toBeUndefined();
});

it.each([
  { v: 1, kind: 'trace', page: 'p', lines: [line], canControl: false },
  { v: 1, kind: 'line', page: 'p', line },
  { v: 1, kind: 'replaying', page: 'p', i: 0, last: 4 },
  { v: 1, kind: 'refused', page: 'p', why: 'event.notAllowed' },
  { v: 1, kind: 'gone', page: 'p' },
])('an inspector understands a page that says %j', (message) => {
  expect(readPageMessage(message)).toBe(message);
});

it.each([undefined, { v: 1, kind: 'gone' }, { v: 1, kind: 'line', page: 'p', line: { k: 1 } }])(
  'an inspector does not listen to %j',
  (message) => expect(readPageMessage(message)).toBeUndefined(),
);
