import { sessionStates, type SessionState } from '../../protocol/states.ts';
import type { StepLine } from '../../trace/format.ts';

/** Which of the product's seven states a step leads to, by its tags; `null` if its statechart has none. */
export function productStateOf({ tags }: Pick<StepLine, 'tags'>): SessionState | null {
  return sessionStates.find((state) => tags.includes(state)) ?? null;
}
