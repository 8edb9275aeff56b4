import { describe, expect, it } from 'vitest';
import {
  attributes,
  inFolder,
  isDrivePath,
  isHidden,
  isWindowsName,
  leadsElsewhere,
  literalPath,
  plainPath,
} from '../../companion/src/win32/win-names.ts';

describe('P38 a name in a folder of Windows', () => {
  it.each([
    'račun.txt',
    'a',
    'Položnica (2).pdf',
    'con1.txt',
    'concert.txt',
    'com.txt',
    '.skrito',
    'a~1b',
  ])('P38 %j may be one', (name) => {
    expect(isWindowsName(name)).toBe(true);
  });

  // As on Linux: no path leads anywhere.
  const paths = [
    '..',
    '.',
    '',
    '../outside/secret.txt',
    '/etc/passwd',
    'inner/deep.txt',
    'inner/../bill.txt',
    '..\\outside\\secret.txt',
    'inner\\deep.txt',
    'bill.txt\0.png',
  ];
  // And what Windows alone understands.
  const ofWindows = [
    'C:\\Windows\\win.ini',
    'C:win.ini',
    '\\Windows\\win.ini',
    '\\\\server\\share\\a.txt',
    '\\\\?\\C:\\Windows\\win.ini',
    '\\\\.\\pipe\\a',
    '\\??\\C:\\a',
    'bill.txt:stream',
    'bill.txt::$DATA',
    ':stream',
    'inner:$I30:$INDEX_ALLOCATION',
    'bill.txt.',
    'bill.txt ',
    'bill.txt. .',
    '...',
    ' ',
    'bill*.txt',
    'bill?.txt',
    '<bill',
    'bill>',
    '"bill"',
    'a|b',
    'bill\u0001.txt',
    'bill\n.txt',
  ];
  const devices = [
    ...['CON', 'con', 'PRN', 'AUX', 'NUL', 'nul.txt', 'Con.tar.gz', 'con .txt', 'aux.'],
    ...['COM0', 'COM1', 'com9.log', 'LPT1', 'lpt9.x', 'CONIN$', 'conout$.txt'],
    ...['COM¹', 'com².txt', 'LPT³', 'lpt¹.txt'],
  ];
  it.each([...paths, ...ofWindows, ...devices])('P38 %j is none', (name) => {
    expect(isWindowsName(name)).toBe(false);
  });
});

describe('P38 a path of Windows', () => {
  it.each(['C:\\', 'd:\\', 'C:\\Users\\Žan Čuk\\Dokumenti'])('P38 %j leads to a drive', (path) => {
    expect(isDrivePath(path)).toBe(true);
    expect(plainPath(literalPath(path))).toBe(path);
  });

  const others = [
    ...['', 'C:', 'C:Users', 'Users', '\\Users', '/home', 'C:/Users', 'CC:\\Users', '1:\\'],
    ...['\\\\server\\share', '\\\\?\\C:\\Users', '\\\\.\\C:\\Users', '\\\\?\\UNC\\server\\share'],
    ...['C:\\Users\\..\\Windows', 'C:\\Users\\.', 'C:\\Users\\', 'C:\\\\Users', 'C:\\a:b\\c'],
    ...['C:\\CON', 'C:\\nul.txt\\a', 'C:\\Users.\\a', 'C:\\Users \\a', 'C:\\a\0b'],
  ];
  it.each(others)('P38 %j leads to none', (path) => {
    expect(isDrivePath(path)).toBe(false);
  });

  it('P38 what is open on a network, a disk without a letter or a device is on no drive', () => {
    for (const final of [
      '\\\\?\\UNC\\server\\share\\a.txt',
      '\\\\?\\Volume{4c1b02c1-d990-11dc-99ae-806e6f6e6963}\\a.txt',
      '\\\\?\\GLOBALROOT\\Device\\Mup',
      '\\Device\\NamedPipe\\a',
      '',
    ]) {
      expect(plainPath(final)).toBeNull();
    }
  });

  it('P38 a drive’s own backslash is not doubled', () => {
    expect(inFolder('C:\\', 'a.txt')).toBe('C:\\a.txt');
    expect(inFolder('C:\\Users', 'a.txt')).toBe('C:\\Users\\a.txt');
  });
});

describe('P38 what Windows says of what is in a folder', () => {
  it('P38 a plain file or folder is itself', () => {
    expect(leadsElsewhere(0x20, 0)).toBe(false);
    expect(leadsElsewhere(attributes.folder, 0)).toBe(false);
  });

  it('P38 what a cloud keeps, or Windows compressed, is itself', () => {
    for (const tag of [0x9000001a, 0x9000101a, 0x9000f01a, 0x80000017, 0x80000013]) {
      expect(leadsElsewhere(attributes.reparse, tag)).toBe(false);
    }
  });

  it.each([
    ['a symbolic link', 0xa000000c],
    ['a junction or a mounted disk', 0xa0000003],
    ['a link of Linux on Windows', 0xa000001d],
    ['a program that is a link', 0x8000001b],
    ['a socket', 0x80000023],
    ['a pipe of Linux on Windows', 0x80000024],
    ['a global link', 0xa0000019],
    ['something nobody knows', 0x12345678],
    ['something without a kind', 0],
  ])('P38 %s may be something else', (_, tag) => {
    expect(leadsElsewhere(attributes.reparse, tag)).toBe(true);
    expect(leadsElsewhere(attributes.reparse | attributes.folder, tag)).toBe(true);
  });

  it('P38 a device is not shown, and neither is what is hidden or the system’s', () => {
    expect(leadsElsewhere(attributes.device, 0)).toBe(true);
    expect(isHidden('desktop.ini', attributes.hidden)).toBe(true);
    expect(isHidden('pagefile.sys', attributes.system)).toBe(true);
    expect(isHidden('.skrito', 0)).toBe(true);
    expect(isHidden('račun.txt', 0x20)).toBe(false);
  });
});
