import { sessionStates, type SessionState } from '../protocol/states.ts';
import type { SessionSnapshot } from './session.machine.ts';

/**
 * Which of the product's seven states a session is in.
 *
 * It stands apart from the statechart, so that a page can say so before the statechart is loaded.
 */
export function stateOf(snapshot: Pick<SessionSnapshot, 'hasTag'>): SessionState {
  const state = sessionStates.find((name) => snapshot.hasTag(name));
  if (state === undefined) throw new Error('Every state of the session carries its name as a tag');
  return state;
}
