import { rates, sizes } from '../../protocol/limits.ts';
import { toBase64Url } from '../bytes/base64url.ts';

/** How many bytes travel in one message. */
const pieceBytes = Math.floor((sizes.maxFilePieceCharacters * 3) / 4);
/** How many pieces may be on their way: a slow receiver is never buried. */
const maxUnanswered = 4;
/** A little more than half of the broker's rate asks for: the other half is for what comes. */
const paceMs = Math.ceil(2_000 / rates.filePiecesPerSecond) + 1;
/** After so long without an answer the pieces on their way count as lost. */
const patienceMs = 2_000;

/** Where a file's bytes come from. */
export interface FileSource {
  readonly size: number;
  slice(from: number, until: number): { arrayBuffer(): Promise<ArrayBuffer> };
  /** Nothing of it is wanted any more. */
  close?(): void;
}

/** What a sender works with. */
export interface FileSenderOptions {
  readonly send: (file: string, offset: number, data: string) => void;
  /** A file cannot be read any more: it was moved or changed. */
  readonly onUnreadable: (file: string) => void;
}

interface Sending {
  readonly source: FileSource;
  sent: number;
  taken: number;
}

/**
 * Sends files piece by piece, one after another, no faster than they are taken. It starts again from what the other side
 * has, whenever that says so or says nothing for too long: so it goes on after any lost line.
 */
export class FileSender {
  readonly #options: FileSenderOptions;
  readonly #files = new Map<string, Sending>();
  #pacing: ReturnType<typeof setTimeout> | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #isReading = false;

  constructor(options: FileSenderOptions) {
    this.#options = options;
  }

  /** Starts to send a file. */
  begin(id: string, source: FileSource): void {
    this.#files.set(id, { source, sent: 0, taken: 0 });
    this.#pump();
  }

  /** The other side has a file up to here. Less than before means that it has begun anew. */
  note(id: string, until: number): void {
    const file = this.#files.get(id);
    if (file === undefined) return;
    if (until < file.taken) file.sent = until;
    file.taken = until;
    file.sent = Math.max(file.sent, until);
    this.#waitForAnswer();
    this.#pump();
  }

  /** Sends no more of a file. */
  end(id: string): void {
    this.#files.delete(id);
    this.#waitForAnswer();
    this.#pump();
  }

  /** Sends nothing any more. */
  stop(): void {
    this.#files.clear();
    clearTimeout(this.#pacing);
    clearTimeout(this.#waiting);
  }

  #pump(): void {
    const [next] = this.#files;
    if (next === undefined || this.#pacing !== undefined || this.#isReading) return;
    const [id, file] = next;
    const isFull = file.sent - file.taken >= maxUnanswered * pieceBytes;
    if (isFull || file.sent >= file.source.size) return;
    this.#isReading = true;
    void this.#sendPiece(id, file).finally(() => {
      this.#isReading = false;
      this.#pacing = setTimeout(() => {
        this.#pacing = undefined;
        this.#pump();
      }, paceMs);
    });
  }

  async #sendPiece(id: string, file: Sending): Promise<void> {
    const offset = file.sent;
    const end = Math.min(offset + pieceBytes, file.source.size);
    const piece = await file.source
      .slice(offset, end)
      .arrayBuffer()
      .catch(() => null);
    if (this.#files.get(id) !== file || file.sent !== offset) return;
    if (piece === null) return this.#options.onUnreadable(id);
    file.sent = end;
    this.#options.send(id, offset, toBase64Url(new Uint8Array(piece)));
    if (this.#waiting === undefined) this.#waitForAnswer();
  }

  #waitForAnswer(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    if (this.#files.size === 0) return;
    this.#waiting = setTimeout(() => {
      for (const file of this.#files.values()) file.sent = file.taken;
      this.#waitForAnswer();
      this.#pump();
    }, patienceMs);
  }
}
