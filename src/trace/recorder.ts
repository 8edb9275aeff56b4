import type { AnyActor, AnyMachineSnapshot, InspectionEvent } from 'xstate';
import { toPlain, toPlainEvent } from './codec.ts';
import type { MachineFacts } from './facts.ts';
import { traceVersion, type HeadLine, type TraceLine } from './format.ts';
import { edgeIdOf, momentOf } from './moment.ts';

/** What a recorder is told about what it records. */
export interface RecorderOptions {
  readonly head: Omit<HeadLine, 'k' | 'v' | 'app' | 'input'>;
  /** What of the statechart may stand in the trace. */
  readonly facts: MachineFacts;
  /** Milliseconds by a clock that never goes back. */
  readonly now: () => number;
  /** How many lines are kept besides the head; 5,000 unless said. */
  readonly maxLines?: number;
  /** Hears each line at once. */
  readonly onLine?: (line: TraceLine) => void;
}

interface Received {
  readonly event: { readonly type: string };
  readonly src: string;
}

/**
 * Writes the trace of one statechart, while it runs: a line for each event that it gets, whoever raised it, and also
 * if it is ignored. `createActor(machine, { inspect: recorder.inspect })` is all that is needed.
 */
export class Recorder {
  readonly #options: RecorderOptions;
  readonly #start: number;
  readonly #kept: TraceLine[] = [];
  #head: HeadLine | undefined;
  #dropped = 0;
  #steps = 0;
  #root: AnyActor | undefined;
  /** What the statechart was sent and has not answered yet, oldest first. */
  #received: Received[] = [];
  #tr: string[] = [];
  #acts: string[] = [];
  #isOver = false;

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#start = options.now();
  }

  /** The trace so far: the head, where lines were dropped, and the lines that are kept. */
  get lines(): readonly TraceLine[] {
    const gap = this.#dropped > 0 ? [{ k: 'gap' as const, dropped: this.#dropped }] : [];
    return [...(this.#head ? [this.#head] : []), ...gap, ...this.#kept];
  }

  /** Writes a remark by a person. */
  mark(text: string): void {
    this.#write({ k: 'mark', t: this.#now, text });
  }

  /** Takes what XState says about every actor, and keeps what is about the statechart itself. */
  readonly inspect = (said: InspectionEvent): void => {
    if (said.type === '@xstate.actor' && this.#root === undefined) {
      this.#root = said.actorRef as AnyActor;
      // Of an action or a guard that throws, XState says nothing else.
      this.#root.subscribe({ error: (error: unknown) => this.#fail(error) });
    }
    if (said.actorRef !== this.#root || this.#isOver) return;
    if (said.type === '@xstate.microstep') this.#tr.push(...said._transitions.map(edgeIdOf));
    if (said.type === '@xstate.action') this.#takeAction(said.action);
    if (said.type === '@xstate.event') {
      this.#received.push({ event: said.event, src: this.#sourceOf(said) });
    }
    if (said.type === '@xstate.snapshot') {
      this.#step(said.event, said.snapshot as AnyMachineSnapshot);
    }
  };

  get #now(): number {
    return Math.round(this.#options.now() - this.#start);
  }

  #sourceOf({ event, sourceRef }: { event: { type: string }; sourceRef: unknown }): string {
    if (event.type === 'xstate.init') return 'init';
    if (sourceRef === this.#root) return 'self';
    return (sourceRef as AnyActor | undefined)?.id ?? event.type.split('.', 1).join();
  }

  #takeAction({ type, params }: { type: string; params: unknown }): void {
    this.#acts.push(type);
    if (type !== 'xstate.emit') return;
    const { event } = params as { event: { type: string } };
    this.#write({ k: 'emit', t: this.#now, ev: toPlainEvent(event, this.#options.facts) });
  }

  #step(event: { readonly type: string }, snapshot: AnyMachineSnapshot): void {
    const { facts } = this.#options;
    const place = this.#received.findIndex((received) => received.event === event);
    const src = this.#received[place]?.src ?? 'self';
    this.#received.splice(0, place + 1);
    if (event.type === 'xstate.init') this.#begin((event as { input?: unknown }).input);
    this.#isOver = snapshot.status !== 'active';
    this.#write({
      k: 'step',
      i: this.#steps++,
      t: this.#now,
      src,
      ev: toPlainEvent(event, facts),
      ...momentOf(snapshot, { tr: this.#tr, acts: this.#acts }, facts),
    });
    this.#tr = [];
    this.#acts = [];
  }

  #begin(input: unknown): void {
    const { head, facts, onLine } = this.#options;
    const plain = toPlain(input, facts.input);
    this.#head = { k: 'head', v: traceVersion, app: 'remote-help', ...head, input: plain };
    onLine?.(this.#head);
  }

  #fail(error: unknown): void {
    const [broken] = this.#received;
    if (broken) this.#step(broken.event, this.#root?.getSnapshot() as AnyMachineSnapshot);
    this.#write({ k: 'error', t: this.#now, error: toPlain(error, 1) });
  }

  #write(line: TraceLine): void {
    const { maxLines = 5_000, onLine } = this.#options;
    this.#kept.push(line);
    if (this.#kept.length > maxLines) {
      this.#kept.shift();
      this.#dropped += 1;
    }
    onLine?.(line);
  }
}
