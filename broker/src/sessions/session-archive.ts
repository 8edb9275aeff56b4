import type { BrokerMessage } from '../../../src/protocol/broker-messages.ts';
import type { MailProblem } from '../../../src/protocol/reasons.ts';
import type { MailStatus } from '../../../src/protocol/http.ts';
import { toldTypes } from '../../../src/rules/told-types.ts';
import type { Question, Questions } from '../../../src/rules/questions.ts';
import {
  nobody,
  noHelping,
  noProgram,
  type SessionState,
} from '../../../src/rules/session-state.ts';
import type { Store } from '../store/store.ts';
import { messageOf, type LogTail } from './log-row.ts';

/** A session as it stands on disk. */
export interface KeptSession {
  state: SessionState;
  tail: LogTail;
}

/** Where a message stands in its session's log. */
export interface Place {
  seq: number;
  at: number;
}

/** A message of a session's log. */
export interface KeptMessage {
  seq: number;
  message: BrokerMessage;
}

/** The key under which a sender's message is remembered (rule P6). */
export function placeKey(who: string, id: string): string {
  return `${who} ${id}`;
}

/** Reads sessions from disk. */
export class SessionArchive {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The sessions that are not over. */
  async open(): Promise<KeptSession[]> {
    const rows = await this.#select().where('sessions.state', '!=', 'closed').execute();
    return rows.map((row) => keptSession(this.#store, row));
  }

  /** An adviser's latest sessions, newest first. */
  async ofAdviser(subject: string, limit: number): Promise<SessionState[]> {
    const rows = await this.#select()
      .where('sessions.adviser_subject', '=', subject)
      .orderBy('sessions.opened_at', 'desc')
      .orderBy('sessions.session_id')
      .limit(limit)
      .execute();
    return rows.map((row) => keptSession(this.#store, row).state);
  }

  /** A session, open or over. */
  async find(sessionId: string): Promise<KeptSession | null> {
    const found = await this.#select()
      .where('sessions.session_id', '=', sessionId)
      .executeTakeFirst();
    return found === undefined ? null : keptSession(this.#store, found);
  }

  /** The session whose newest resume token this is, or the one before, open or over. */
  async idByToken(tokenDigest: string): Promise<string | null> {
    const found = await this.#store.database
      .selectFrom('sessions')
      .select('session_id')
      .where('bank', '=', this.#store.ownership.bank)
      .where((one) =>
        one.or([one('resume_digest', '=', tokenDigest), one('previous_digest', '=', tokenDigest)]),
      )
      .executeTakeFirst();
    return found?.session_id ?? null;
  }

  /** The session that a number was issued for. */
  async idByNumber(digest: string): Promise<string | null> {
    const found = await this.#store.database
      .selectFrom('numbers')
      .select('session_id')
      .where('bank', '=', this.#store.ownership.bank)
      .where('digest', '=', digest)
      .executeTakeFirst();
    return found?.session_id ?? null;
  }

  /** Which messages are in a session's log already, by sender and id. */
  async places(sessionId: string): Promise<Map<string, Place>> {
    const rows = await this.#store.database
      .selectFrom('log_rows')
      .select(['who', 'message_id', 'seq', 'at'])
      .where('bank', '=', this.#store.ownership.bank)
      .where('session_id', '=', sessionId)
      .where('message_id', 'is not', null)
      .execute();
    return new Map(
      rows.map(({ who, message_id, seq, at }) => [placeKey(who, message_id ?? ''), { seq, at }]),
    );
  }

  /** What is told of a session's log after `seq`, a page at a time. */
  async told(sessionId: string, seq: number, limit: number): Promise<KeptMessage[]> {
    const rows = await this.#store.database
      .selectFrom('log_rows')
      .leftJoin('chat_texts', (join) =>
        join
          .onRef('chat_texts.bank', '=', 'log_rows.bank')
          .onRef('chat_texts.session_id', '=', 'log_rows.session_id')
          .onRef('chat_texts.seq', '=', 'log_rows.seq'),
      )
      .selectAll('log_rows')
      .select('chat_texts.sealed')
      .where('log_rows.bank', '=', this.#store.ownership.bank)
      .where('log_rows.session_id', '=', sessionId)
      .where('log_rows.seq', '>', seq)
      .where('log_rows.type', 'in', [...toldTypes])
      .orderBy('log_rows.seq')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ seq: row.seq, message: messageOf(row, this.#textOf(row)) }));
  }

  #textOf({ session_id, seq, sealed }: { session_id: string; seq: number; sealed: string | null }) {
    return sealed === null ? null : this.#store.sessionKeys.open(session_id, `chat ${seq}`, sealed);
  }

  #select() {
    return selectSessions(this.#store);
  }
}

/** Each session with its present number and that number's letter. */
function selectSessions({ database, ownership }: Store) {
  return (
    database
      .selectFrom('sessions')
      .innerJoin('session_contents', (join) =>
        join
          .onRef('session_contents.bank', '=', 'sessions.bank')
          .onRef('session_contents.session_id', '=', 'sessions.session_id'),
      )
      .innerJoin('numbers', (join) =>
        join
          .onRef('numbers.bank', '=', 'sessions.bank')
          .onRef('numbers.digest', '=', 'sessions.number_digest'),
      )
      .innerJoin('outbox', (join) =>
        join
          .onRef('outbox.bank', '=', 'sessions.bank')
          .onRef('outbox.number_digest', '=', 'sessions.number_digest'),
      )
      .where('sessions.bank', '=', ownership.bank)
      // A session that is just being deleted has no key any more.
      .where('sessions.is_going', '=', 0)
      .selectAll('sessions')
      .select('session_contents.sealed_email')
      .select(['outbox.status', 'outbox.problem', 'outbox.sent_at'])
      .select(['numbers.issued_at', 'numbers.expires_at', 'numbers.used_at'])
  );
}

type Found = Awaited<ReturnType<ReturnType<typeof selectSessions>['execute']>>[number];

function keptSession({ sessionKeys }: Store, row: Found): KeptSession {
  const state: SessionState = {
    id: row.session_id,
    reference: row.reference,
    adviser: { subject: row.adviser_subject, name: row.adviser_name, role: row.adviser_role },
    customerEmail: sessionKeys.open(row.session_id, 'email', row.sealed_email),
    locale: row.locale,
    state: row.state,
    openedAt: row.opened_at,
    joinedAt: row.joined_at,
    closedAt: row.closed_at,
    endReason: row.end_reason,
    handleDigest: row.handle_digest,
    number: numberOf(row),
    mail: mailOf(row),
    wrongTries: row.wrong_tries,
    resumeDigest: row.resume_digest,
    previousDigest: row.previous_digest,
    resumeKey: row.resume_key,
    joinId: row.join_id,
    hasAgreed: row.has_agreed === 1,
    wordsDiffer: row.words_differ === 1,
    pairing: row.pairing,
    pictureEpoch: row.picture_epoch,
    questions: questionsIn(row.questions),
    adviserWasSeated: row.adviser_was_seated === 1,
    shown: parsed(row.shown),
    program: parsed(row.program) ?? noProgram.program,
    control: parsed(row.control) ?? noProgram.control,
    ...noHelping,
    ...helpingIn(row.helping),
    applicant: null,
    isPresent: nobody,
    awaySince: {
      customer: row.customer_away_since,
      adviser: row.adviser_away_since,
      companion: row.companion_away_since,
    },
  };
  return { state, tail: { seq: row.last_seq, hash: row.last_hash } };
}

/** What this broker, or an older one, wrote as JSON. */
function parsed<Kept>(json: string | null): Kept | null {
  return json === null ? null : (JSON.parse(json) as Kept);
}

/** What was asked for and exchanged; a second adviser is away until they come back. */
function helpingIn(json: string | null): Partial<Pick<SessionState, keyof typeof noHelping>> {
  const kept = parsed<Partial<Pick<SessionState, keyof typeof noHelping>>>(json) ?? {};
  return kept.second ? { ...kept, second: { ...kept.second, isPresent: false } } : kept;
}

/** The questions, also as an older broker wrote them, which knew of one at a time. */
function questionsIn(json: string): Questions {
  type Kept = readonly Question[] | Question | null;
  const { asked, allowed } = JSON.parse(json) as Record<keyof Questions, Kept>;
  const listOf = (kept: Kept) => (kept === null ? [] : [kept].flat());
  return { asked: listOf(asked), allowed: listOf(allowed) };
}

function numberOf(row: Found): SessionState['number'] {
  const { number_digest: digest, issued_at: issuedAt, expires_at: expiresAt } = row;
  return { digest, issuedAt, expiresAt, isUsed: row.used_at !== null };
}

interface MailColumns {
  status: MailStatus['status'];
  problem: MailProblem | null;
  sent_at: number | null;
}

function mailOf({ status, problem, sent_at }: MailColumns): MailStatus {
  if (status === 'sent') return { status, at: sent_at ?? 0 };
  if (status === 'waiting') return { status };
  return { status, problem: problem ?? 'mail.unreachable' };
}
