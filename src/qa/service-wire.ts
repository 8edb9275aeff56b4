import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import type { PlainEvent, StepLine } from '../trace/format.ts';
import { isObject } from '../trace/check-line.ts';

/**
 * The messages of `@xstate/inspect` 0.8, which was made for XState 4: its receivers read them, and a page needs nothing
 * of it. They are made from the steps of a trace, so they say no more than a trace does.
 */
export type ServiceMessage = {
  readonly type: `service.${string}`;
  readonly sessionId: string;
} & Readonly<Record<string, string>>;

/** Says that there is a statechart, what it looks like, and where it is: with its first moment, and to who asks later. */
export function serviceRegister(
  machine: AnyStateMachine,
  sessionId: string,
  step: StepLine,
): ServiceMessage {
  return {
    type: 'service.register',
    sessionId,
    id: machine.id,
    machine: JSON.stringify(olderConfig(machine.root)),
    state: JSON.stringify(olderState(step)),
  };
}

/** What is said of each step after the first. */
export function serviceStep(sessionId: string, step: StepLine): ServiceMessage[] {
  const messages: ServiceMessage[] = [
    { type: 'service.event', sessionId, event: JSON.stringify(wrapped(step.ev)) },
    { type: 'service.state', sessionId, state: JSON.stringify(olderState(step)) },
  ];
  return step.status === 'active' ? messages : [...messages, { type: 'service.stop', sessionId }];
}

/** What a receiver asks for: to be told of what there is, or to send an event to a service. */
export type ReceiverRequest =
  | { readonly kind: 'inspecting' }
  | { readonly kind: 'event'; readonly sessionId: string; readonly event: PlainEvent };

/** Reads what a receiver says; nothing if it is not in its order. */
export function readReceiver(heard: unknown): ReceiverRequest | undefined {
  if (!isObject(heard)) return undefined;
  if (heard['type'] === 'xstate.inspecting') return { kind: 'inspecting' };
  if (heard['type'] !== 'xstate.event' || typeof heard['event'] !== 'string') return undefined;
  const { origin, name, data } = fieldsOf(heard['event']);
  if (typeof origin !== 'string' || typeof name !== 'string') return undefined;
  return {
    kind: 'event',
    sessionId: origin,
    event: { ...(isObject(data) ? data : {}), type: name },
  };
}

function fieldsOf(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** A state as XState 4 restores it. */
function olderState({ ev, value, ctx, status, tags }: StepLine): object {
  return {
    value,
    context: ctx,
    event: ev,
    _event: wrapped(ev),
    _sessionid: null,
    tags,
    done: status === 'done',
    actions: [],
    activities: {},
    children: {},
    configuration: [],
    events: [],
    meta: {},
    transitions: [],
  };
}

function wrapped(event: PlainEvent): object {
  return { name: event.type, data: event, $$type: 'scxml', type: 'external' };
}

/** A statechart's structure in the words of XState 4. Delays and ends of actors stand there as the events they are. */
function olderConfig(node: AnyStateNode): object {
  const states = Object.entries(node.states).map(([key, state]) => [key, olderConfig(state)]);
  return {
    id: node.id,
    type: node.type,
    tags: node.tags,
    ...(node.initial && { initial: node.initial.target[0]?.key }),
    on: Object.fromEntries([...node.transitions].map(([type, all]) => [type, all.map(olderArrow)])),
    always: (node.always ?? []).map(olderArrow),
    entry: node.entry.map(nameOf),
    exit: node.exit.map(nameOf),
    invoke: node.invoke.map(({ id, src }) => ({ id, src })),
    states: Object.fromEntries(states),
  };
}

function olderArrow({ target, guard, actions, reenter }: AnyTransitionDefinition): object {
  return {
    ...(target && { target: target.map(({ id }) => `#${id}`), internal: !reenter }),
    ...(guard !== undefined && { cond: nameOf(guard) }),
    actions: actions.map(nameOf),
  };
}

function nameOf(part: unknown): string {
  if (typeof part === 'string') return part;
  const { type } = part as { type?: unknown };
  return typeof type === 'string' ? type : 'unnamed';
}
