import x11 from 'x11';
import { ask } from '../../../companion/src/x11/connection.ts';
import type { Eye } from '../../e2e/people/eye.ts';

/** A window that is light or dark, and changes at each click. */
export interface ClickLamp {
  readonly isLight: boolean;
  /** When it changed last, in milliseconds since 1970. */
  readonly changedAt: number;
}

/** Opens the lamp around a place of a desktop, above everything. */
export async function openClickLamp(
  { client, root }: Eye,
  { x, y }: { x: number; y: number },
): Promise<ClickLamp> {
  const lamp = { isLight: false, changedAt: 0 };
  const [window, context] = [client.AllocID(), client.AllocID()];
  const [width, height] = [200, 150];
  const eventMask = (x11.eventMask['ButtonPress'] ?? 0) | (x11.eventMask['Exposure'] ?? 0);
  const values = { overrideRedirect: true, eventMask };
  client.CreateWindow(
    window,
    root,
    x - width / 2,
    y - height / 2,
    width,
    height,
    0,
    0,
    0,
    0,
    values,
  );
  client.CreateGC(context, window, {});
  client.MapWindow(window);
  const paint = () => {
    const pixels = Buffer.alloc(width * height * 4, lamp.isLight ? 255 : 0);
    client.PutImage(2, window, context, width, height, 0, 0, 0, 24, pixels);
  };
  client.on('event', ({ name }) => {
    if (name === 'Expose') paint();
    if (name !== 'ButtonPress') return;
    lamp.isLight = !lamp.isLight;
    lamp.changedAt = performance.timeOrigin + performance.now();
    paint();
  });
  await ask((reply) => client.GetInputFocus(reply));
  return lamp;
}
