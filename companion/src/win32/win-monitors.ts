import type { Monitor } from '../desktop.ts';
import type { User32 } from './user32.ts';

/** Where things stand in DISPLAY_DEVICEW and DEVMODEW, in bytes. */
const device = { bytes: 840, name: 4, nameBytes: 64, state: 324 };
const mode = { bytes: 220, size: 68, x: 76, y: 80, width: 172, height: 176 };
const isActive = 1;
const current = 0xffffffff;
const mostDevices = 64;
const dotsAnInch = 88;
/** Dots an inch that are shown as they are. */
const plainDpi = 96;

/** The monitors of Windows. Chromium names the picture of a monitor after its place among the display devices. */
export function monitorsOf(user: User32): readonly Monitor[] {
  const monitors: Monitor[] = [];
  for (let index = 0; index < mostDevices; index += 1) {
    const found = Buffer.alloc(device.bytes);
    found.writeUInt32LE(device.bytes, 0);
    if (!user.displayDevice(null, index, found, 0)) break;
    if ((found.readUInt32LE(device.state) & isActive) === 0) continue;
    const box = Buffer.alloc(mode.bytes);
    box.writeUInt16LE(mode.bytes, mode.size);
    const name = found.subarray(device.name, device.name + device.nameBytes);
    if (!user.displaySettings(name, current, box)) continue;
    monitors.push({
      name: `screen:${index}:0`,
      x: box.readInt32LE(mode.x),
      y: box.readInt32LE(mode.y),
      width: box.readUInt32LE(mode.width),
      height: box.readUInt32LE(mode.height),
    });
  }
  return monitors;
}

/** By how much Windows shows everything larger. */
export function scaleOf(user: User32): number {
  const context = user.screenContext(0);
  const dpi = user.deviceCapability(context, dotsAnInch);
  user.releaseContext(0, context);
  return Math.round((dpi / plainDpi) * 100);
}
