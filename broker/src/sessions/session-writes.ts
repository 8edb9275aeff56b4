import type { Compilable } from 'kysely';
import type { SessionState } from '../../../src/rules/session-state.ts';
import type { Store } from '../store/store.ts';
import type { WriteStep } from '../store/writer-thread.ts';
import { neededStep, step } from '../store/writer.ts';
import type { SealText, WrittenRow } from './log-row.ts';
import type { KeptSession } from './session-archive.ts';

/** Encrypts what is written in a session under the session's own key. */
export function sealTextOf({ sessionKeys }: Store, sessionId: string): SealText {
  return (seq, text) => sessionKeys.seal(sessionId, `chat ${seq}`, text);
}

/** The statements that bring a new session to disk. */
export function openingSteps(
  store: Store,
  { state, tail }: KeptSession,
  rows: readonly WrittenRow[],
): WriteStep[] {
  const { database, ownership } = store;
  const owned = { ...ownership, session_id: state.id };
  const fixed = {
    reference: state.reference,
    locale: state.locale,
    handle_digest: state.handleDigest,
    opened_at: state.openedAt,
  };
  const content = { sealed_email: store.sessionKeys.seal(state.id, 'email', state.customerEmail) };
  return [
    step(
      database
        .insertInto('sessions')
        .values({ ...owned, ...fixed, ...changingColumns({ state, tail }) }),
    ),
    step(database.insertInto('session_contents').values({ ...owned, ...content })),
    ...rowSteps(store, state.id, rows),
  ];
}

/** The statements that write how a session goes on. They find nothing to change once it is closed (rule P14). */
export function changingSteps(
  store: Store,
  kept: KeptSession,
  rows: readonly WrittenRow[],
): WriteStep[] {
  const { database, ownership } = store;
  const update = database
    .updateTable('sessions')
    .set(changingColumns(kept))
    .where('bank', '=', ownership.bank)
    .where('session_id', '=', kept.state.id)
    .where('state', '!=', 'closed')
    .returning('session_id');
  return [
    neededStep(update),
    ...rowSteps(store, kept.state.id, rows),
    ...(kept.state.state === 'closed' ? endingSteps(store, kept.state) : []),
  ];
}

/** The statements that write what was on its way when the session ended: only where nothing else has come since. */
export function lateSteps(
  store: Store,
  before: KeptSession,
  { state, tail }: KeptSession,
  rows: readonly WrittenRow[],
): WriteStep[] {
  const { database, ownership } = store;
  const update = database
    .updateTable('sessions')
    .set({ last_seq: tail.seq, last_hash: tail.hash })
    .where('bank', '=', ownership.bank)
    .where('session_id', '=', state.id)
    .where('state', '=', 'closed')
    .where('is_going', '=', 0)
    .where('last_seq', '=', before.tail.seq)
    .returning('session_id');
  return [neededStep(update), ...rowSteps(store, state.id, rows)];
}

function changingColumns({ state, tail }: KeptSession) {
  return {
    state: state.state,
    adviser_subject: state.adviser.subject,
    adviser_name: state.adviser.name,
    adviser_role: state.adviser.role,
    number_digest: state.number.digest,
    wrong_tries: state.wrongTries,
    joined_at: state.joinedAt,
    closed_at: state.closedAt,
    end_reason: state.endReason,
    resume_digest: state.resumeDigest,
    previous_digest: state.previousDigest,
    resume_key: state.resumeKey,
    join_id: state.joinId,
    adviser_was_seated: Number(state.adviserWasSeated),
    customer_away_since: state.awaySince.customer,
    adviser_away_since: state.awaySince.adviser,
    companion_away_since: state.awaySince.companion,
    words_differ: Number(state.wordsDiffer),
    has_agreed: Number(state.hasAgreed),
    questions: JSON.stringify(state.questions),
    pairing: state.pairing,
    picture_epoch: state.pictureEpoch,
    shown: state.shown === null ? null : JSON.stringify(state.shown),
    program: JSON.stringify(state.program),
    control: JSON.stringify(state.control),
    helping: JSON.stringify({
      system: state.system,
      files: state.files,
      handOver: state.handOver,
      earlierAdvisers: state.earlierAdvisers,
    }),
    last_seq: tail.seq,
    last_hash: tail.hash,
  };
}

/** The statements that write rows of a log, with their encrypted texts. `about` is the session that an act of keeping is about. */
export function rowSteps(
  store: Store,
  logId: string,
  rows: readonly WrittenRow[],
  about: string | null = null,
): WriteStep[] {
  const { database, ownership } = store;
  const owned = { ...ownership, session_id: logId };
  return rows.flatMap(({ row, sealed }) => {
    const queries: Compilable[] = [
      database.insertInto('log_rows').values({ ...owned, ...row, about }),
    ];
    if (sealed !== null) {
      queries.push(database.insertInto('chat_texts').values({ ...owned, seq: row.seq, sealed }));
    }
    return queries.map(step);
  });
}

/** With its session a number dies, and the letter that was to bring it is erased. */
function endingSteps({ database, ownership }: Store, session: SessionState): WriteStep[] {
  const { id, closedAt, mail } = session;
  const number = database
    .updateTable('numbers')
    .set({ killed_at: closedAt })
    .where('bank', '=', ownership.bank)
    .where('session_id', '=', id)
    .where('used_at', 'is', null)
    .where('killed_at', 'is', null);
  const letter = database
    .updateTable('outbox')
    .set({ sealed: null, status: mail.status, problem: 'problem' in mail ? mail.problem : null })
    .where('bank', '=', ownership.bank)
    .where('number_digest', '=', session.number.digest);
  return [step(number), step(letter)];
}
