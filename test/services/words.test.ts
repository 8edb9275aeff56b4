import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commitmentTo,
  otherPairs,
  wordsOf,
  type WordParts,
} from '../../src/services/words/words.ts';

const parts: WordParts = {
  sessionId: '6f1c7a52-4d0a-4f0e-9a57-0d8f6f0b7a11',
  pairing: 1,
  customerFingerprint: Array(32).fill('AB').join(':'),
  adviserFingerprint: Array(32).fill('CD').join(':'),
  customerNonce: 'c'.repeat(43),
  adviserNonce: 'a'.repeat(43),
};

const changes: readonly Partial<WordParts>[] = [
  { sessionId: '6f1c7a52-4d0a-4f0e-9a57-0d8f6f0b7a12' },
  { pairing: 2 },
  { customerFingerprint: Array(32).fill('AC').join(':') },
  { adviserFingerprint: Array(32).fill('CE').join(':') },
  { customerNonce: 'd'.repeat(43) },
  { adviserNonce: 'b'.repeat(43) },
  // The same characters, parted differently, must not give the same words.
  { customerNonce: 'c'.repeat(42), adviserNonce: `c${'a'.repeat(43)}` },
];

describe('P13 the words', () => {
  it('are the same on both sides, and another pair in the other language', async () => {
    expect(await wordsOf(parts, 'sl')).toEqual(await wordsOf({ ...parts }, 'sl'));
    expect(await wordsOf(parts, 'sl')).not.toEqual(await wordsOf(parts, 'en'));
  });

  it.each(changes)('change with any part of them: %o', async (change) => {
    // Two words can be alike by chance, once in 65,536: these fixed parts are not.
    expect(await wordsOf({ ...parts, ...change }, 'en')).not.toEqual(await wordsOf(parts, 'en'));
  });

  it('are hidden by the commitment until they are opened', async () => {
    const promise = await commitmentTo(parts.customerNonce, parts.customerFingerprint);
    expect(promise).toMatch(/^[\w-]{43}$/);
    expect(await commitmentTo('d'.repeat(43), parts.customerFingerprint)).not.toBe(promise);
    expect(await commitmentTo(parts.customerNonce, parts.adviserFingerprint)).not.toBe(promise);
  });

  it('stand among others that share no word with them or with each other', () => {
    fc.assert(
      fc.property(fc.constantFrom('sl' as const, 'en' as const), (locale) => {
        const right = otherPairs(['', ''], 1, locale)[0] ?? ['', ''];
        const all = [right, ...otherPairs(right, 2, locale)].flat();
        expect(new Set(all).size).toBe(6);
      }),
    );
  });
});
