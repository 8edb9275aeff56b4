import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listTree, openInTree, type TreeFile } from '../../companion/src/files/folder-tree.ts';
import { FolderError, type OpenFolder } from '../../companion/src/files/folder.ts';
import { linuxFiles } from '../../companion/src/x11/linux-files.ts';

const secret = 'nobody may read this';
let place: string;
let folder: OpenFolder;

const at = (...names: string[]) => join(place, 'picked', ...names);
const write = (names: string[], content: string) => {
  mkdirSync(at(...names.slice(0, -1)), { recursive: true });
  writeFileSync(at(...names), content);
};
const paths = () => listTree(folder).files.map(({ path }) => path.join('/'));
const deep: TreeFile = { path: ['one', 'two', 'deep.txt'], bytes: 4 };

describe.runIf(process.platform === 'linux')('P38 a folder with folders in it', () => {
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'remote-help-tree-'));
    mkdirSync(join(place, 'outside', 'two'), { recursive: true });
    writeFileSync(join(place, 'outside', 'two', 'deep.txt'), 'else');
    writeFileSync(join(place, 'outside', 'secret.txt'), secret);
    write(['bill 10.txt'], 'ten');
    write(['bill 9.txt'], 'nine');
    write(['one', 'two', 'deep.txt'], 'deep');
    folder = linuxFiles.open(at());
  });
  afterEach(() => {
    folder.close();
    rmSync(place, { recursive: true });
  });

  it('P38 is listed with what is in it and below, by path and size', async () => {
    expect(listTree(folder)).toEqual({
      files: [{ path: ['bill 9.txt'], bytes: 4 }, { path: ['bill 10.txt'], bytes: 3 }, deep],
      isCut: false,
    });
    const file = openInTree(folder, deep);
    expect(Buffer.from(await file.arrayBuffer()).toString()).toBe('deep');
    file.close();
  });

  it('P38 has no links, no second names and nothing hidden in its list, at any depth', () => {
    symlinkSync(join(place, 'outside'), at('one', 'linked'));
    symlinkSync('..', at('one', 'two', 'up'));
    symlinkSync(join(place, 'outside', 'secret.txt'), at('one', 'two', 'link.txt'));
    linkSync(join(place, 'outside', 'secret.txt'), at('one', 'two', 'hard.txt'));
    write(['.hidden', 'secret.txt'], secret);
    write(['one', '.secret.txt'], secret);
    expect(paths()).toEqual(['bill 9.txt', 'bill 10.txt', 'one/two/deep.txt']);
  });

  it('P38 gives nothing through a folder that became a link between list and fetch', () => {
    expect(paths()).toContain('one/two/deep.txt');
    renameSync(at('one'), join(place, 'one'));
    symlinkSync(join(place, 'outside'), at('one'));
    expect(() => openInTree(folder, deep)).toThrow(FolderError);
  });

  it('P38 gives nothing through a folder further down that became a link', () => {
    renameSync(at('one', 'two'), join(place, 'two'));
    symlinkSync(join(place, 'outside', 'two'), at('one', 'two'));
    expect(() => openInTree(folder, deep)).toThrow(FolderError);
  });

  it('P38 gives no file that became a link, a folder or another size', () => {
    rmSync(at('one', 'two', 'deep.txt'));
    expect(() => openInTree(folder, deep)).toThrow(FolderError);
    symlinkSync(join(place, 'outside', 'two', 'deep.txt'), at('one', 'two', 'deep.txt'));
    expect(() => openInTree(folder, deep)).toThrow(FolderError);
    rmSync(at('one', 'two', 'deep.txt'));
    mkdirSync(at('one', 'two', 'deep.txt'));
    expect(() => openInTree(folder, deep)).toThrow(FolderError);
    rmSync(at('one', 'two', 'deep.txt'), { recursive: true });
    write(['one', 'two', 'deep.txt'], 'longer');
    expect(() => openInTree(folder, deep)).toThrow(FolderError);
  });

  it.each([
    [['..', 'outside', 'secret.txt']],
    [['one', '..', '..', 'outside', 'secret.txt']],
    [['/etc', 'hostname']],
    [['one/two', 'deep.txt']],
    [['.', 'bill 9.txt']],
    [[]],
  ])('P38 opens nothing by the names %j', (path) => {
    expect(() => openInTree(folder, { path, bytes: secret.length })).toThrow(FolderError);
  });

  it('P38 is listed eight names deep, and says that there is more', () => {
    const names = ['2', '3', '4', '5', '6', '7', '8'];
    write(['1', ...names], 'x');
    expect(listTree(folder).isCut).toBe(false);
    expect(paths()).toContain(`1/${names.join('/')}`);
    write(['1', '2', '3', '4', '5', '6', '7', 'deeper', 'x.txt'], 'x');
    expect(listTree(folder).isCut).toBe(true);
    expect(paths().some((path) => path.includes('deeper'))).toBe(false);
  });

  it('P38 is listed up to 500 files, and says that there is more', () => {
    for (let count = 0; count < 510; count += 1) write(['many', `${count}.txt`], 'x');
    const { files, isCut } = listTree(folder);
    expect(files).toHaveLength(500);
    expect(isCut).toBe(true);
  });

  it('P38 holds nothing open of what it has listed and looked into', () => {
    for (let count = 0; count < 100; count += 1) write([`folder ${count}`, 'a.txt'], 'x');
    const held = () => readdirSync('/proc/self/fd').length;
    const before = held();
    for (let round = 0; round < 20; round += 1) listTree(folder);
    expect(() => openInTree(folder, { path: ['folder 1', 'gone.txt'], bytes: 1 })).toThrow();
    expect(held()).toBe(before);
  });
});
