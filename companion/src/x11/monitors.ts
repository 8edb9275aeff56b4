import type { Monitor } from '../desktop.ts';
import { ask, type XConnection } from './connection.ts';

/** Dots an inch that are shown as they are. */
const plainDpi = 96;
/** The desktop's resources are a text of some lines; in units of four bytes. */
const longestResources = 16_384;

/**
 * The monitors of an X server. Chromium names the picture of a monitor after the atom of the monitor's name, which is
 * the name of its output; the whole screen, where there is no RandR, has no such name.
 */
export async function monitorsOf(connection: XConnection): Promise<readonly Monitor[]> {
  const found = await outputsOf(connection).catch(() => []);
  if (found.length > 0) return found;
  const [screen] = connection.display.screen;
  const { pixel_width: width = 0, pixel_height: height = 0 } = screen ?? {};
  return [{ name: '', x: 0, y: 0, width, height }];
}

/** By how much the desktop shows everything larger; `null` where nobody has set it. */
export async function scaleOf({ client, root }: XConnection): Promise<number | null> {
  const { RESOURCE_MANAGER = 23, STRING = 31 } = client.atoms;
  const { data } = await ask<{ data: Uint8Array }>((reply) =>
    client.GetProperty(0, root, RESOURCE_MANAGER, STRING, 0, longestResources, reply),
  );
  const told = /^Xft\.dpi:\s*(\d+)/m.exec(Buffer.from(data).toString('latin1'))?.[1];
  return told === undefined ? null : Math.round((Number(told) / plainDpi) * 100);
}

async function outputsOf({ client, root, randr }: XConnection): Promise<Monitor[]> {
  if (randr === null) return [];
  const { outputs } = await ask<{ outputs: readonly number[] }>((reply) =>
    randr.GetScreenResourcesCurrent(root, reply),
  );
  const monitors: Monitor[] = [];
  for (const output of outputs) {
    const { crtc, name } = await ask<{ crtc: number; name: string }>((reply) =>
      randr.GetOutputInfo(output, 0, reply),
    );
    if (crtc === 0) continue;
    const box = await ask<Omit<Monitor, 'name'>>((reply) => randr.GetCrtcInfo(crtc, 0, reply));
    const atom = await ask<number>((reply) => client.InternAtom(false, name, reply));
    const { x, y, width, height } = box;
    if (width > 0 && height > 0) monitors.push({ name: `screen:${atom}:0`, x, y, width, height });
  }
  return monitors;
}
