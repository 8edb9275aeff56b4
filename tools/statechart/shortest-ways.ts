import { getNextTransitions, type AnyMachineSnapshot } from 'xstate';
import { toPlain, toPlainEvent } from '../../src/trace/codec.ts';
import type { Plain, PlainEvent } from '../../src/trace/format.ts';
import { Stage, type Computed } from '../../src/trace/stage.ts';
import type { TracedMachine } from '../../src/trace/traced-machine.ts';
import { activeStates } from './active-states.ts';

/** What a statechart can be started with, and one of each event that it can get. */
export interface Examples {
  readonly inputs: readonly unknown[];
  readonly events: readonly { readonly type: string }[];
  /** What of a state tells one moment from another: what stands by itself need not be gone through beside all else. */
  readonly tellApart: (value: Plain) => unknown;
}

/** From which of the inputs, and by which of the events, by their places in the examples. */
export interface Way {
  readonly input: number;
  readonly events: readonly number[];
}

/** The shortest way to each state, and the shortest one that takes each arrow. */
export interface Ways {
  readonly machine: string;
  readonly hash: string;
  readonly inputs: readonly Plain[];
  readonly events: readonly PlainEvent[];
  readonly states: Readonly<Record<string, Way>>;
  readonly edges: Readonly<Record<string, Way>>;
}

interface Reached extends Computed {
  readonly way: Way;
  readonly stage: Stage;
}

/** What was found so far, and where to go on from. */
class Search {
  readonly states: Record<string, Way> = {};
  readonly edges: Record<string, Way> = {};
  readonly #seen = new Set<string>();
  readonly #tellApart: Examples['tellApart'];

  constructor(tellApart: Examples['tellApart']) {
    this.#tellApart = tellApart;
  }

  /** Keeps what is new in a moment; says whether the moment itself is. */
  keep({ moment, snapshot, way }: Reached): boolean {
    for (const id of activeStates(snapshot)) this.states[id] ??= way;
    for (const id of moment.tr) {
      this.edges[id] ??= way;
      // A state may be entered and left in one step: then only its arrow tells.
      this.states[id.slice(0, id.indexOf('/'))] ??= way;
    }
    const key = JSON.stringify([this.#tellApart(moment.value), factsIn(moment.ctx)]);
    return this.#seen.size < this.#seen.add(key).size;
  }
}

/**
 * Goes through a statechart in breadth, one event at a time, until there is nothing new.
 *
 * Two moments are the same if what tells their states apart is, and the yes-or-no facts of their context: guards look at those. What the
 * first input leads to is looked for from it alone.
 */
export function shortestWays(traced: TracedMachine, hash: string, examples: Examples): Ways {
  const { facts, machine } = traced;
  const inputs = examples.inputs.map((input) => toPlain(input, facts.input));
  const events = examples.events.map((event) => toPlainEvent(event, facts));
  const search = new Search(examples.tellApart);
  for (const [place, input] of inputs.entries()) {
    const stage = new Stage(traced, input);
    let reached: Reached[] = [{ ...stage.begin(input), stage, way: { input: place, events: [] } }];
    while (reached.length > 0) {
      reached = reached.filter((one) => search.keep(one)).flatMap((one) => after(one, events));
    }
  }
  const { states, edges } = search;
  return { machine: machine.id, hash, inputs, events, states, edges };
}

function after({ snapshot, stage, way }: Reached, events: readonly PlainEvent[]): Reached[] {
  const heard = new Set(getNextTransitions(snapshot).map(({ eventType }) => String(eventType)));
  return events.flatMap((event, place) => {
    if (!heard.has(event.type) || !mayCome(event, snapshot)) return [];
    const next = stage.next(snapshot, event);
    return [{ ...next, stage, way: { ...way, events: [...way.events, place] } }];
  });
}

/** Only an actor that runs can be done or fail. */
function mayCome({ type }: PlainEvent, { children }: AnyMachineSnapshot): boolean {
  const actor = /^xstate\.(?:done|error)\.actor\.(.+)$/.exec(type)?.[1];
  return actor === undefined || actor in children;
}

function factsIn(context: Plain): Plain {
  const fields = Object.entries(typeof context === 'object' && context !== null ? context : {});
  return fields.filter(([, value]) => typeof value === 'boolean').flat() as Plain;
}
