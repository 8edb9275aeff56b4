import fc from 'fast-check';
import {
  createActor,
  fromCallback,
  fromPromise,
  type AnyActor,
  type AnyStateMachine,
} from 'xstate';
import { Recorder } from '../../src/trace/recorder.ts';
import { machineHash } from '../../src/trace/machine-hash.ts';
import type { TracedMachine } from '../../src/trace/traced-machine.ts';

/** An event with any fields. */
export type AnyEvent = { readonly type: string; readonly [field: string]: unknown };

/** What happens next in a random session. */
export type Happening =
  | { readonly kind: 'event'; readonly event: AnyEvent }
  | { readonly kind: 'promise'; readonly which: number; readonly value: number }
  | { readonly kind: 'callback'; readonly which: number; readonly event: AnyEvent }
  | { readonly kind: 'time'; readonly ms: number };

/** Sessions in which anything that can happen does, in any order, and some things that cannot. */
export function happenings({ events }: Scenario): fc.Arbitrary<Happening[]> {
  const which = fc.nat(8);
  const event = fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...events) },
    { weight: 1, arbitrary: fc.constant({ type: 'customer.didSomethingUnknown', text: 'x' }) },
  );
  const happening: fc.Arbitrary<Happening> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('event' as const), event }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('promise' as const),
        which,
        value: fc.nat(4),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('callback' as const), which, event }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('time' as const),
        ms: fc.constantFrom(1, 5_000, 15_000, 60_000),
      }),
    },
  );
  return fc.array(happening, { minLength: 1, maxLength: 30 });
}

/** A statechart, and all that can happen to it. */
export interface Scenario {
  readonly traced: TracedMachine;
  readonly input: unknown;
  readonly events: readonly AnyEvent[];
  /** Which of its actors are promises, and what each may bring; an error is thrown. The others call back. */
  readonly promises: Readonly<Record<string, readonly unknown[]>>;
}

/** A statechart that runs with actors and a clock under the test's control, and its recorder. */
export class LiveSession {
  readonly clock = new SteppedClock();
  readonly recorder: Recorder;
  readonly actor: AnyActor;
  readonly #brings: Scenario['promises'];
  readonly #promises: ((value: number) => void)[] = [];
  readonly #callbacks: ((event: AnyEvent) => void)[] = [];

  constructor({ traced: { machine, facts }, input, promises }: Scenario, maxLines = 5_000) {
    this.#brings = promises;
    this.recorder = new Recorder({
      head: {
        build: 'test',
        machine: machine.id,
        hash: machineHash(machine),
        xstate: '5',
        started: '2026-11-27T09:00:00.000Z',
      },
      facts,
      now: () => this.clock.now,
      maxLines,
    });
    this.actor = createActor(machine.provide({ actors: this.#actorsOf(machine) }), {
      input,
      clock: this.clock,
      inspect: this.recorder.inspect,
    });
    this.actor.subscribe({ error: () => undefined });
    this.actor.start();
  }

  /** Lets something happen, and what follows from it. */
  async happen(happening: Happening): Promise<void> {
    // To one that is over nothing more is sent: XState would only warn.
    if (this.actor.getSnapshot().status !== 'active') return;
    if (happening.kind === 'event') this.actor.send(happening.event);
    if (happening.kind === 'time') this.clock.advance(happening.ms);
    if (happening.kind === 'callback') this.#callbacks[happening.which]?.(happening.event);
    if (happening.kind === 'promise') this.#promises.at(-1 - happening.which)?.(happening.value);
    // Promises of actors tell the statechart in the next microtasks.
    for (let turn = 0; turn < 4; turn++) await Promise.resolve();
  }

  #actorsOf(machine: AnyStateMachine): Record<string, never> {
    const names = Object.keys(machine.implementations.actors);
    const logicOf = (name: string) => {
      const brings = this.#brings[name];
      return brings === undefined ? this.#callback() : this.#promise(brings);
    };
    return Object.fromEntries(names.map((name) => [name, logicOf(name) as never]));
  }

  #promise(brings: readonly unknown[]) {
    return fromPromise<unknown>(
      () =>
        new Promise((resolve, reject) => {
          this.#promises.push((which) => {
            const value = brings[which % brings.length];
            if (value instanceof Error) reject(value);
            else resolve(value);
          });
        }),
    );
  }

  #callback() {
    return fromCallback(({ sendBack }) => {
      this.#callbacks.push(sendBack);
      return () => void this.#callbacks.splice(this.#callbacks.indexOf(sendBack), 1);
    });
  }
}

/** A clock that goes from one deadline to the next, however far it is moved. */
class SteppedClock {
  now = 0;
  #next = 0;
  readonly #timers = new Map<number, { at: number; call: () => void }>();

  setTimeout = (call: () => void, ms: number): number => {
    this.#next += 1;
    this.#timers.set(this.#next, { at: this.now + ms, call });
    return this.#next;
  };

  clearTimeout = (id: number): void => {
    this.#timers.delete(id);
  };

  advance(ms: number): void {
    const end = this.now + ms;
    for (;;) {
      const due = [...this.#timers]
        .filter(([, { at }]) => at <= end)
        .sort((a, b) => a[1].at - b[1].at);
      const [first] = due;
      if (first === undefined) break;
      const [id, { at, call }] = first;
      this.#timers.delete(id);
      this.now = at;
      call();
    }
    this.now = end;
  }
}
