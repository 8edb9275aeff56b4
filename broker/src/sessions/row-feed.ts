import type { BrokerMessage } from '../../../src/protocol/broker-messages.ts';
import type { CloseCode } from '../../../src/protocol/reasons.ts';
import type { Seat } from '../../../src/rules/session-state.ts';
import { isTold } from '../../../src/rules/told-types.ts';
import type { Line } from './line.ts';
import type { SessionArchive, KeptMessage } from './session-archive.ts';

const rowsAPage = 20;

/** Whom a feed tells what. */
export interface FeedOptions {
  readonly line: Line;
  readonly seat: Seat | 'applicant' | 'second';
  readonly archive: SessionArchive;
  readonly sessionId: string;
}

/**
 * Tells one seat the session's log in order, and in between what passes.
 *
 * Who comes back with much to catch up on gets it a page at a time, each when the one before has left: a
 * long log must not look like a reader who does not read. What is said meanwhile waits its turn.
 */
export class RowFeed {
  readonly line: Line;
  readonly #seat: Seat | 'applicant' | 'second';
  readonly #archive: SessionArchive;
  readonly #sessionId: string;
  #lastSeq: number;
  #waiting: (KeptMessage | BrokerMessage)[] | null = null;
  #closeCode: CloseCode | null = null;

  constructor({ line, seat, archive, sessionId }: FeedOptions, lastSeq: number) {
    this.line = line;
    this.#seat = seat;
    this.#archive = archive;
    this.#sessionId = sessionId;
    this.#lastSeq = lastSeq;
  }

  /** Says something that is in no log. */
  tell(message: BrokerMessage): void {
    if (this.#waiting === null) this.line.send(message);
    else this.#waiting.push(message);
  }

  /** Tells a row that has just been written. */
  tellRow(row: KeptMessage): void {
    if (this.#waiting === null) this.#sendRow(row);
    else this.#waiting.push(row);
  }

  /** Closes the line, after all that was to be told. */
  close(code: CloseCode): void {
    if (this.#waiting === null) this.line.close(code);
    else this.#closeCode = code;
  }

  /** Tells what the seat has missed. */
  async catchUp(): Promise<void> {
    this.#waiting = [];
    let page: KeptMessage[];
    do {
      page = await this.#archive.told(this.#sessionId, this.#lastSeq, rowsAPage);
      for (const row of page) this.#sendRow(row);
      await this.line.flushed();
    } while (page.length === rowsAPage && this.line.isOpen);
    this.#goLive();
  }

  #goLive(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const said of waiting) {
      if ('message' in said) this.#sendRow(said);
      else this.line.send(said);
    }
    if (this.#closeCode !== null) this.line.close(this.#closeCode);
  }

  #sendRow({ seq, message }: KeptMessage): void {
    if (seq <= this.#lastSeq) return;
    this.#lastSeq = seq;
    if (isTold(this.#seat, message.type)) this.line.send(message);
  }
}
