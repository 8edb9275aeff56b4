import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromPlain, isSame, toPlain } from '../../src/trace/codec.ts';
import { machineHash } from '../../src/trace/machine-hash.ts';
import { sha256 } from '../../src/trace/sha-256.ts';
import { sessionMachine } from '../../src/machines/session.machine.ts';
import { createMachine } from 'xstate';

const throughJson = (value: unknown) => fromPlain(JSON.parse(JSON.stringify(toPlain(value, 1))));

describe('what JSON would lose', () => {
  it.each([undefined, NaN, Infinity, -Infinity, null, 0, '', 'text', true])('keeps %s', (value) => {
    expect(throughJson(value)).toBe(value);
  });

  it("keeps an error's name and reason, and leaves its message out", () => {
    const error = Object.assign(new TypeError('quotes 12345678'), { reason: 'signIn.needed' });
    expect(JSON.stringify(toPlain(error, 1))).toBe(
      '{"$error":"TypeError","reason":"signIn.needed"}',
    );
    expect(throughJson(error)).toBeInstanceOf(Error);
    expect(throughJson(error)).toMatchObject({ name: 'TypeError', reason: 'signIn.needed' });
  });

  it('makes no object that is anything but data', () => {
    const made = fromPlain(JSON.parse('{"__proto__":{"isAdmin":true},"a":[{"$was":"string"}]}'));
    expect((made as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
  });
});

describe('whether two values say the same', () => {
  it('is so for copies, whatever the order of their fields', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const turned = JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
          typeof inner === 'object' && inner !== null && !Array.isArray(inner)
            ? Object.fromEntries(Object.entries(inner).reverse())
            : inner,
        ) as never;
        expect(isSame(JSON.parse(JSON.stringify(value)) as never, turned)).toBe(true);
        expect(isSame({ value } as never, { value: [value] } as never)).toBe(false);
      }),
    );
  });
});

describe("a statechart's hash", () => {
  it('is SHA-256, as everybody computes it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
      }),
    );
  });

  it('is the same with other services, and another one with another arrow, tag, guard or delay', () => {
    expect(machineHash(sessionMachine)).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(machineHash(sessionMachine.provide({ actions: { writeNotice: () => undefined } }))).toBe(
      machineHash(sessionMachine),
    );
    const of = (a: object, delays = {}) =>
      machineHash(createMachine({ id: 'm', initial: 'a', states: { a, b: {} } }, { delays }));
    const hashes = [
      of({}),
      of({ tags: 'x' }),
      of({ on: { e: 'b' } }),
      of({ on: { e: { target: 'b', guard: 'g' } } }),
      of({ on: { e: { target: 'b', guard: { type: 'g', params: { a: 1 } } } } }),
      of({ on: { e: { target: 'b', actions: 'x' } } }),
      of({ after: { time: 'b' } }, { time: 1 }),
      of({ after: { time: 'b' } }, { time: 2 }),
      of({ always: { target: 'b', guard: 'g' } }),
      of({ entry: 'x' }),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
