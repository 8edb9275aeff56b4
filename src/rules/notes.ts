import { times } from '../protocol/limits.ts';
import {
  accepted,
  refused,
  type BrokerSays,
  type Decision,
  type Surroundings,
} from './decision.ts';
import { identityOf } from './hand-over.ts';
import type { SessionState } from './session-state.ts';

/**
 * The session's own adviser writes down notes: at any time until it is over, and for a while after that, when there is time for it
 * (rule P41). Each writing is a row, and the newest one is what stands.
 */
export function noteNotes(
  session: SessionState,
  { id, text, by }: Extract<BrokerSays, { type: 'broker.heardNotes' }>,
  { now }: Surroundings,
): Decision {
  const { closedAt, adviser } = session;
  if (by.subject !== adviser.subject) return refused('notAllowed');
  if (closedAt !== null && now - closedAt > times.lateNotesMs) return refused('notNow');
  const facts = { by: identityOf(by) };
  return accepted(session, [{ who: 'adviser', type: 'adviser.wroteNotes', id, facts, text }]);
}
