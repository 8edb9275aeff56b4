import { adviserSessionMachine } from '../machines/adviser-session.machine.ts';
import { adviserMachine } from '../machines/adviser.machine.ts';
import { sessionMachine } from '../machines/session.machine.ts';
import { adviserFacts, adviserSessionFacts } from './adviser-facts.ts';
import { sessionFacts } from './session-facts.ts';
import type { TracedMachine } from './traced-machine.ts';

/** The statecharts of which there are traces, by the name in a trace's head. */
export const tracedMachines: ReadonlyMap<string, TracedMachine> = new Map(
  [
    { machine: sessionMachine, facts: sessionFacts },
    { machine: adviserMachine, facts: adviserFacts },
    { machine: adviserSessionMachine, facts: adviserSessionFacts },
  ].map((traced) => [traced.machine.id, traced]),
);
