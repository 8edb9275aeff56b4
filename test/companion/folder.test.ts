import { execFileSync } from 'node:child_process';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderError, type OpenFolder } from '../../companion/src/files/folder.ts';
import { linuxFiles } from '../../companion/src/x11/linux-files.ts';

const secret = 'nobody may read this';
let place: string;
let folder: OpenFolder;

describe.runIf(process.platform === 'linux')('P38 a folder that the customer has picked', () => {
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'remote-help-folder-'));
    mkdirSync(join(place, 'picked', 'inner'), { recursive: true });
    mkdirSync(join(place, 'outside'));
    writeFileSync(join(place, 'outside', 'secret.txt'), secret);
    writeFileSync(join(place, 'picked', 'bill.txt'), 'bill');
    writeFileSync(join(place, 'picked', 'inner', 'deep.txt'), 'deep');
    folder = linuxFiles.open(join(place, 'picked'));
  });
  afterEach(() => {
    folder.close();
    rmSync(place, { recursive: true });
  });

  const inPicked = (name: string) => join(place, 'picked', name);
  const opens = (name: string) => () => folder.open(name);

  it('P38 gives its own plain files, by the descriptor that was opened', async () => {
    const file = folder.open('bill.txt');
    renameSync(inPicked('bill.txt'), inPicked('other.txt'));
    writeFileSync(inPicked('bill.txt'), secret);
    expect(Buffer.from(await file.arrayBuffer()).toString()).toBe('bill');
    expect(Buffer.from(await file.slice(1, 3).arrayBuffer()).toString()).toBe('il');
    file.close();
    await expect(file.arrayBuffer()).rejects.toThrow('closed');
  });

  it('P38 reads nothing of a file that has become shorter since', async () => {
    const file = folder.open('bill.txt');
    writeFileSync(inPicked('bill.txt'), '');
    await expect(file.arrayBuffer()).rejects.toThrow('shorter');
    file.close();
  });

  const paths = [
    '..',
    '.',
    '',
    '../outside/secret.txt',
    '/etc/passwd',
    'inner/deep.txt',
    'inner/../bill.txt',
    '..\\outside\\secret.txt',
    'bill.txt\0.png',
    'inner',
  ];
  it.each(paths)('P38 opens nothing by the path %j', (path) => {
    expect(opens(path)).toThrow(FolderError);
  });

  it('P38 follows no link: not to a file, a folder, itself, or the way down', () => {
    symlinkSync(join(place, 'outside', 'secret.txt'), inPicked('link.txt'));
    symlinkSync('../outside/secret.txt', inPicked('relative.txt'));
    symlinkSync('bill.txt', inPicked('beside.txt'));
    symlinkSync(join(place, 'outside'), inPicked('linked'));
    symlinkSync('loop', inPicked('loop'));
    symlinkSync('/proc/self/environ', inPicked('environ'));
    for (const name of ['link.txt', 'relative.txt', 'beside.txt', 'linked', 'loop', 'environ']) {
      expect(opens(name)).toThrow(FolderError);
    }
    expect(opens('linked/secret.txt')).toThrow(FolderError);
    expect(
      folder
        .list()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['bill.txt', 'inner']);
    expect(() => linuxFiles.open(inPicked('linked'))).toThrow(FolderError);
  });

  it('P38 gives no second name of a file that is elsewhere', () => {
    linkSync(join(place, 'outside', 'secret.txt'), inPicked('hard.txt'));
    expect(opens('hard.txt')).toThrow(FolderError);
    expect(folder.list().map(({ name }) => name)).not.toContain('hard.txt');
  });

  it('P38 opens no pipe, and does not wait for one', () => {
    execFileSync('mkfifo', [inPicked('pipe')]);
    expect(opens('pipe')).toThrow(FolderError);
    expect(folder.list().map(({ name }) => name)).not.toContain('pipe');
  });

  it('P38 stays in the very folder, when its name is given to another one', () => {
    renameSync(join(place, 'picked'), join(place, 'moved'));
    symlinkSync(join(place, 'outside'), join(place, 'picked'));
    expect(opens('secret.txt')).toThrow(FolderError);
    folder.create('new.txt', Buffer.from('new'));
    expect(readdirSync(join(place, 'outside'))).toEqual(['secret.txt']);
    expect(readFileSync(join(place, 'moved', 'new.txt'), 'utf8')).toBe('new');
  });

  it('P38 enters its own folders, and gives their files by the folder that was entered', async () => {
    const inner = folder.enter('inner');
    expect(inner.path).toBe(inPicked('inner'));
    expect(inner.list().map(({ name }) => name)).toEqual(['deep.txt']);
    const file = inner.open('deep.txt');
    expect(Buffer.from(await file.arrayBuffer()).toString()).toBe('deep');
    file.close();
    inner.close();
  });

  it.each(['..', '.', '', 'inner/..', '/etc', '../outside', 'bill.txt', 'inner\0'])(
    'P38 enters nothing by the path %j',
    (path) => {
      expect(() => folder.enter(path)).toThrow(FolderError);
    },
  );

  it('P38 enters no link, however late a folder became one', () => {
    symlinkSync(join(place, 'outside'), inPicked('linked'));
    expect(() => folder.enter('linked')).toThrow(FolderError);
    expect(folder.list().map(({ name }) => name)).toContain('inner');
    renameSync(inPicked('inner'), join(place, 'outside', 'inner'));
    symlinkSync(join(place, 'outside'), inPicked('inner'));
    expect(() => folder.enter('inner')).toThrow(FolderError);
  });

  it('P38 gives nothing of a folder that was moved away after it was entered', () => {
    const inner = folder.enter('inner');
    renameSync(inPicked('inner'), join(place, 'outside', 'inner'));
    mkdirSync(inPicked('inner'));
    writeFileSync(join(place, 'outside', 'inner', 'late.txt'), secret);
    expect(() => inner.open('late.txt')).toThrow(FolderError);
    inner.close();
  });

  it('P38 shows nothing hidden', () => {
    writeFileSync(inPicked('.hidden'), secret);
    expect(folder.list().map(({ name }) => name)).not.toContain('.hidden');
  });

  it('P38 writes over nothing, follows no link to write, and leaves what it makes to its owner alone', () => {
    symlinkSync(join(place, 'outside', 'made.txt'), inPicked('dangling.txt'));
    expect(folder.create('bill.txt', Buffer.from('one'))).toBe('bill (2).txt');
    expect(folder.create('bill.txt', Buffer.from('two'))).toBe('bill (3).txt');
    expect(folder.create('dangling.txt', Buffer.from('own'))).toBe('dangling (2).txt');
    expect(readFileSync(inPicked('bill.txt'), 'utf8')).toBe('bill');
    expect(readdirSync(join(place, 'outside'))).toEqual(['secret.txt']);
    expect(statSync(inPicked('bill (2).txt')).mode & 0o777).toBe(0o600);
  });

  const names = ['..', 'a/b', 'CON', 'nul.txt', 'a.txt:b', 'x\u202etxt.exe', 'end.', ' ', ''];
  it.each(names)('P38 makes no file with the name %j', (name) => {
    expect(() => folder.create(name, Buffer.from('x'))).toThrow(FolderError);
    expect(readdirSync(join(place, 'picked')).sort()).toEqual(['bill.txt', 'inner']);
  });
});
