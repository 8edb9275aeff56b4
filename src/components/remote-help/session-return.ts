import type { ReactiveControllerHost } from 'lit';
import { seatStore } from '../../actors/page.ts';
import type { RunningSession, SessionOptions } from '../../actors/session-actor.ts';

type TakeUp = (options: SessionOptions) => Promise<RunningSession | 'elsewhere' | null>;

/** Takes up, once, the session that this tab held before it was reloaded or went to another page. */
export class SessionReturn {
  readonly #host: ReactiveControllerHost;
  #phase: 'due' | 'running' | 'elsewhere' | 'over';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    this.#phase = seatStore.read() === undefined ? 'over' : 'due';
  }

  /** Whether a session may still come back: until then no new one is begun. */
  get isOpen(): boolean {
    return this.#phase === 'due' || this.#phase === 'running';
  }

  /** Whether the session was found alive in another tab. */
  get livesElsewhere(): boolean {
    return this.#phase === 'elsewhere';
  }

  /** Starts, if that has not happened. */
  begin(takeUp: TakeUp, options: SessionOptions, adopt: (session: RunningSession) => void): void {
    if (this.#phase !== 'due') return;
    this.#phase = 'running';
    void takeUp(options)
      // What cannot be taken up is over: the broker ends it, and here a new one can begin.
      .catch(() => null)
      .then((found) => {
        this.#phase = found === 'elsewhere' ? 'elsewhere' : 'over';
        if (found !== null && found !== 'elsewhere') adopt(found);
        this.#host.requestUpdate();
      });
  }
}
