import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFileName } from '../../src/protocol/file-names.ts';
import { readFolderList, writeFolderList } from '../../src/protocol/folder-list.ts';
import { sizes } from '../../src/protocol/limits.ts';

describe('P38 the list of a folder', () => {
  it('P38 says paths and sizes, and is read as it was written', () => {
    const files = [
      { path: ['račun.pdf'], bytes: 0 },
      { path: ['november', '絵文字 😀.png'], bytes: 12_345_678_901 },
    ];
    const { text, files: count } = writeFolderList({ name: 'Računi', files });
    expect(count).toBe(2);
    expect(readFolderList(text)).toEqual({ name: 'Računi', files });
  });

  it('P38 has nothing in it that is not seen, whatever names a disk has', () => {
    const name = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a\nb', 'a\t1', '..', ''));
    const file = fc.record({
      path: fc.array(name, { minLength: 1, maxLength: sizes.maxFolderDepth }),
      bytes: fc.nat(),
    });
    fc.assert(
      fc.property(name, fc.array(file, { minLength: 1, maxLength: 20 }), (folder, files) => {
        const { text, files: count } = writeFolderList({ name: folder, files });
        const list = readFolderList(text);
        expect(list?.files.map(({ bytes }) => bytes)).toEqual(files.map(({ bytes }) => bytes));
        expect(count).toBe(files.length);
        for (const { path } of list?.files ?? []) expect(path.every(isFileName)).toBe(true);
      }),
    );
  });

  it('P38 holds as many files as a message does, and says how many', () => {
    const files = Array.from({ length: 600 }, () => ({ path: ['a.txt'], bytes: 1 }));
    expect(writeFolderList({ name: 'a', files }).files).toBe(sizes.maxFolderFiles);
    const long = files.map(({ bytes }) => ({ path: ['č'.repeat(100)], bytes }));
    const { text, files: count } = writeFolderList({ name: 'a', files: long });
    expect(count).toBeLessThan(200);
    expect(readFolderList(text)?.files).toHaveLength(count);
    expect(text.length).toBeLessThanOrEqual(sizes.maxFolderCharacters);
    const frame = JSON.stringify({ text: text.replaceAll('č', '絵') });
    expect(new TextEncoder().encode(frame).length).toBeLessThan(sizes.maxFrameBytes - 1_000);
  });

  it.each(['', '\n1\ta', 'a\n1 a', 'a\n-1\ta', 'a\n01\ta', 'a\n1\t../a', 'a\n1\t/a', 'a\n1\ta/'])(
    'P38 is no list: %j',
    (text) => {
      expect(readFolderList(text)).toBeNull();
    },
  );

  it.each(['a\n1\tb\u202etxt.exe', 'a\u200b\n1\tb', 'a\n1\ta\\b', 'a\n1\tnul'])(
    'P38 is no list, since a name in it is none: %j',
    (text) => {
      expect(readFolderList(text)).toBeNull();
    },
  );
});
