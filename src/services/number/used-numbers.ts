import { toHexadecimal } from '../bytes/hexadecimal.ts';

const key = 'remote-help:used-numbers';
const kept = 20;

/**
 * Remembers which numbers this browser has used, so that the page can tell its own customer "you have used it"
 * where the broker tells nobody. Only salted digests of dead numbers are kept, never a number.
 */
export class UsedNumbers {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>;

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage) {
    this.#storage = storage;
  }

  /** Remembers that a number led into a session from here. */
  async add(digits: string, handle: string | undefined): Promise<void> {
    const digest = await digestOf(digits, handle);
    const digests = [digest, ...this.#read().filter((known) => known !== digest)];
    try {
      this.#storage.setItem(key, JSON.stringify(digests.slice(0, kept)));
    } catch (cause) {
      // A full or forbidden storage costs one friendlier sentence, nothing else.
      if (!(cause instanceof DOMException)) throw cause;
    }
  }

  /** Whether a number has been used from here. */
  async has(digits: string, handle: string | undefined): Promise<boolean> {
    return this.#read().includes(await digestOf(digits, handle));
  }

  #read(): string[] {
    try {
      const read: unknown = JSON.parse(this.#storage.getItem(key) ?? '[]');
      return Array.isArray(read) ? read.filter((entry) => typeof entry === 'string') : [];
    } catch {
      return [];
    }
  }
}

async function digestOf(digits: string, handle: string | undefined): Promise<string> {
  const bytes = new TextEncoder().encode(`remote-help-used-1\n${handle ?? ''}\n${digits}\n`);
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return toHexadecimal(digest);
}
