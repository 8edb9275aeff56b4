import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findProgram } from '../../run/programs.ts';
import { driversLacking } from '../../run/stage.ts';
import { waitUntil } from '../wait-until.ts';
import { startXorg } from '../x-server.ts';
import { Computer, type Hand } from './computer.ts';
import { Eye } from './eye.ts';
import { SerialMouse } from './serial-mouse.ts';

const run = promisify(execFile);

/** The two monitors, of two sizes, the second one lower than the first. */
export const monitors = [
  { x: 0, y: 0, width: 1280, height: 1024 },
  { x: 1280, y: 200, width: 1024, height: 768 },
] as const;

/** What of this computer is not here. */
export const lackingForTwoMonitors = [
  ...['Xorg', 'xrandr', 'python3', 'openbox', 'xdotool'].filter(
    (name) => findProgram(name, process.env) === null,
  ),
  ...driversLacking(),
  ...(process.getuid?.() === 0 ? [] : ['the right to start Xorg']),
];

/** A computer with two monitors that nobody looks at, and with a mouse. It has no keyboard. */
export async function startTwoMonitors(): Promise<Computer> {
  await using parts = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'remote-help-xorg-'));
  parts.defer(() => rm(folder, { recursive: true, force: true }));
  const mouse = await SerialMouse.plugIn();
  parts.defer(() => mouse.unplug());
  const configuration = join(folder, 'xorg.conf');
  await writeFile(configuration, xorgConfiguration(mouse.device));
  const x = await startXorg(configuration, join(folder, 'xorg.log'));
  parts.defer(() => x.stop());
  await arrange(x.display);
  const eye = await Eye.open(x.display);
  parts.defer(() => eye.close());
  const hand = handWith(mouse, eye);
  return await Computer.of({ display: x.display, hand, monitors, parts: parts.move() });
}

async function arrange(display: string): Promise<void> {
  const env = { ...process.env, DISPLAY: display };
  const xrandr = (...args: string[]) => run('xrandr', args, { env, timeout: 40_000 });
  await xrandr('--addmode', 'DUMMY1', '1024x768');
  const [one, other] = monitors;
  await xrandr(
    ...['--output', 'DUMMY0', '--mode', '1280x1024', '--pos', `${one.x}x${one.y}`],
    ...['--output', 'DUMMY1', '--mode', '1024x768', '--pos', `${other.x}x${other.y}`],
  );
}

function handWith(mouse: SerialMouse, eye: Eye): Hand {
  const moves = async (x: number, y: number) => {
    // A mouse does not know where it is: its hand looks, and moves by what lacks.
    await waitUntil(async () => {
      const at = await eye.pointer();
      const [right, down] = [Math.round(x) - at.x, Math.round(y) - at.y];
      if (right === 0 && down === 0) return true;
      mouse.moves(right, down);
      return null;
    });
  };
  return {
    moves,
    clicks: async (x, y) => {
      await moves(x, y);
      mouse.clicks();
    },
    types: async () => {
      throw new Error('This computer has no keyboard');
    },
  };
}

const xorgConfiguration = (mouse: string) => `
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoEnableDevices" "false"
EndSection
Section "InputDevice"
  Identifier "Mouse"
  Driver "mouse"
  Option "Protocol" "MouseSystems"
  Option "Device" "${mouse}"
  Option "Emulate3Buttons" "false"
  Option "AccelerationScheme" "none"
EndSection
Section "Device"
  Identifier "Card"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "Monitor"
  HorizSync 5-1000
  VertRefresh 5-200
EndSection
Section "Screen"
  Identifier "Screen"
  Device "Card"
  Monitor "Monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1280x1024"
    Virtual 2560 1600
  EndSubSection
EndSection
Section "ServerLayout"
  Identifier "Layout"
  Screen "Screen"
  InputDevice "Mouse" "CorePointer"
EndSection
`;
