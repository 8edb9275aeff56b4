import type { StepLine } from '../../trace/format.ts';

/** The product's states, in the order in which a session goes through them. */
export const productStates = [
  'consent',
  'download',
  'connect',
  'chat-only',
  'sharing',
  'stopped',
  'closed',
] as const;

export type ProductState = (typeof productStates)[number];

/** Which of the product's seven states a step leads to, by its tags; `null` if its statechart has none. */
export function productStateOf({ tags }: Pick<StepLine, 'tags'>): ProductState | null {
  return productStates.find((state) => tags.includes(state)) ?? null;
}
