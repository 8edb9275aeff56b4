import {
  createActor,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyStateNode,
  type InspectionEvent,
} from 'xstate';
import { fromPlain } from './codec.ts';
import type { Moment, Plain, PlainEvent, StepLine } from './format.ts';
import { edgeIdOf, momentOf } from './moment.ts';
import type { TracedMachine } from './traced-machine.ts';

type Scope = Parameters<AnyStateMachine['getInitialSnapshot']>[0];

/** A moment that was computed, and XState's own snapshot of it. */
export interface Computed {
  readonly moment: Moment;
  readonly snapshot: AnyMachineSnapshot;
  /** The actions that would have been carried out. */
  readonly actions: readonly ComputedAction[];
}

/** An action by its name, with what it is given. */
export interface ComputedAction {
  readonly type: string;
  readonly params: unknown;
}

/**
 * Where a statechart is walked without anything happening: no action is carried out, no actor and no delay is started.
 *
 * It does what XState's `initialTransition` and `transition` do, with one scope for all steps instead of one for each:
 * so it also hears which arrows were taken, and is quick enough for long traces.
 */
export class Stage {
  readonly #traced: TracedMachine;
  readonly #scope: Scope;
  #tr: string[] = [];
  #actions: ComputedAction[] = [];

  constructor(traced: TracedMachine, input: Plain) {
    this.#traced = traced;
    const inspect = (said: InspectionEvent) => {
      if (said.type === '@xstate.microstep') this.#tr.push(...said._transitions.map(edgeIdOf));
    };
    const self = createActor(traced.machine, { input: fromPlain(input), inspect });
    this.#scope = {
      self,
      system: self.system,
      id: self.id,
      sessionId: self.sessionId,
      logger: nothing,
      defer: nothing,
      emit: nothing,
      stopChild: nothing,
      actionExecutor: ({ type, params }) => this.#actions.push({ type, params }),
    } as Scope;
  }

  /** The first moment. */
  begin(input: Plain): Computed {
    const { machine } = this.#traced;
    return this.#compute(
      () => machine.getInitialSnapshot(this.#scope, fromPlain(input)) as AnyMachineSnapshot,
    );
  }

  /** The moment after an event. A statechart that is over hears nothing any more. */
  next(before: AnyMachineSnapshot, event: PlainEvent): Computed {
    if (before.status !== 'active') return this.#compute(() => before);
    const { machine } = this.#traced;
    return this.#compute(() => {
      try {
        return machine.transition(before, fromPlain(event) as never, this.#scope);
      } catch (error) {
        return { ...before, status: 'error', error } as AnyMachineSnapshot;
      }
    });
  }

  /** A moment as a trace has it, with actors in it as if they ran; nothing if the statechart has no such state. */
  at({ value, status, ctx, kids }: Moment): AnyMachineSnapshot | undefined {
    const { machine } = this.#traced;
    const kept = { value, status, context: fromPlain(ctx), historyValue: {} };
    const snapshot = {
      ...kept,
      children: this.#children(kids),
      output: undefined,
      error: undefined,
    };
    try {
      return machine.restoreSnapshot(snapshot as never, this.#scope) as AnyMachineSnapshot;
    } catch {
      return undefined;
    }
  }

  #children(kids: readonly string[]): object {
    const running = invokesIn(this.#traced.machine.root).filter(({ id }) => kids.includes(id));
    return Object.fromEntries(
      running.map(({ id, src }) => [id, { src, snapshot: { status: 'active' } }]),
    );
  }

  #compute(snapshotAfter: () => AnyMachineSnapshot): Computed {
    this.#tr = [];
    this.#actions = [];
    const snapshot = snapshotAfter();
    const actions = this.#actions;
    const course = { tr: this.#tr, acts: actions.map(({ type }) => type) };
    return { snapshot, moment: momentOf(snapshot, course, this.#traced.facts), actions };
  }
}

/** Whether an event is the one with which every statechart begins. */
export function isInit({ ev }: StepLine): boolean {
  return ev.type === 'xstate.init';
}

function invokesIn({ invoke, states }: AnyStateNode): AnyStateNode['invoke'] {
  return [...invoke, ...Object.values(states).flatMap(invokesIn)];
}

function nothing(): void {
  // Nothing may happen while a statechart is only walked.
}
