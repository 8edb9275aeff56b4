import { times } from '../../../src/protocol/limits.ts';
import { closeCodes } from '../../../src/protocol/reasons.ts';
import type { Clock } from '../clock.ts';
import { doors } from '../limits.ts';
import type { Connection } from './connection.ts';

/**
 * Those who have greeted and are in no session yet (rule P10): each for a while, and of one network not more than
 * a number, beyond which the one that has waited longest goes. So nobody who comes is turned away for the sake
 * of sockets that somebody else holds open.
 */
export class WaitingRoom {
  readonly #clock: Clock;
  readonly #waiting = new Map<string, Set<Connection>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Lets a connection wait; answers what ends its waiting, for when it is in a session or gone. */
  enter(connection: Connection): () => void {
    const { network } = connection;
    const others = this.#waiting.get(network) ?? new Set<Connection>();
    this.#waiting.set(network, others.add(connection));
    const sendAway = () => connection.close(closeCodes.notGreeted);
    const cancelTime = this.#clock.after(times.admissionMs, sendAway);
    const [longest] = others;
    if (others.size > doors.maxWaiting) longest?.close(closeCodes.notGreeted);
    return () => {
      cancelTime();
      others.delete(connection);
      if (others.size === 0) this.#waiting.delete(network);
    };
  }
}
