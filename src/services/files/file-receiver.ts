import { fromBase64Url } from '../bytes/bytes.ts';

interface Receiving {
  readonly bytes: number;
  readonly pieces: Uint8Array<ArrayBuffer>[];
  until: number;
}

/** Puts files together as their pieces come, in order and only once, and says after each how far it has come. */
export class FileReceiver {
  readonly #files = new Map<string, Receiving>();
  readonly #answer: (file: string, until: number) => void;

  constructor(answer: (file: string, until: number) => void) {
    this.#answer = answer;
  }

  /** Expects a file of this size. */
  begin(id: string, bytes: number): void {
    this.#files.set(id, { bytes, pieces: [], until: 0 });
  }

  /** Takes a piece; answers how far the file has come by it, or `null` if it was not the next one. */
  take(id: string, offset: number, data: string): number | null {
    const file = this.#files.get(id);
    const piece = fromBase64Url(data);
    if (file === undefined || piece === null) return null;
    // What comes again was on its way when its sender lost patience; what comes too early follows something lost.
    if (offset !== file.until || offset + piece.length > file.bytes) {
      if (offset < file.until) this.ask(id);
      return null;
    }
    file.pieces.push(piece);
    file.until += piece.length;
    this.ask(id);
    return file.until;
  }

  /** Says again how far a file has come. */
  ask(id: string): void {
    const file = this.#files.get(id);
    if (file !== undefined) this.#answer(id, file.until);
  }

  /** What has come of a file. */
  whole(id: string): Blob {
    return new Blob(this.#files.get(id)?.pieces ?? []);
  }

  /** Forgets a file. */
  end(id: string): void {
    this.#files.delete(id);
  }

  /** Forgets everything. */
  clear(): void {
    this.#files.clear();
  }
}
