import type { HandOverEnd } from '../protocol/reasons.ts';
import { brokerRow, type NewRow } from './decision.ts';
import type { SessionState } from './session-state.ts';

/** The row about a question to take a session over that nobody can answer any more; none where none stood. */
export function endedHandOver({ handOver }: SessionState, why: HandOverEnd): NewRow[] {
  return handOver === null ? [] : [brokerRow('broker.droppedHandOver', { ask: handOver.ask, why })];
}
