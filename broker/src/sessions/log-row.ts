import { hash as digestOf } from 'node:crypto';
import type { BrokerMessage } from '../../../src/protocol/broker-messages.ts';
import { textFieldOf, type NewRow } from '../../../src/rules/decision.ts';

/** Where a session's log ends: the next row goes after it. */
export interface LogTail {
  readonly seq: number;
  readonly hash: string;
}

/** The tail of a log without rows. */
export const emptyLog: LogTail = { seq: 0, hash: '' };

/** A row of a session's log, in its place. */
export interface PlacedRow {
  seq: number;
  at: number;
  who: NewRow['who'];
  type: string;
  message_id: string | null;
  body: string;
  prev_hash: string;
  hash: string;
}

/** A row of the log with what someone wrote in it, if anything: as it is told, and encrypted as it is kept. */
export interface WrittenRow {
  row: PlacedRow;
  text: string | null;
  sealed: string | null;
}

/** Whose log a row stands in. */
export interface LogOf {
  bank: string;
  session: string;
}

/** Encrypts what someone wrote in the row of that number. */
export type SealText = (seq: number, text: string) => string;

/**
 * Gives a row its place after `tail`: its number, its exact bytes, and its link in the chain. The chain covers a text as it is
 * kept, encrypted: it can be checked without the key, and stays whole when the key is destroyed.
 */
export function placeRow(
  row: NewRow,
  tail: LogTail,
  at: number,
  log: LogOf,
  seal: SealText,
): WrittenRow {
  const seq = tail.seq + 1;
  const { text } = row;
  const sealed = text === null ? null : seal(seq, text);
  const body = JSON.stringify({ ...row.facts, ...factsOfText(text, sealed) });
  const placed = { seq, at, who: row.who, type: row.type, message_id: row.id, body };
  const hash = hashOf(placed, tail.hash, log);
  return { row: { ...placed, prev_hash: tail.hash, hash }, text, sealed };
}

/** Gives rows their places, one after another; answers also where the log ends then. */
export function placeRows(
  newRows: readonly NewRow[],
  tail: LogTail,
  at: number,
  log: LogOf,
  seal: SealText,
): { rows: WrittenRow[]; tail: LogTail } {
  let end = tail;
  const rows = newRows.map((newRow) => {
    const written = placeRow(newRow, end, at, log, seal);
    end = { seq: written.row.seq, hash: written.row.hash };
    return written;
  });
  return { rows, tail: end };
}

/** SHA-256 over everything of a row and the hash before it: no row can be changed, dropped or moved unseen. */
export function hashOf(
  row: Omit<PlacedRow, 'prev_hash' | 'hash'>,
  previous: string,
  { bank, session }: LogOf,
): string {
  const parts = [bank, session, row.seq, row.at, row.who, row.type, row.message_id, row.body];
  const bytes = JSON.stringify(['remote-help-log-1', ...parts, previous]);
  return digestOf('sha256', bytes, 'base64url');
}

/** A row as a message for the seats. */
export function messageOf(row: PlacedRow, text: string | null): BrokerMessage {
  const { type, seq, at } = row;
  const id = row.message_id === null ? {} : { id: row.message_id };
  const {
    characters: _,
    sealed: _sealed,
    ...facts
  } = JSON.parse(row.body) as Record<string, unknown>;
  const said = text === null ? facts : { ...facts, [textFieldOf(type)]: text };
  // Made of what the checks returned when the message came; a test decodes every kind of row again.
  return { type, ...id, ...said, seq, at } as BrokerMessage;
}

/** What a row says of an encrypted text. */
export function digestOfSealed(sealed: string): string {
  return digestOf('sha256', sealed, 'base64url');
}

function factsOfText(text: string | null, sealed: string | null): object {
  if (text === null || sealed === null) return {};
  return { characters: text.length, sealed: digestOfSealed(sealed) };
}
