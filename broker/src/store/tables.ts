import type { Generated } from 'kysely';
import type { NewRow } from '../../../src/rules/decision.ts';
import type { Locale, BrokerState } from '../../../src/protocol/states.ts';
import type { EndReason, MailProblem } from '../../../src/protocol/reasons.ts';

/** Whose a row is: the bank's, and the broker's that wrote it, in that broker's life number `epoch`. */
interface Owned {
  bank: string;
  owner: string;
  epoch: number;
}

interface SessionRow extends Owned {
  session_id: string;
  reference: string;
  adviser_subject: string;
  adviser_name: string;
  adviser_role: string;
  locale: Locale;
  state: BrokerState;
  handle_digest: string;
  /** The number that leads here at the moment. */
  number_digest: string;
  wrong_tries: number;
  opened_at: number;
  joined_at: number | null;
  closed_at: number | null;
  end_reason: EndReason | null;
  resume_digest: string | null;
  previous_digest: string | null;
  resume_key: string | null;
  join_id: string | null;
  adviser_was_seated: number;
  /** When the last byte of a seat came whose line is lost. */
  customer_away_since: number | null;
  adviser_away_since: number | null;
  companion_away_since: number | null;
  words_differ: number;
  has_agreed: number;
  /** The questions that are not settled, as JSON. */
  questions: string;
  pairing: number;
  picture_epoch: number;
  /** What is shown, how far the bank's program is, and who controls, each as JSON: nothing is looked up by them. */
  shown: string | null;
  program: string | null;
  control: string | null;
  /** What was asked for and is exchanged beside the picture, as JSON. */
  helping: string | null;
  last_seq: number;
  last_hash: string;
  /** Whether its deletion has begun: from then on no hold can come. */
  is_going: Generated<number>;
}

/** What a session holds of a person; apart from the session, so that it can be deleted alone. */
interface SessionContentRow extends Owned {
  session_id: string;
  /** Encrypted under the session's key. */
  sealed_email: string;
}

interface LogRow extends Owned {
  session_id: string;
  seq: number;
  at: number;
  who: NewRow['who'];
  type: string;
  message_id: string | null;
  /** The exact bytes that the hash covers. */
  body: string;
  prev_hash: string;
  hash: string;
  /** In the log of keeping: the session that an act is about, as its body says, to find its acts by. */
  about: string | null;
}

interface ChatTextRow extends Owned {
  session_id: string;
  seq: number;
  /** What was written, encrypted under the session's key. */
  sealed: string;
}

interface NumberRow extends Owned {
  digest: string;
  session_id: string;
  issued_at: number;
  expires_at: number;
  used_at: number | null;
  killed_at: number | null;
}

interface OutboxRow extends Owned {
  mail_id: string;
  session_id: string;
  number_digest: string;
  message_header: string;
  /** The number for the letter, encrypted under a key that is not here; erased when it is of no more use. */
  sealed: string | null;
  status: 'waiting' | 'sent' | 'retrying' | 'failed';
  problem: MailProblem | null;
  attempts: number;
  next_attempt_at: number;
  sent_at: number | null;
}

interface AlarmRow extends Owned {
  alarm_id: string;
  at: number;
  session_id: string | null;
  gave_number: number;
  gave_handle: number;
}

interface SignInRow {
  bank: string;
  cookie_digest: string;
  state: string;
  nonce: string;
  verifier: string;
  expires_at: number;
}

/** Somebody of the bank's staff who is signed in, as an adviser or for the complaints department. */
interface StaffSessionRow {
  bank: string;
  cookie_digest: string;
  subject: string;
  name: string;
  role: string;
  signed_in_at: number;
  last_seen_at: number;
}

interface OwnerRow {
  bank: string;
  owner: string;
  epoch: number;
}

/** Where a log stood when a head was signed. */
interface TreeLeafRow {
  bank: string;
  position: number;
  session_id: string;
  seq: number;
  hash: string;
}

interface HeadRow {
  bank: string;
  number: number;
  /** The exact text that is signed. */
  body: string;
  signature: string;
  /** The full parts of the tree, from which the next head goes on. */
  parts: string;
}

/** That one key for signatures followed another one. */
interface KeySuccessionRow {
  bank: string;
  number: number;
  /** The exact text that both have signed. */
  body: string;
  old_signature: string;
  new_signature: string;
}

interface HoldRow {
  bank: string;
  session_id: string;
  set_at: number;
}

interface DeletionRow {
  bank: string;
  session_id: string;
  reference: string;
  /** The exact text that is signed. */
  body: string;
  signature: string;
}

/** Everything that the broker keeps. */
export interface Tables {
  owners: OwnerRow;
  sessions: SessionRow;
  session_contents: SessionContentRow;
  log_rows: LogRow;
  chat_texts: ChatTextRow;
  numbers: NumberRow;
  outbox: OutboxRow;
  alarms: AlarmRow;
  sign_ins: SignInRow;
  adviser_sessions: StaffSessionRow;
  officer_sessions: StaffSessionRow;
  tree_leaves: TreeLeafRow;
  heads: HeadRow;
  key_successions: KeySuccessionRow;
  holds: HoldRow;
  deletions: DeletionRow;
}
