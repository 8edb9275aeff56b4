import x11 from 'x11';
import { ask } from '../../../companion/src/x11/connection.ts';
import type { Eye } from '../../e2e/people/eye.ts';

const size = { width: 200, height: 150 };
const above = 0;

/** A window that is bright or dark, and changes at each press of a button on it. */
export class ClickLamp {
  isBright = false;
  /** When it was pressed last, in milliseconds since 1970. */
  pressedAt = 0;
  readonly #eye: Eye;
  readonly #window: number;

  private constructor(eye: Eye, window: number) {
    this.#eye = eye;
    this.#window = window;
  }

  /** Opens it around a place of a desktop. */
  static async open(eye: Eye, place: { x: number; y: number }): Promise<ClickLamp> {
    const { client, root } = eye;
    const [x, y] = [place.x - size.width / 2, place.y - size.height / 2];
    const eventMask = (x11.eventMask['ButtonPress'] ?? 0) | (x11.eventMask['Exposure'] ?? 0);
    const values = { overrideRedirect: true, eventMask };
    const [window, context] = [client.AllocID(), client.AllocID()];
    client.CreateWindow(window, root, x, y, size.width, size.height, 0, 0, 0, 0, values);
    client.CreateGC(context, window, {});
    const lamp = new ClickLamp(eye, window);
    const paint = () => {
      const pixels = Buffer.alloc(size.width * size.height * 4, lamp.isBright ? 255 : 0);
      client.PutImage(2, window, context, size.width, size.height, 0, 0, 0, 24, pixels);
    };
    client.on('event', ({ name }) => {
      if (name === 'Expose') paint();
      if (name !== 'ButtonPress') return;
      lamp.pressedAt = performance.timeOrigin + performance.now();
      lamp.isBright = !lamp.isBright;
      paint();
    });
    client.MapWindow(window);
    await lamp.comesUp();
    return lamp;
  }

  /** Brings it above every window that came meanwhile. */
  async comesUp(): Promise<void> {
    this.#eye.client.ConfigureWindow(this.#window, { stackMode: above });
    await ask((reply) => this.#eye.client.GetInputFocus(reply));
  }
}
