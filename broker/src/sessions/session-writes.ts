import type { SessionState } from '../../../src/rules/session-state.ts';
import { statement, type Filled } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import type { WriteStep } from '../store/writer-thread.ts';
import { neededStep, step } from '../store/writer.ts';
import type { PlacedRow, SealText, WrittenRow } from './log-row.ts';
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

/** The statements that write how a session goes on from `before`. They find nothing to change once it is closed (rule P14). */
export function changingSteps(
  store: Store,
  before: KeptSession,
  kept: KeptSession,
  rows: readonly WrittenRow[],
): WriteStep[] {
  const { state } = kept;
  const changed = changedColumns(before, kept);
  const update = updateOf(Object.keys(changed) as (keyof ChangingColumns)[]);
  const { bank } = store.ownership;
  return [
    { ...update(store, { ...changed, bank, session_id: state.id }), needsRow: true },
    ...rowSteps(store, state.id, rows),
    ...(state.state === 'closed' ? endingSteps(store, state) : []),
  ];
}

type ChangingColumns = ReturnType<typeof changingColumns>;
type Update = Partial<ChangingColumns> & { bank: string; session_id: string };

/** The statements by what they change: a few dozen, of all that a session can do. */
const updates = new Map<string, Filled<Update>>();

function updateOf(columns: readonly (keyof ChangingColumns)[]): Filled<Update> {
  const key = columns.join(' ');
  const known = updates.get(key);
  if (known !== undefined) return known;
  const update = statement<Update>(
    [...columns, 'bank', 'session_id'],
    ({ database }, { bank, session_id, ...changed }) =>
      database
        .updateTable('sessions')
        .set(changed)
        .where('bank', '=', bank)
        .where('session_id', '=', session_id)
        .where('state', '!=', 'closed')
        .returning('session_id'),
  );
  updates.set(key, update);
  return update;
}

/** What is new of a session; its log's end is always written, so that there is something to write. */
function changedColumns(before: KeptSession, kept: KeptSession): Partial<ChangingColumns> {
  const old = changingColumns(before);
  const { last_seq, last_hash, ...columns } = changingColumns(kept);
  const changed = Object.entries(columns).filter(
    ([name, value]) => old[name as keyof ChangingColumns] !== value,
  );
  return { ...(Object.fromEntries(changed) as Partial<ChangingColumns>), last_seq, last_hash };
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
      second: state.second,
      refusedSeconds: state.refusedSeconds,
    }),
    last_seq: tail.seq,
    last_hash: tail.hash,
  };
}

type Place = { bank: string; owner: string; epoch: number; session_id: string };

const insertRow = statement<Place & PlacedRow & { about: string | null }>(
  [
    ...(['bank', 'owner', 'epoch', 'session_id', 'seq', 'at', 'who', 'type'] as const),
    ...(['message_id', 'body', 'prev_hash', 'hash', 'about'] as const),
  ],
  ({ database }, row) => database.insertInto('log_rows').values(row),
);

const insertText = statement<Place & { seq: number; sealed: string }>(
  ['bank', 'owner', 'epoch', 'session_id', 'seq', 'sealed'],
  ({ database }, text) => database.insertInto('chat_texts').values(text),
);

/** The statements that write rows of a log, with their encrypted texts. `about` is the session that an act of keeping is about. */
export function rowSteps(
  store: Store,
  logId: string,
  rows: readonly WrittenRow[],
  about: string | null = null,
): WriteStep[] {
  const owned = { ...store.ownership, session_id: logId };
  return rows.flatMap(({ row, sealed }) => {
    const inserted = insertRow(store, { ...owned, ...row, about });
    if (sealed === null) return [inserted];
    return [inserted, insertText(store, { ...owned, seq: row.seq, sealed })];
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
