import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { Shelf } from '../../../src/testing/shelf.ts';

/** How the mail server answers a letter: 250, or an error's code and text. */
export type MailAnswer = 250 | 451 | 550;

/** A real mail server that keeps what it gets. */
export class Mailbox {
  readonly letters = new Shelf<ParsedMail>();
  readonly raw: string[] = [];
  readonly envelopes: string[][] = [];
  /** The answers to the next letters; 250 afterwards. */
  readonly answers: MailAnswer[] = [];
  tries = 0;
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData: (stream, session, callback) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        this.tries += 1;
        const answer = this.answers.shift() ?? 250;
        if (answer !== 250) {
          return callback(Object.assign(new Error('not now'), { responseCode: answer }));
        }
        this.envelopes.push(session.envelope.rcptTo.map(({ address }) => address));
        this.#keep(Buffer.concat(parts)).then(() => callback(), callback);
      });
    },
  });

  static async open(): Promise<Mailbox> {
    const mailbox = new Mailbox();
    await new Promise<void>((resolve) => mailbox.#server.listen(0, '127.0.0.1', resolve));
    return mailbox;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  /** Waits for the next letter, to someone if need be, and reads the number and the handle in it. */
  async nextInvitation(to?: string): Promise<Invitation> {
    const { text = '' } = await this.letters.next((letter) => {
      return to === undefined || JSON.stringify(letter.to).includes(to);
    });
    const [, first = '', second = ''] = /^(\d{4}) (\d{4})$/m.exec(text) ?? [];
    const handle = /#h=([\w-]{22})$/m.exec(text)?.[1];
    return { number: first + second, ...(handle === undefined ? {} : { handle }) };
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(resolve));
  }

  async #keep(bytes: Buffer): Promise<void> {
    this.raw.push(bytes.toString('utf8'));
    this.letters.put(await simpleParser(bytes));
  }
}

/** What a letter brings. */
export interface Invitation {
  number: string;
  handle?: string;
}
