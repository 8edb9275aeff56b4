import x11, { type XClient, type XDisplay } from 'x11';
import type { Box } from '../../../companion/src/ui/canvas.ts';
import { pngOf } from './png.ts';
import { ask } from '../../../companion/src/x11/connection.ts';

const below = 1;

/** Looks at an X display from within, and touches nothing. */
export class Eye {
  readonly client: XClient;
  readonly root: number;

  private constructor(client: XClient, root: number) {
    this.client = client;
    this.root = root;
  }

  static async open(display: string): Promise<Eye> {
    const { client, screen } = await ask<XDisplay>((reply) => x11.createClient({ display }, reply));
    // A window that went away while it was looked at is no fault.
    client.on('error', () => undefined);
    return new Eye(client, screen[0]?.root ?? 0);
  }

  /** Where the pointer is, and whether any button or modifier is down. */
  async pointer(): Promise<{ x: number; y: number; holds: boolean }> {
    const { rootX, rootY, keyMask } = await ask<{
      rootX: number;
      rootY: number;
      keyMask: number;
    }>((reply) => this.client.QueryPointer(this.root, reply));
    return { x: rootX, y: rootY, holds: keyMask !== 0 };
  }

  /** Where a window is on the desktop, without its frame. */
  async box(window: number): Promise<Box> {
    const { width, height } = await ask<{ width: number; height: number }>((reply) =>
      this.client.GetGeometry(window, reply),
    );
    const { destX, destY } = await ask<{ destX: number; destY: number }>((reply) =>
      this.client.TranslateCoordinates(window, this.root, 0, 0, reply),
    );
    return { x: destX, y: destY, width, height };
  }

  /** A window's picture, without the fourth byte of each pixel, which means nothing; empty if it is not there. */
  async picture(window: number, width: number, height: number): Promise<Buffer> {
    const seen = await ask<{ data: Uint8Array }>((reply) =>
      this.client.GetImage(2, window, 0, 0, width, height, 0xffffff, reply),
    ).catch(() => ({ data: new Uint8Array() }));
    return colours(seen.data);
  }

  /** The whole screen, as a PNG file. */
  async screen(width: number, height: number): Promise<Buffer> {
    const { data } = await ask<{ data: Uint8Array }>((reply) =>
      this.client.GetImage(2, this.root, 0, 0, width, height, 0xffffff, reply),
    );
    return pngOf(data, width, height);
  }

  /** Puts a text onto the clipboard. */
  async copies(text: string): Promise<void> {
    const { client, root } = this;
    const atom = (name: string) => ask<number>((reply) => client.InternAtom(false, name, reply));
    const [clipboard, utf8] = [await atom('CLIPBOARD'), await atom('UTF8_STRING')];
    const targets = await atom('TARGETS');
    const offered = Buffer.alloc(4);
    offered.writeUInt32LE(utf8);
    const window = client.AllocID();
    client.CreateWindow(window, root, 0, 0, 1, 1, 0, 0, 0, 0, {});
    client.SetSelectionOwner(window, clipboard, 0);
    client.on('event', ({ name, requestor = 0, target = 0, property = 0, time = 0 }) => {
      if (name !== 'SelectionRequest') return;
      if (target === targets) client.ChangeProperty(0, requestor, property, 4, 32, offered);
      else client.ChangeProperty(0, requestor, property, utf8, 8, Buffer.from(text));
      const told = { name: 'SelectionNotify', time, requestor, selection: clipboard };
      client.SendEvent(requestor, false, 0, { ...told, target, property });
    });
    await ask((reply) => client.GetInputFocus(reply));
  }

  /** Lays an empty window under everything; the clicks that it gets, where they were. */
  async watchesClicks(width: number, height: number): Promise<{ x: number; y: number }[]> {
    const clicks: { x: number; y: number }[] = [];
    const { client, root } = this;
    const window = client.AllocID();
    const values = { overrideRedirect: true, eventMask: x11.eventMask['ButtonPress'] ?? 0 };
    client.CreateWindow(window, root, 0, 0, width, height, 0, 0, 0, 0, values);
    client.on('event', ({ name, rootx = NaN, rooty = NaN }) => {
      if (name === 'ButtonPress') clicks.push({ x: rootx, y: rooty });
    });
    client.ConfigureWindow(window, { stackMode: below });
    client.MapWindow(window);
    await ask((reply) => client.GetInputFocus(reply));
    return clicks;
  }

  close(): void {
    this.client.terminate();
  }
}

/** Pixels of 32 bits without their fourth byte. */
export function colours(pixels: Uint8Array): Buffer {
  return Buffer.from(pixels.filter((_, index) => index % 4 !== 3));
}
