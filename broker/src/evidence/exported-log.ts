import type { LogLine, TextLine, TraceLine } from '../../../src/trace/format.ts';
import type { LogRow } from '../../../src/trace/log-row.ts';
import { logTrace } from '../../../src/trace/log-trace.ts';
import { keptSuccessions } from '../keeping/kept-successions.ts';
import type { SigningKey } from '../keeping/signing-key.ts';
import type { Store } from '../store/store.ts';
import { headOfLog } from './head-of-log.ts';

/** What an export is made from. */
export interface ExportSource {
  readonly store: Store;
  /** The broker's data folder. */
  readonly folder: string;
  readonly signingKey: SigningKey;
  readonly now: () => number;
}

/** A session that is exported. */
export interface ExportedSession {
  readonly sessionId: string;
  readonly reference: string;
}

/**
 * A session's log as the offline inspector reads it: the trace, whose log it is, each row as it is chained, and what was
 * written in the chat.
 *
 * @throws {SessionKeyError} if the session's key is gone.
 */
export async function* exportedLog(
  source: ExportSource,
  session: ExportedSession,
): AsyncGenerator<TraceLine> {
  const { sessionId } = session;
  const rows = await rowsOf(source, sessionId);
  const texts = await textsOf(source, sessionId);
  const log = await logLine(source, session, rows.length);
  for (const line of logTrace(rows)) {
    yield line;
    if (line.k === 'head') yield log;
    const text = line.k === 'row' ? texts.get(line.seq) : undefined;
    if (text !== undefined) yield text;
  }
}

async function logLine(
  source: ExportSource,
  { sessionId: session, reference }: ExportedSession,
  rows: number,
): Promise<LogLine> {
  const { store, signingKey, now } = source;
  const { database, ownership } = store;
  const { bank } = ownership;
  const { publicKey: key } = signingKey;
  const head = await headOfLog(database, bank, session);
  const exported = new Date(now()).toISOString();
  const keys = await keptSuccessions(store);
  return { k: 'log', bank, session, reference, rows, exported, key, keys, head };
}

async function rowsOf({ store }: ExportSource, sessionId: string): Promise<LogRow[]> {
  const { database, ownership } = store;
  const rows = await database
    .selectFrom('log_rows')
    .select(['seq', 'at', 'who', 'type', 'message_id', 'body', 'prev_hash', 'hash'])
    .where('bank', '=', ownership.bank)
    .where('session_id', '=', sessionId)
    .orderBy('seq')
    .execute();
  return rows.map(({ message_id: id, prev_hash: previous, ...row }) => ({ ...row, id, previous }));
}

async function textsOf({ store }: ExportSource, sessionId: string): Promise<Map<number, TextLine>> {
  const { database, ownership, sessionKeys } = store;
  const rows = await database
    .selectFrom('chat_texts')
    .select(['seq', 'sealed'])
    .where('bank', '=', ownership.bank)
    .where('session_id', '=', sessionId)
    .execute();
  return new Map(
    rows.map(({ seq, sealed }) => [
      seq,
      { k: 'text', seq, text: sessionKeys.open(sessionId, `chat ${seq}`, sealed) },
    ]),
  );
}

/** A session's log as the text of its trace, a line at a time. */
export async function* exportedText(
  source: ExportSource,
  session: ExportedSession,
): AsyncGenerator<string> {
  for await (const line of exportedLog(source, session)) yield `${JSON.stringify(line)}\n`;
}
