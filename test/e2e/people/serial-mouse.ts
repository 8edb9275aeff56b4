import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** The protocol's first byte; a button that is not pressed is a 1. */
const idle = 0b1000_0111;
const leftIsDown = 0b1000_0011;
const longest = 100;

/** A mouse on a serial line: a device that an X server takes for a hand's, where it has no window of another one to get it from. */
export class SerialMouse {
  readonly device: string;
  readonly #line: ChildProcess;

  private constructor(line: ChildProcess, device: string) {
    this.#line = line;
    this.device = device;
  }

  static async plugIn(): Promise<SerialMouse> {
    const script = fileURLToPath(new URL('hand.py', import.meta.url));
    const line = spawn('python3', [script], { stdio: ['pipe', 'pipe', 'inherit'] });
    const [device] = await once(line.stdout as Readable, 'data');
    return new SerialMouse(line, String(device).trim());
  }

  /** Moves by so many pixels, in steps as small as the protocol asks for. */
  moves(right: number, down: number): void {
    let [across, along] = [right, down];
    do {
      const [x, y] = [step(across), step(along)];
      this.#says(idle, x, y);
      [across, along] = [across - x, along - y];
    } while (across !== 0 || along !== 0);
  }

  clicks(): void {
    this.#says(leftIsDown, 0, 0);
    this.#says(idle, 0, 0);
  }

  async unplug(): Promise<void> {
    const ended = once(this.#line, 'exit');
    this.#line.kill();
    await ended;
  }

  /** Mouse Systems' protocol: the buttons, and two moves of which the second is none. Up is positive. */
  #says(buttons: number, x: number, y: number): void {
    this.#line.stdin?.write(Buffer.from([buttons, x & 0xff, -y & 0xff, 0, 0]));
  }
}

function step(distance: number): number {
  return Math.max(-longest, Math.min(longest, distance));
}
