import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { sha256 } from './sha-256.ts';

/**
 * The hash of a statechart's structure: states, tags, arrows, and the names of what they ask and do.
 *
 * It is the same in every build, also where names of functions were shortened, and another one as soon as anything
 * of the structure is. What guards and actions do inside is not in it: a replay finds that out.
 */
export function machineHash(machine: AnyStateMachine): string {
  return `sha256:${sha256(JSON.stringify([structureOf(machine.root), delaysOf(machine)]))}`;
}

function structureOf(node: AnyStateNode): unknown {
  const arrows = [...node.transitions.values(), node.always ?? []].flat();
  return [
    node.id,
    node.type,
    node.tags,
    node.initial?.target.map(({ id }) => id),
    node.entry.map(namedPart),
    node.exit.map(namedPart),
    node.invoke.map(({ id, src }) => [id, src]),
    arrows.map(({ eventType, guard, target, actions, reenter }) => [
      eventType,
      namedPart(guard),
      target?.map(({ id }) => id),
      actions.map(namedPart),
      reenter,
    ]),
    Object.values(node.states).map(structureOf),
  ];
}

/** A guard or an action by its name, with what it is always given. */
function namedPart(part: unknown): unknown {
  if (typeof part === 'string' || part === undefined) return part;
  const { type, params } = part as { type?: unknown; params?: unknown };
  return [typeof type === 'string' ? type : '', typeof params === 'function' ? '' : params];
}

/** The delays that are numbers; what others depend on is found out by a replay. */
function delaysOf({ implementations }: AnyStateMachine): unknown {
  const { delays } = implementations as { delays: Record<string, unknown> };
  return Object.entries(delays).map(([name, delay]) => [
    name,
    typeof delay === 'number' ? delay : '',
  ]);
}
