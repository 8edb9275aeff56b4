import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { arbitraryOf } from './arbitrary-of.ts';

/** The tables of messages and the bodies of requests, with the checks that stand for `valibot`. */
async function described() {
  const tables = await Promise.all([
    import('../../src/protocol/broker-messages.ts').then((all) => all.brokerMessages),
    import('../../src/protocol/customer-messages.ts').then((all) => all.customerMessages),
    import('../../src/protocol/adviser-messages.ts').then((all) => all.adviserMessages),
    import('../../src/protocol/companion-messages.ts').then((all) => all.companionMessages),
    import('../../src/protocol/http.ts'),
  ]);
  const each = tables.flatMap((table) => Object.entries(table as Record<string, unknown>));
  // A piece's heading is read from headers, by the broker alone.
  return each.filter(
    ([name, value]) =>
      typeof value === 'object' && !Array.isArray(value) && name !== 'pieceHeading',
  );
}

const valibot = await import('valibot');
const known = await described();
vi.resetModules();
vi.doMock('valibot', () => import('../../tools/bundle/small-checks.ts'));
const small = await import('../../tools/bundle/small-checks.ts');
const made = await described();

const pairs = known.map(([name, check], n) => ({
  name,
  known: check as Parameters<typeof arbitraryOf>[0] & Parameters<typeof valibot.safeParse>[0],
  made: made[n]?.[1] as Parameters<typeof small.safeParse>[0],
}));

/** Any value of JSON, often one that comes close to what a field holds. */
const anything = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>('', ' ', '1', 0, 1, -1, 1.5, 2 ** 53, true, null, {}, [], [{}]),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

describe('P3 the checks that a page loads say what those of the broker say', () => {
  it.each(pairs)('P3 $name', ({ known, made }) => {
    let right = 0;
    const agree = (value: unknown) => {
      const expected = valibot.safeParse(known, value);
      const { success, output } = small.safeParse(made, value);
      expect(success).toBe(expected.success);
      if (expected.success) expect(output).toEqual(expected.output);
      if (success) right += 1;
    };
    fc.assert(
      fc.property(arbitraryOf(known), fc.nat(), fc.string(), anything, (sent, at, more, other) => {
        agree(sent);
        agree(other);
        if (typeof sent !== 'object' || sent === null) return;
        const names = [...Object.keys(sent), more];
        const name = names[at % names.length] ?? '';
        agree({ ...sent, [name]: other });
        const { [name]: _, ...fewer } = sent as Record<string, unknown>;
        agree(fewer);
      }),
    );
    expect(right).toBeGreaterThan(0);
  });
});
