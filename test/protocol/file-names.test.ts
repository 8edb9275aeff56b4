import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFileName, safeFileName } from '../../src/protocol/file-names.ts';

describe('P31 the name of a file', () => {
  const made: readonly (readonly [given: string, made: string])[] = [
    ['račun.pdf', 'račun.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\system32\\a.dll', 'a.dll'],
    ['..', 'datoteka'],
    ['', 'datoteka'],
    ['a\u0000b\nc.txt', 'abc.txt'],
    ['račun\u202efdp.exe', 'računfdp.exe'],
    ['bill\ufe0f\u3164\u034f\u{e0041}.pdf', 'bill.pdf'],
    ['bill\u00a0\u3000\u202f.exe', 'bill   .exe'],
    ['rac\u200b\u030cun.pdf', 'račun.pdf'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['con .txt', '_con .txt'],
    ['com1.pdf', '_com1.pdf'],
    ['a.txt:skrito', 'a.txt_skrito'],
    ['a.txt.', 'a.txt'],
    ['a.txt   ', 'a.txt'],
    ['\u200b.exe', '.exe'],
    ['s\u030c.txt', 'š.txt'],
  ];
  it.each(made)('P31 makes of %j the name %j', (given, name) => {
    expect(safeFileName(given)).toBe(name);
    expect(isFileName(name)).toBe(true);
  });

  it('P31 keeps the ending of a name that is too long, and no half of a character', () => {
    const name = safeFileName(`${'😀'.repeat(200)}.pdf`);
    expect(name.length).toBeLessThanOrEqual(120);
    expect(name.endsWith('😀.pdf')).toBe(true);
    expect(name.isWellFormed()).toBe(true);
  });

  it('P31 makes of anything a name that stays as it is, without a path or what cannot be seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = safeFileName(given);
        expect(safeFileName(name)).toBe(name);
        expect(name).not.toMatch(/[/\\:\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(name).not.toBe('');
      }),
      { numRuns: 2_000 },
    );
  });
});
