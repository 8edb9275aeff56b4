import type { AnyMachineSnapshot, AnyTransitionDefinition } from 'xstate';
import { toPlain } from './codec.ts';
import type { MachineFacts } from './facts.ts';
import type { Moment, Plain } from './format.ts';

/** What led to a moment, as XState tells it on the way. */
export interface Course {
  /** The arrows that were taken. */
  readonly tr: readonly string[];
  /** The actions that were carried out. */
  readonly acts: readonly string[];
}

/** A statechart at one moment, as a trace holds it. */
export function momentOf(
  snapshot: AnyMachineSnapshot,
  { tr, acts }: Course,
  facts: MachineFacts,
): Moment {
  return {
    value: snapshot.value as Plain,
    status: snapshot.status,
    ctx: toPlain(snapshot.context, facts.context),
    tags: [...snapshot.tags].sort(),
    tr,
    acts,
    kids: Object.keys(snapshot.children),
  };
}

/**
 * The name of an arrow: the state that it starts from, the event, and which of that state's arrows for the event.
 *
 * It is the same in every copy of a statechart: `session.connect.entering/customer.gaveNumber/0`. An arrow that
 * needs no event has `always` in its place.
 */
export function edgeIdOf(transition: AnyTransitionDefinition): string {
  const { source, eventType } = transition;
  const siblings = eventType === '' ? source.always : source.transitions.get(eventType as never);
  const place = (siblings as readonly unknown[] | undefined)?.indexOf(transition) ?? 0;
  return `${source.id}/${eventType === '' ? 'always' : String(eventType)}/${String(place)}`;
}
