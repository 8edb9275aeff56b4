import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTypedNumber } from '../../src/protocol/session-number.ts';

describe('a session number as people type it', () => {
  it.each([
    '12345678',
    '1234 5678',
    ' 1234-5678\n',
    '12 34 56 78',
    '1234\u00a05678',
    '1234\u20135678',
    '1234.5678',
    '\u200b12345678\ufeff',
    '1\u00ad2345678',
  ])('%j is read', (text) => {
    expect(readTypedNumber(text)).toEqual({ digits: '12345678' });
  });

  it.each([
    ['', 'empty'],
    ['  \n', 'empty'],
    ['--', 'empty'],
    ['1234567', 'tooShort'],
    ['1', 'tooShort'],
    ['123456789', 'tooLong'],
    ['1234 5678 9', 'tooLong'],
    ['1234567a', 'notDigits'],
    ['1234567O', 'notDigits'],
    ['１２３４５６７８', 'notDigits'],
    ['١٢٣٤٥٦٧٨', 'notDigits'],
    ['🔢1234567', 'notDigits'],
    ['+1234567', 'notDigits'],
    ['1e7', 'notDigits'],
    ['0x123456', 'notDigits'],
  ] as const)('%j is %s', (text, problem) => {
    expect(readTypedNumber(text)).toEqual({ problem });
  });

  it('zeros at its head are kept', () => {
    expect(readTypedNumber('0000 0007')).toEqual({ digits: '00000007' });
  });

  it('whatever is typed, it is eight digits or a problem', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const typed = readTypedNumber(text);
        if ('digits' in typed) expect(typed.digits).toMatch(/^[0-9]{8}$/);
        else expect(['empty', 'notDigits', 'tooShort', 'tooLong']).toContain(typed.problem);
      }),
    );
  });
});
