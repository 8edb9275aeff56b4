import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser, type AddressObject } from 'mailparser';
import type { Mail } from './mail.ts';

/** Keeps e-mails as files, and tells who listens about each new one. */
export class MailStore {
  readonly #folder: string;
  readonly #mails = new Map<string, Mail>();
  readonly #listeners = new Set<() => void>();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Opens the folder, with the e-mails that an earlier run left in it. */
  static async open(folder: string): Promise<MailStore> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const store = new MailStore(folder);
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.eml'))) {
      await store.#read(file, readFileSync(join(folder, file)));
    }
    return store;
  }

  /** Keeps an e-mail. It is on disk when this comes back: only then it was accepted. */
  async keep(raw: Buffer): Promise<void> {
    const file = `${Date.now()}-${randomUUID()}.eml`;
    const path = join(this.#folder, file);
    writeFileSync(`${path}.new`, raw, { mode: 0o600, flush: true });
    renameSync(`${path}.new`, path);
    await this.#read(file, raw);
    for (const listener of this.#listeners) listener();
  }

  /** All e-mails, newest first. */
  all(): Mail[] {
    return [...this.#mails.values()].sort((a, b) => b.at.localeCompare(a.at));
  }

  /** Calls `listener` at each new e-mail until `signal` aborts. */
  listen(listener: () => void, signal: AbortSignal): void {
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
  }

  /** The file's name begins with when the e-mail came: its own date is the sender's, and by the second. */
  async #read(file: string, raw: Buffer): Promise<void> {
    const { from, to, subject, text } = await simpleParser(raw);
    this.#mails.set(file, {
      id: file,
      from: addresses(from),
      to: addresses(to),
      subject: subject ?? '',
      at: new Date(Number.parseInt(file, 10)).toISOString(),
      text: text ?? '',
    });
  }
}

function addresses(field: AddressObject | AddressObject[] | undefined): string {
  return [field ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ');
}
