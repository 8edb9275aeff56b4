import type { ChartEdge, ChartState, Trigger } from '../../src/trace/chart.ts';

/** What takes an arrow, as it is drawn and listed: `after resumeTime`, `numberCheck failed`. */
export function triggerText(trigger: Trigger): string {
  switch (trigger.by) {
    case 'event':
      return trigger.name;
    case 'done':
      return `${trigger.name} done`;
    case 'error':
      return `${trigger.name} failed`;
    case 'delay':
      return `after ${trigger.name}`;
    case 'always':
      return 'always';
  }
}

/** One line beside an arrow: what takes it, and under which condition. */
export function edgeText({ trigger, guard }: ChartEdge): string {
  if (trigger.by === 'always' && guard !== null) return `[${guard}]`;
  return guard === null ? triggerText(trigger) : `${triggerText(trigger)} [${guard}]`;
}

/** What stands in a state's box below its name. */
export function factsOf({ entry, exit, invokes }: ChartState): string[] {
  return [
    ...invokes.map((actor) => `runs ${actor}`),
    ...entry.map((action) => `entry / ${action}`),
    ...exit.map((action) => `exit / ${action}`),
  ];
}

/** One line in a state's box. `edge` is there if it stands for an arrow. */
export interface Row {
  readonly text: string;
  readonly edge: ChartEdge | null;
}

/** All lines of a state's box: what it does, and the arrows that are written instead of drawn. */
export function rowsOf(state: ChartState, edges: readonly ChartEdge[]): Row[] {
  return [
    ...factsOf(state).map((text) => ({ text, edge: null })),
    ...edges.map((edge) => ({ text: rowText(edge), edge })),
  ];
}

function rowText(edge: ChartEdge): string {
  const { from, to } = edge;
  if (to === null) return edge.actions.length > 0 ? `${edgeText(edge)} ↺` : `${edgeText(edge)} ∅`;
  return `${edgeText(edge)} ${to === from ? '↻' : `→ ${to.slice(to.lastIndexOf('.') + 1)}`}`;
}
