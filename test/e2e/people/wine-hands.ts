import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Input } from '../../../src/protocol/input.ts';
import type { Client } from '../../broker/world/client.ts';
import { waitUntil } from '../wait-until.ts';
import { size, type WineComputer } from './wine-computer.ts';

/** The mark by which the editor knows that a file has letters of every kind. */
const marked = '\ufeff';

/** The adviser's hand on a customer's computer, as the console would move it. */
export class AdviserHand {
  readonly #adviser: Client;
  #grant = 0;
  #given = 0;

  constructor(adviser: Client) {
    this.#adviser = adviser;
  }

  /** Waits for the customer's permission. */
  async isAllowed(): Promise<void> {
    this.#grant = (await this.#adviser.hears('broker.openedControl')).grant;
  }

  /** Does this, and hears from the program that it is done. */
  async does(...inputs: Input[]): Promise<void> {
    const n = this.tries(...inputs);
    while ((await this.#adviser.hears('companion.tookInput')).n !== n);
  }

  /** Does this, whether or not it may; its number. */
  tries(...inputs: Input[]): number {
    this.#given += 1;
    const sent = { grant: this.#grant, n: this.#given, inputs };
    this.#adviser.say({ type: 'adviser.gaveInput', ...sent });
    return this.#given;
  }

  /** Clicks on a place of the whole desktop, whether or not it may. */
  clicksOn(place: { readonly x: number; readonly y: number }): void {
    const at = { x: place.x / (size.width - 1), y: place.y / (size.height - 1) };
    const button = { kind: 'button', button: 'left', ...at } as const;
    this.tries({ ...button, isDown: true }, { ...button, isDown: false });
  }

  /** Presses keys one after the other, and lets none go. */
  async holds(...codes: string[]): Promise<void> {
    await this.does(...codes.map((code) => ({ kind: 'key', code, isDown: true }) as const));
  }
}

/** Windows' editor, with an empty text. */
export async function opensNotepad(computer: WineComputer) {
  const name = 'zapis.txt';
  const file = join(computer.home, name);
  writeFileSync(file, marked);
  computer.opens('notepad', computer.path(name));
  const { x, y, width, height } = await computer.window(name);
  return {
    x: Math.round(x + width / 2),
    y: Math.round(y + height / 2),
    /** Waits until it was saved with this text. */
    reads: async (text: string) => {
      const wanted = `${marked}${text}`;
      await waitUntil(async () => readFileSync(file, 'utf8') === wanted || null, `“${text}”`);
    },
  };
}
