import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mayInstallDebianPackages } from './programs.ts';
import { driversLacking, findChromium, packagesLacking } from './stage.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remote-help-stage-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const program = (name: string) => {
  writeFileSync(join(folder, name), '');
  chmodSync(join(folder, name), 0o755);
  return join(folder, name);
};

describe('the browser that the tests use', () => {
  it('is the one that CHROMIUM names', () => {
    program('chromium');
    const named = program('my-chromium');
    expect(findChromium({ PATH: folder, CHROMIUM: named })).toBe(named);
  });

  it('is never another one than CHROMIUM names', () => {
    program('chromium');
    const env = { PATH: folder, CHROMIUM: join(folder, 'missing') };
    expect(() => findChromium(env)).toThrow(/CHROMIUM names no program/);
  });

  it('is the first one of the search path otherwise', () => {
    const found = program('google-chrome');
    expect(findChromium({ PATH: `/nowhere:${folder}` })).toBe(found);
    expect(findChromium({ PATH: '/nowhere' })).toBeNull();
  });
});

const ofNetworks = [
  'coturn',
  'openssl',
  'iproute2',
  'xdotool',
  'python3',
  'ffmpeg',
  'osslsigncode',
];
const ofComputers = [
  ...['xserver-xephyr', 'openbox', 'xterm', 'x11-xkb-utils'],
  ...['xserver-xorg-core', 'xserver-xorg-video-dummy', 'xserver-xorg-input-mouse'],
  'x11-xserver-utils',
  ...(process.arch === 'x64' ? ['wine64', 'wine'] : []),
];
const names =
  'ps turnserver openssl ip xdotool python3 ffprobe osslsigncode Xephyr openbox xterm setxkbmap Xorg xrandr wine'.split(
    ' ',
  );

describe('what would be installed', () => {
  it('is only what lacks', () => {
    expect(packagesLacking({ PATH: folder }, folder)).toEqual([
      ...'chromium xvfb xauth procps'.split(' '),
      ...ofNetworks,
      ...ofComputers,
    ]);
    program('chromium');
    expect(packagesLacking({ PATH: folder }, folder)).toEqual([
      ...'xvfb xauth procps'.split(' '),
      ...ofNetworks,
      ...ofComputers,
    ]);
    program('Xvfb');
    for (const name of names) program(name);
    for (const driver of driversLacking(folder)) {
      mkdirSync(join(folder, dirname(driver)));
      writeFileSync(join(folder, driver), '');
    }
    expect(packagesLacking({ PATH: folder }, folder)).toEqual([]);
  });

  it('is nothing on a system that is not Debian', () => {
    expect(mayInstallDebianPackages('ID=ubuntu\nID_LIKE=debian\n')).toBe(false);
  });
});
