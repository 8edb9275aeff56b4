import type { AnyMachineSnapshot } from 'xstate';
import { sessionMachine } from '../machines/session.machine.ts';
import type { SessionTag } from '../machines/session.setup.ts';
import { isSame, toPlainEvent } from './codec.ts';
import type { PlainEvent, StepLine } from './format.ts';
import type { LogRow } from './log-row.ts';
import { sessionFacts } from './session-facts.ts';
import { Stage } from './stage.ts';

/** What the session's statechart is started with, where only its log is known. */
export const inputOfLog = { canShare: true, kept: null } as const;

/** Who raised a step that no row tells of, but without which the next row could not have come. */
export const inferred = 'inferred';

/** The session's statechart, walked along a log: each event that a row stands for is a step of a trace. */
export class LogWalk {
  readonly #stage = new Stage({ machine: sessionMachine, facts: sessionFacts }, inputOfLog);
  readonly #onStep: (step: StepLine) => void;
  #snapshot: AnyMachineSnapshot;
  #row: LogRow;
  #start: number;
  #steps = 0;

  constructor(first: LogRow, onStep: (step: StepLine) => void) {
    this.#onStep = onStep;
    this.#row = first;
    this.#start = first.at;
    const { moment, snapshot } = this.#stage.begin(inputOfLog);
    this.#snapshot = snapshot;
    const ev = toPlainEvent({ type: 'xstate.init', input: inputOfLog } as never, sessionFacts);
    this.#write({ ev, src: 'init', ...moment });
  }

  /** The row that the next steps come from. */
  takeRow(row: LogRow): void {
    this.#row = row;
  }

  has(tag: SessionTag): boolean {
    return this.#snapshot.hasTag(tag);
  }

  /** Whether the statechart is in a state, by its id. */
  isIn(id: string): boolean {
    return this.#snapshot._nodes.some((node) => node.id === id);
  }

  /** What the row says, as an event. */
  said(event: PlainEvent): void {
    this.#step(event, this.#row.who);
  }

  /** What must have come before what the row says. */
  infer(event: PlainEvent): void {
    this.#step(event, inferred);
  }

  /** What the row says, if it changes anything: most pieces of a recording only say that it goes on. */
  saidIfNew(event: PlainEvent): void {
    const { snapshot } = this.#stage.next(this.#snapshot, event);
    if (!isSame(snapshot.value as never, this.#snapshot.value as never)) this.said(event);
  }

  #step(event: PlainEvent, src: string): void {
    const { moment, snapshot } = this.#stage.next(this.#snapshot, event);
    this.#snapshot = snapshot;
    this.#write({ ev: toPlainEvent(event, sessionFacts), src, ...moment });
  }

  #write(step: Omit<StepLine, 'k' | 'i' | 't' | 'row'>): void {
    const { seq, at } = this.#row;
    const t = Math.max(0, at - this.#start);
    this.#onStep({ k: 'step', i: this.#steps++, t, row: seq, ...step });
  }
}
