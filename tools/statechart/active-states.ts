import type { AnyMachineSnapshot } from 'xstate';

/** The ids of all states that are active, from the outermost inwards. */
export function activeStates(snapshot: AnyMachineSnapshot): string[] {
  return snapshot._nodes.map(({ id }) => id);
}
