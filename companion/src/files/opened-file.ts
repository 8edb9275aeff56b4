import { closeSync, read } from 'node:fs';
import { promisify } from 'node:util';
import type { OpenedFile } from './folder.ts';

const readFrom = promisify(read);

/** A file by its descriptor. What it was when it was opened is what is read: it may not have become shorter. */
export class DescriptorFile implements OpenedFile {
  readonly name: string;
  readonly size: number;
  readonly #descriptor: number;
  readonly #onClose: () => void;
  #isOpen = true;

  constructor(descriptor: number, name: string, size: number, onClose = () => undefined as void) {
    this.#descriptor = descriptor;
    this.name = name;
    this.size = size;
    this.#onClose = onClose;
  }

  slice(from: number, until: number): { arrayBuffer(): Promise<ArrayBuffer> } {
    return { arrayBuffer: () => this.#read(from, until) };
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return this.#read(0, this.size);
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    closeSync(this.#descriptor);
    this.#onClose();
  }

  async #read(from: number, until: number): Promise<ArrayBuffer> {
    const bytes = new Uint8Array(until - from);
    let filled = 0;
    while (filled < bytes.length) {
      if (!this.#isOpen) throw new Error('The file is closed');
      const room = bytes.length - filled;
      const { bytesRead } = await readFrom(this.#descriptor, bytes, filled, room, from + filled);
      if (bytesRead === 0) throw new Error('The file has become shorter');
      filled += bytesRead;
    }
    return bytes.buffer;
  }
}
