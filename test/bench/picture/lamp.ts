import x11, { type XClient, type XDisplay } from 'x11';
import { ask } from '../../../companion/src/x11/connection.ts';

const bright = 0xffffff;
const size = 200;

/** A bright square on a dark screen, on and off: a change that is easy to see in a picture of it. */
export class Lamp {
  readonly #client: XClient;
  readonly #window: number;
  #isOn = false;

  private constructor(client: XClient, window: number) {
    this.#client = client;
    this.#window = window;
  }

  /** Hangs it around a place of a screen. Not in the middle: there rests the pointer. */
  static async hang(display: string, { x, y }: { x: number; y: number }): Promise<Lamp> {
    const { client, screen } = await ask<XDisplay>((reply) => x11.createClient({ display }, reply));
    // Chromium asks each window for this property. Without a window manager nobody has named it, and Chromium breaks down.
    await ask((reply) => client.InternAtom(false, 'WM_STATE', reply));
    const window = client.AllocID();
    const [left, top] = [x - size / 2, y - size / 2];
    const values = { overrideRedirect: true, backgroundPixel: bright };
    client.CreateWindow(window, screen[0]?.root ?? 0, left, top, size, size, 0, 0, 0, 0, values);
    return new Lamp(client, window);
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  /** Switches it; when the X server was told to, in milliseconds since 1970: its answer may be read later than the frame is seen. */
  async flip(): Promise<number> {
    this.#isOn = !this.#isOn;
    const at = performance.timeOrigin + performance.now();
    if (this.#isOn) this.#client.MapWindow(this.#window);
    else this.#client.UnmapWindow(this.#window);
    await ask((reply) => this.#client.GetInputFocus(reply));
    return at;
  }

  takeDown(): void {
    this.#client.terminate();
  }
}
