import x11, { type XClient, type XDisplay } from 'x11';
import { ask } from '../../../companion/src/x11/connection.ts';

const bright = 0xffffff;

/** A bright square in the middle of a dark screen, on and off: a change that is easy to see in a picture of it. */
export class Lamp {
  readonly #client: XClient;
  readonly #window: number;
  #isOn = false;

  private constructor(client: XClient, window: number) {
    this.#client = client;
    this.#window = window;
  }

  static async hang(display: string, screen = { width: 1920, height: 1080 }): Promise<Lamp> {
    const { client, screen: screens } = await ask<XDisplay>((reply) =>
      x11.createClient({ display }, reply),
    );
    const size = 200;
    const [x, y] = [(screen.width - size) / 2, (screen.height - size) / 2];
    const window = client.AllocID();
    const values = { overrideRedirect: true, backgroundPixel: bright };
    const root = screens[0]?.root ?? 0;
    client.CreateWindow(window, root, x, y, size, size, 0, 0, 0, 0, values);
    return new Lamp(client, window);
  }

  /** Switches it; resolves to when the X server has done so, in milliseconds since 1970. */
  async flip(): Promise<number> {
    this.#isOn = !this.#isOn;
    if (this.#isOn) this.#client.MapWindow(this.#window);
    else this.#client.UnmapWindow(this.#window);
    await ask((reply) => this.#client.GetInputFocus(reply));
    return performance.timeOrigin + performance.now();
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  takeDown(): void {
    this.#client.terminate();
  }
}
