import { createWindowReceiver } from '@xstate/inspect';
import type { Carrier } from './carrier.ts';

type Receiver = ReturnType<typeof createWindowReceiver>;
type Listener = (event: MessageEvent) => void;

/** How many events of an actor are kept. */
const keptEvents = 100;

/** An actor that a page shows by the messages of `@xstate/inspect`. */
export interface OtherActor {
  readonly id: string;
  value: unknown;
  isStopped: boolean;
  readonly events: string[];
}

/**
 * The actors that pages show by the messages of `@xstate/inspect`, whatever these come over.
 *
 * Its receiver asks nobody who sent a message, and answers to anybody: so it gets a window of our making, through which
 * only comes what was let in.
 */
export class Others {
  readonly actors = new Map<string, OtherActor>();
  /** How many messages the receiver could make nothing of. */
  unreadable = 0;
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Shows what comes over a carrier, for as long as that is open. */
  receive({ listen, post }: Carrier): void {
    const receiver = createWindowReceiver({
      window: {
        addEventListener: (_: string, onMessage: Listener) =>
          listen((event) => this.#pass(event, onMessage)),
        removeEventListener: () => undefined,
      } as unknown as Window,
      targetWindow: { postMessage: post } as unknown as Window,
    });
    receiver.subscribe((event) => this.#take(event));
  }

  /** Gives a message to the receiver, which trusts whatever it gets to be in order. */
  #pass(event: MessageEvent, onMessage: Listener): void {
    try {
      onMessage(event);
    } catch {
      this.unreadable += 1;
      this.#onChange();
    }
  }

  #take(event: Parameters<Parameters<Receiver['subscribe']>[0] & object>[0]): void {
    const { sessionId } = event;
    const known = this.actors.get(sessionId);
    const actor = known ?? { id: sessionId, value: null, isStopped: false, events: [] };
    this.actors.set(sessionId, actor);
    if (event.type === 'service.register') {
      this.actors.set(sessionId, { ...actor, id: event.id, value: event.state.value });
    }
    if (event.type === 'service.state') actor.value = event.state.value;
    if (event.type === 'service.stop') actor.isStopped = true;
    if (event.type === 'service.event') {
      actor.events.push(event.event.name);
      actor.events.splice(0, actor.events.length - keptEvents);
    }
    this.#onChange();
  }
}
