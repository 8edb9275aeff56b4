import { ask, type XConnection } from './connection.ts';

/** A pasted number is short; whoever holds the clipboard is not asked for more than this, in units of four bytes. */
const longest = 64;

interface Atoms {
  readonly clipboard: number;
  readonly utf8: number;
  readonly pasted: number;
}

/** The desktop's clipboard: read when the customer pastes, and at no other time. */
export class XClipboard {
  readonly #connection: XConnection;
  readonly #atoms: Atoms;

  private constructor(connection: XConnection, atoms: Atoms) {
    this.#connection = connection;
    this.#atoms = atoms;
  }

  static async open(connection: XConnection): Promise<XClipboard> {
    const atom = (name: string) =>
      ask<number>((reply) => connection.client.InternAtom(false, name, reply));
    return new XClipboard(connection, {
      clipboard: await atom('CLIPBOARD'),
      utf8: await atom('UTF8_STRING'),
      pasted: await atom('REMOTE_HELP_PASTED'),
    });
  }

  /** Asks for the text. It comes to this window as a `SelectionNotify`. */
  request(window: number): void {
    const { clipboard, utf8, pasted } = this.#atoms;
    this.#connection.client.ConvertSelection(window, clipboard, utf8, pasted, 0);
  }

  /** The text that has come to a window; empty if there was none. */
  async take(window: number): Promise<string> {
    const { data } = await ask<{ data: Uint8Array }>((reply) =>
      this.#connection.client.GetProperty(1, window, this.#atoms.pasted, 0, 0, longest, reply),
    );
    return Buffer.from(data).toString('utf8');
  }
}
