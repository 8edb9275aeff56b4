import { times } from '../protocol/limits.ts';
import {
  accepted,
  brokerRow,
  dropped,
  refused,
  type BrokerSays,
  type Decision,
  type Surroundings,
  type Tell,
} from './decision.ts';
import { isJoined, type SessionState } from './session-state.ts';

type StoredPiece = Extract<BrokerSays, { type: 'broker.storedPiece' }>;

/**
 * A piece is on disk. Late ones count for the recording, but only one of what is shown now says that it may be shown
 * on (rule P27).
 */
export function noteStoredPiece(
  session: SessionState,
  { type, ageMs, subject, ...facts }: StoredPiece,
): Decision {
  const wasOpened = facts.epoch <= session.pictureEpoch;
  const isOurs = subject === session.adviser.subject;
  if (!isJoined(session) || !wasOpened || !isOurs) return refused('notNow');
  const row = { ...brokerRow(type, facts), id: `${facts.take}/${facts.piece}` };
  return accepted(session, [row], isOfNow(session, { epoch: facts.epoch, ageMs }) ? told : []);
}

/**
 * A piece of what was shown until the end, which was on its way when the session ended: for a while it is taken yet. Beside the
 * adviser's notes it is the only thing that is written after the end (rules P14, P28, P41).
 */
export function noteLatePiece(
  session: SessionState,
  { type, ageMs: _, subject, ...facts }: StoredPiece,
  { now }: Surroundings,
): Decision {
  const { closedAt, shown, pictureEpoch, adviser } = session;
  // What was shown last is still said of a session that ended while it was shown.
  const wasShown = shown !== null && facts.epoch === pictureEpoch && subject === adviser.subject;
  if (closedAt === null || !wasShown || facts.from > closedAt) return dropped;
  if (now - closedAt > times.lastPieceMs) return dropped;
  return accepted(session, [{ ...brokerRow(type, facts), id: `${facts.take}/${facts.piece}` }]);
}

/** Whether a piece says that what is shown now is recorded. */
export function isOfNow(
  session: SessionState,
  { epoch, ageMs }: Pick<StoredPiece, 'epoch' | 'ageMs'>,
): boolean {
  const isCurrent = session.state === 'sharing' && epoch === session.pictureEpoch;
  return isCurrent && ageMs < times.recordingMs;
}

/** Nothing of what is shown has come to the disk for too long: it is not shown any more (rule P27). */
export function stopUnrecorded(session: SessionState): Decision {
  if (session.state !== 'sharing') return dropped;
  const row = brokerRow('broker.stoppedSharing', { why: 'recording.notStored' });
  return accepted({ ...session, state: 'stopped', shown: null }, [row]);
}

const told: readonly Tell[] = [
  { to: 'customer', message: { type: 'broker.storedPiece' } },
  { to: 'adviser', message: { type: 'broker.storedPiece' } },
];
