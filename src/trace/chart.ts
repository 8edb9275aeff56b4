import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { edgeIdOf } from './moment.ts';

/** A state of a statechart, as it is drawn and listed. */
export interface ChartState {
  readonly id: string;
  /** Its name within the state around it. */
  readonly key: string;
  readonly kind: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  /** The state around it; `null` for the whole statechart. */
  readonly parent: string | null;
  /** The state that is entered with it, where only one of those inside is active. */
  readonly initial: string | null;
  readonly tags: readonly string[];
  readonly entry: readonly string[];
  readonly exit: readonly string[];
  /** The actors that run while the state is active. */
  readonly invokes: readonly string[];
}

/** What takes an arrow: an event, the end or the failure of an actor, a delay, or nothing but its guard. */
export type Trigger =
  | { readonly by: 'event'; readonly name: string }
  | { readonly by: 'done' | 'error'; readonly name: string }
  | { readonly by: 'delay'; readonly name: string }
  | { readonly by: 'always' };

/** An arrow of a statechart. */
export interface ChartEdge {
  /** The same name that a trace has for it. */
  readonly id: string;
  readonly from: string;
  /** Where it leads; `null` if the statechart stays where it is. */
  readonly to: string | null;
  readonly trigger: Trigger;
  readonly guard: string | null;
  readonly actions: readonly string[];
}

/** A statechart's structure: what there is to draw. */
export interface Chart {
  readonly machine: string;
  readonly states: readonly ChartState[];
  readonly edges: readonly ChartEdge[];
  /** The named delays in milliseconds; `null` where it depends on the session. */
  readonly delays: Readonly<Record<string, number | null>>;
}

/**
 * Takes a statechart apart, in the order of its source.
 *
 * XState's own `toDirectedGraph` leaves out the arrows that need no event, so this walks the states itself.
 */
export function chartOf(machine: AnyStateMachine): Chart {
  const nodes = nodesIn(machine.root);
  return {
    machine: machine.id,
    states: nodes.map(stateOf),
    edges: nodes.flatMap((node) => transitionsOf(node).map(edgeOf)),
    delays: delaysOf(machine),
  };
}

function nodesIn(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(nodesIn)];
}

function transitionsOf(node: AnyStateNode): AnyTransitionDefinition[] {
  return [...(node.always ?? []), ...[...node.transitions.values()].flat()];
}

function stateOf(node: AnyStateNode): ChartState {
  return {
    id: node.id,
    key: node.key,
    kind: node.type,
    parent: node.parent?.id ?? null,
    initial: node.type === 'compound' ? (node.initial.target[0]?.id ?? null) : null,
    tags: node.tags,
    entry: node.entry.map(nameOf).filter(isOurs),
    exit: node.exit.map(nameOf).filter(isOurs),
    invokes: node.invoke.map(({ id }) => id),
  };
}

function edgeOf(transition: AnyTransitionDefinition): ChartEdge {
  const { source, target, eventType, guard, actions } = transition;
  return {
    id: edgeIdOf(transition),
    from: source.id,
    to: target?.[0]?.id ?? null,
    trigger: triggerOf(String(eventType), source.id),
    guard: guard === undefined ? null : nameOf(guard),
    actions: actions.map(nameOf),
  };
}

function triggerOf(type: string, source: string): Trigger {
  if (type === '') return { by: 'always' };
  const [, kind, rest = ''] =
    /^xstate\.(done|error|after)\.(?:actor\.|state\.)?(.+)$/.exec(type) ?? [];
  if (kind === 'after') return { by: 'delay', name: rest.slice(0, -source.length - 1) };
  if (kind === 'done' || kind === 'error') return { by: kind, name: rest };
  return { by: 'event', name: type };
}

function delaysOf({ implementations }: AnyStateMachine): Chart['delays'] {
  const { delays } = implementations as { delays: Record<string, unknown> };
  return Object.fromEntries(
    Object.entries(delays).map(([name, delay]) => [name, typeof delay === 'number' ? delay : null]),
  );
}

/** Whether it stands in our statechart: XState starts and stops its own delays by actions too. */
function isOurs(action: string): boolean {
  return !action.startsWith('xstate.');
}

/** A guard or an action by its name. */
function nameOf(part: unknown): string {
  if (typeof part === 'string') return part;
  const { type, name } = part as { type?: unknown; name?: unknown };
  return (
    ([type, name].find((text) => typeof text === 'string' && text !== '') as string | undefined) ??
    ''
  );
}
