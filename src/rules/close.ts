import type { EndReason } from '../protocol/reasons.ts';
import { accepted, brokerRow, type Decision, type NewRow } from './decision.ts';
import { endedHandOver } from './ended-hand-over.ts';
import { noQuestions, settleAtEnd } from './questions.ts';
import { endedInvitation } from './second.ts';
import { nobody, type SessionState } from './session-state.ts';

/** The session is over: the row about it is its last (rule P14). */
export function close(
  session: SessionState,
  reason: EndReason,
  now: number,
  rows: readonly NewRow[] = [],
): Decision {
  const next: SessionState = {
    ...session,
    state: 'closed',
    closedAt: now,
    endReason: reason,
    questions: noQuestions,
    applicant: null,
    handOver: null,
    second: null,
    isPresent: nobody,
  };
  const settled = settleAtEnd(session, reason, now);
  const dropped = [...endedHandOver(session, 'handOver.sessionOver'), ...endedInvitation(session)];
  return accepted(next, [...rows, ...settled, ...dropped, brokerRow('broker.closed', { reason })]);
}
