import adviserSessionLayout from '../../../tools/statechart/kept/adviser-session.json' with { type: 'json' };
import adviserLayout from '../../../tools/statechart/kept/adviser.json' with { type: 'json' };
import sessionWays from '../../../tools/statechart/kept/session-ways.json' with { type: 'json' };
import sessionLayout from '../../../tools/statechart/kept/session.json' with { type: 'json' };
import type { Layout } from '../../../tools/statechart/layout.ts';
import type { Ways } from '../../../tools/statechart/shortest-ways.ts';
import { chartOf } from '../../trace/chart.ts';
import { machineHash } from '../../trace/machine-hash.ts';
import type { TracedMachine } from '../../trace/traced-machine.ts';
import { tracedMachines } from '../../trace/traced-machines.ts';
import { ChartIndex } from './chart-index.ts';

/** A statechart that the inspector can replay and draw. */
export interface DrawnMachine {
  readonly traced: TracedMachine;
  readonly hash: string;
  readonly index: ChartIndex;
  readonly layout: Layout;
  /** The shortest ways through it, where they are known. */
  readonly ways: Ways | null;
}

const layouts = [sessionLayout, adviserSessionLayout, adviserLayout] as unknown as Layout[];
const allWays = [sessionWays] as unknown as Ways[];
const drawn = new Map<string, DrawnMachine>();

/** The statechart of this name, as this inspector has it; `undefined` if it has none. */
export function drawnMachine(id: string): DrawnMachine | undefined {
  const known = drawn.get(id);
  if (known) return known;
  const traced = tracedMachines.get(id);
  const layout = layouts.find(({ machine }) => machine === id);
  if (traced === undefined || layout === undefined) return undefined;
  const made = {
    traced,
    hash: machineHash(traced.machine),
    index: new ChartIndex(chartOf(traced.machine)),
    layout,
    ways: allWays.find(({ machine }) => machine === id) ?? null,
  };
  drawn.set(id, made);
  return made;
}
