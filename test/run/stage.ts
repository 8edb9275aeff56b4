import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isExecutable, findProgram, mayInstallDebianPackages } from './programs.ts';
import { runChild } from './children.ts';

/** The browser that the tests use, and whether it can capture a real X screen. */
export type Stage = { readonly chromium: string; readonly screen: 'real' | 'generated' };

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const ofXorg = ['xserver-xorg-core', 'xserver-xorg-video-dummy', 'xserver-xorg-input-mouse'];
const ofWine = ['wine64', 'wine'];
const xorgDrivers = '/usr/lib/xorg/modules';
const aptGet = ['-o', 'DPkg::Lock::Timeout=400'];

/**
 * Finds a Chromium and an X server, and sees to it that they are there if this machine allows it.
 *
 * Without them the tests still run: npm brings a small Chromium, which shows a picture of its own
 * making instead of a screen. What that leaves out is said in plain words.
 */
export async function setTheStage(env: NodeJS.ProcessEnv = process.env): Promise<Stage> {
  if (packagesLacking(env).length > 0 && mayInstallDebianPackages()) {
    const lacking = packagesLacking(env);
    // Not every Debian has all of these, and only single cases need them.
    const apart = [ofXorg, ofWine];
    await install(lacking.filter((name) => !apart.flat().includes(name)));
    for (const names of apart) await install(lacking.filter((name) => names.includes(name)));
  }
  const chromium = findChromium(env);
  if (chromium !== null && findProgram('Xvfb', env) !== null) return { chromium, screen: 'real' };
  console.log(
    [
      chromium === null ? 'There is no Chromium here.' : 'There is no Xvfb here.',
      'The shared screen is a picture that the browser makes up, so these cases are left out:',
      'a red window on the real screen is red at the adviser; the whole X screen is captured.',
      'Install the packages chromium and xvfb to have them.',
    ].join('\n'),
  );
  return { chromium: chromium ?? (await unpackChromium()), screen: 'generated' };
}

/** Xorg's drivers, for monitors and for a mouse that are not there, that are not in this folder. */
export function driversLacking(folder = xorgDrivers): string[] {
  return ['drivers/dummy_drv.so', 'input/mouse_drv.so'].filter(
    (driver) => !existsSync(join(folder, driver)),
  );
}

/** Debian's packages for what is neither named by `CHROMIUM` nor on the search path. */
export function packagesLacking(env: NodeJS.ProcessEnv, drivers = xorgDrivers): string[] {
  const lacks = (name: string) => findProgram(name, env) === null;
  return [
    ...(findChromium(env) === null ? ['chromium'] : []),
    ...(lacks('Xvfb') ? ['xvfb', 'xauth'] : []),
    ...(lacks('ps') ? ['procps'] : []),
    ...(lacks('turnserver') ? ['coturn'] : []),
    ...(lacks('openssl') ? ['openssl'] : []),
    // For the networks of the fault suite.
    ...(lacks('ip') ? ['iproute2'] : []),
    ...(lacks('xdotool') ? ['xdotool'] : []),
    ...(lacks('python3') ? ['python3'] : []),
    // Plays joined films, as a player that is not a browser.
    ...(lacks('ffprobe') ? ['ffmpeg'] : []),
    ...(lacks('osslsigncode') ? ['osslsigncode'] : []),
    // For the computer on which the bank's program runs.
    ...(lacks('Xephyr') ? ['xserver-xephyr'] : []),
    ...(lacks('openbox') ? ['openbox'] : []),
    ...(lacks('xterm') ? ['xterm'] : []),
    ...(lacks('setxkbmap') ? ['x11-xkb-utils'] : []),
    // For one with two monitors and a mouse.
    ...(lacks('Xorg') || driversLacking(drivers).length > 0 ? ofXorg : []),
    ...(lacks('xrandr') ? ['x11-xserver-utils'] : []),
    // For the program for Windows, which is one for x64.
    ...(lacks('wine') && process.arch === 'x64' ? ofWine : []),
  ];
}

/**
 * The Chromium that `CHROMIUM` names, or else the first one of the search path.
 *
 * @throws {Error} if `CHROMIUM` names no program: another browser would be tested in its place.
 */
export function findChromium(env: NodeJS.ProcessEnv): string | null {
  const named = env['CHROMIUM'];
  if (named === undefined || named === '') {
    return (
      chromiumNames.map((name) => findProgram(name, env)).find((path) => path !== null) ?? null
    );
  }
  if (!isExecutable(named)) throw new Error(`CHROMIUM names no program: ${named}`);
  return named;
}

async function install(packages: readonly string[]): Promise<void> {
  if (packages.length === 0) return;
  console.log(`Installing ${packages.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runChild('apt-get', [...aptGet, '-qq', 'update'], { env });
  const wanted = ['-qq', 'install', '-y', '--no-install-recommends', ...packages];
  const { code } = await runChild('apt-get', [...aptGet, ...wanted], { env });
  if (code !== 0) console.log('They could not be installed.');
}

async function unpackChromium(): Promise<string> {
  const { default: packed } = await import('@sparticuz/chromium');
  return await packed.executablePath();
}
