import { accepted, type Decision, type NewRow } from './decision.ts';
import { endPermission } from './questions.ts';
import type { SessionState } from './session-state.ts';

/** Nothing is shown any more. When the customer ended it, their yes is taken back, and that is a record of its own. */
export function stopSharing(
  session: SessionState,
  row: NewRow,
  isTakenBack: boolean,
  now: number,
): Decision {
  const over = endPermission(session, 'show', isTakenBack, now);
  return accepted({ ...over.next, state: 'stopped', shown: null }, [row, ...over.rows]);
}
