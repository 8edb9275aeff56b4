import type { AnyStateMachine } from 'xstate';
import type { MachineFacts } from './facts.ts';

/** A statechart, and what of it may stand in a trace. */
export interface TracedMachine {
  readonly machine: AnyStateMachine;
  readonly facts: MachineFacts;
}
