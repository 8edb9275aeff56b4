import { createHash } from 'node:crypto';
import type { BrokerMessage } from '../../../src/protocol/broker-messages.ts';
import type { NewRow } from '../../../src/rules/decision.ts';

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

/** Whose log a row stands in. */
export interface LogOf {
  bank: string;
  session: string;
  /** Mixed into the digest of what people wrote, and deleted with it. */
  salt: string;
}

/** Gives a row its place after `tail`: its number, its exact bytes, and its link in the chain. */
export function placeRow(row: NewRow, tail: LogTail, at: number, log: LogOf): PlacedRow {
  const seq = tail.seq + 1;
  const body = JSON.stringify({ ...row.facts, ...factsOfText(row.text, log.salt) });
  const placed = { seq, at, who: row.who, type: row.type, message_id: row.id, body };
  const hash = hashOf(placed, tail.hash, log);
  return { ...placed, prev_hash: tail.hash, hash };
}

/** SHA-256 over everything of a row and the hash before it: no row can be changed, dropped or moved unseen. */
export function hashOf(
  row: Omit<PlacedRow, 'prev_hash' | 'hash'>,
  previous: string,
  { bank, session }: Omit<LogOf, 'salt'>,
): string {
  const parts = [bank, session, row.seq, row.at, row.who, row.type, row.message_id, row.body];
  const bytes = JSON.stringify(['remote-help-log-1', ...parts, previous]);
  return createHash('sha256').update(bytes).digest('base64url');
}

/** A row as a message for the seats. */
export function messageOf(row: PlacedRow, text: string | null): BrokerMessage {
  const { type, seq, at } = row;
  const id = row.message_id === null ? {} : { id: row.message_id };
  const said = text === null ? JSON.parse(row.body) : { text };
  // Made of what the checks returned when the message came; a test decodes every kind of row again.
  return { type, ...id, ...said, seq, at } as BrokerMessage;
}

function factsOfText(text: string | null, salt: string): object {
  if (text === null) return {};
  const digest = createHash('sha256').update(`${salt}\n${text}`).digest('base64url');
  return { characters: text.length, digest };
}
