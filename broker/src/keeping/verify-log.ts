import type { DatabaseSync } from 'node:sqlite';
import { digestOfSealed, hashOf, type LogTail, type PlacedRow } from '../sessions/log-row.ts';
import { keepingLogId, sessionIn } from './keeping-log.ts';
import type { Damage, DamageProblem } from './damage.ts';
import type { KeyChain } from './key-succession.ts';
import { isReceiptRow, isSignedReceipt } from './verify-receipt-row.ts';

/** A session as its own row in the database describes it. */
export type KeptColumns = Readonly<Record<string, unknown>>;

/** What a log turned out to be: its hashes by row, and where it ends. */
export interface ReadLog {
  readonly tail: LogTail;
  readonly hashes: ReadonlyMap<number, string>;
}

/** A row as it is kept: a copy from before version 0010 of the tables has no `about`. */
type Row = PlacedRow & { session_id: string; about?: string | null };

/** Reads the logs of a database one after another, and finds what is wrong within each. */
export class LogVerifier {
  readonly #database: DatabaseSync;
  readonly #bank: string;
  readonly #keys: KeyChain;
  readonly #found: (damage: Damage) => void;

  constructor(
    database: DatabaseSync,
    bank: string,
    keys: KeyChain,
    found: (damage: Damage) => void,
  ) {
    this.#database = database;
    this.#bank = bank;
    this.#keys = keys;
    this.#found = found;
  }

  /** The log of one session, checked. `kept` is `null` for a log that has no session. */
  read(sessionId: string, kept: KeptColumns | null): ReadLog {
    const hashes = new Map<number, string>();
    let tail: LogTail = { seq: 0, hash: '' };
    const summary = new LogSummary();
    const texts = this.#texts(sessionId);
    for (const row of this.#rows(sessionId)) {
      const problem = this.#problemOf(row, tail);
      if (problem !== null) {
        const seq = problem === 'row.missing' ? tail.seq + 1 : row.seq;
        this.#found({ where: sessionId, seq, problem });
      }
      this.#checkText(row, texts);
      this.#checkReceipt(row);
      summary.add(row);
      hashes.set(row.seq, row.hash);
      tail = { seq: row.seq, hash: row.hash };
    }
    for (const seq of texts.keys()) this.#found({ where: sessionId, seq, problem: 'text.foreign' });
    if (kept !== null) this.#compare(sessionId, kept, tail, summary);
    return { tail, hashes };
  }

  #rows(sessionId: string): Iterable<Row> {
    return this.#database
      .prepare('select * from log_rows where bank = ? and session_id = ? order by seq')
      .iterate(this.#bank, sessionId) as unknown as Iterable<Row>;
  }

  #texts(sessionId: string): Map<number, string> {
    const rows = this.#database
      .prepare('select seq, sealed from chat_texts where bank = ? and session_id = ?')
      .all(this.#bank, sessionId);
    return new Map(rows.map((row) => [Number(row['seq']), String(row['sealed'])]));
  }

  #problemOf(row: Row, before: LogTail): DamageProblem | null {
    const isItself =
      hashOf(row, row.prev_hash, { bank: this.#bank, session: row.session_id }) === row.hash;
    const isFound = row.about === undefined || row.about === aboutOf(row);
    if (!isItself || !isFound) return 'row.changed';
    if (row.seq !== before.seq + 1) return 'row.missing';
    return row.prev_hash === before.hash ? null : 'row.foreign';
  }

  #checkText(row: Row, texts: Map<number, string>): void {
    const digest = factOf(row, 'sealed');
    if (typeof digest !== 'string') return;
    const sealed = texts.get(row.seq);
    texts.delete(row.seq);
    const problem = sealed === undefined ? 'text.missing' : 'text.changed';
    if (sealed !== undefined && digestOfSealed(sealed) === digest) return;
    this.#found({ where: row.session_id, seq: row.seq, problem });
  }

  /** A chain can be made anew by whoever can write the database; a signature cannot. */
  #checkReceipt(row: Row): void {
    if (!isReceiptRow(row)) return;
    const log = { bank: this.#bank, session: row.session_id };
    if (isSignedReceipt(factsOf(row), row.at, log, this.#keys)) return;
    this.#found({ where: row.session_id, seq: row.seq, problem: 'receipt.notSigned' });
  }

  #compare(sessionId: string, kept: KeptColumns, tail: LogTail, summary: LogSummary): void {
    const where = sessionId;
    const lastSeq = Number(kept['last_seq']);
    if (tail.seq < lastSeq) this.#found({ where, seq: tail.seq + 1, problem: 'log.cut' });
    else if (tail.seq > lastSeq) this.#found({ where, seq: lastSeq + 1, problem: 'log.grown' });
    else if (tail.hash !== kept['last_hash'] || !summary.agreesWith(kept)) {
      this.#found({ where, seq: null, problem: 'session.changed' });
    }
  }
}

/** What a log says of its session, to be held against what the session's own row says. */
class LogSummary {
  #opened: Readonly<Record<string, unknown>> = {};
  #openedAt: unknown = null;
  #joinedAt: unknown = null;
  #closedAt: unknown = null;
  #endReason: unknown = null;
  #hasAgreed = 0;
  #adviser: unknown = null;

  add(row: Row): void {
    if (row.type === 'broker.openedSession') {
      this.#opened = factsOf(row);
      this.#openedAt = row.at;
      this.#adviser = this.#opened['adviser'];
    }
    // From here on it is the session of who said yes.
    if (row.type === 'adviser.acceptedHandOver') this.#adviser = factOf(row, 'by');
    if (row.type === 'customer.joined') this.#joinedAt = row.at;
    if (row.type === 'customer.agreed') this.#hasAgreed = 1;
    if (row.type !== 'broker.closed') return;
    this.#closedAt = row.at;
    this.#endReason = factOf(row, 'reason');
  }

  agreesWith(kept: KeptColumns): boolean {
    const adviser = (this.#adviser ?? {}) as Record<string, unknown>;
    const said: Record<string, unknown> = {
      reference: this.#opened['reference'],
      adviser_subject: adviser['subject'],
      adviser_name: adviser['name'],
      adviser_role: adviser['role'],
      locale: this.#opened['locale'],
      opened_at: this.#openedAt,
      joined_at: this.#joinedAt,
      closed_at: this.#closedAt,
      end_reason: this.#endReason,
      has_agreed: this.#hasAgreed,
    };
    const isClosed = kept['state'] === 'closed';
    if (isClosed !== (this.#closedAt !== null)) return false;
    return Object.entries(said).every(([column, value]) => kept[column] === value);
  }
}

function factsOf({ body }: Row): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    // A body that is no JSON has been changed, which its hash has told already.
    return {};
  }
}

/** What an act of keeping must be found by: by another session it would be hidden, though it stands in the chain. */
function aboutOf(row: Row): string | null {
  return row.session_id === keepingLogId ? sessionIn(factsOf(row)) : null;
}

function factOf(row: Row, name: string): unknown {
  return factsOf(row)[name];
}
