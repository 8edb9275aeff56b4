import type { Line } from '../sessions/line.ts';
import type { SessionSummary } from '../../../src/protocol/http.ts';
import { factsOf, type Log } from '../log.ts';

/** The consoles that show their adviser's list of sessions, and hear of each change in it. */
export class Lobby {
  readonly #lines = new Map<string, Set<Line>>();
  readonly #stale = new Set<string>();
  readonly #list: (adviserSubject: string) => Promise<SessionSummary[]>;
  readonly #log: Log;

  constructor(list: (adviserSubject: string) => Promise<SessionSummary[]>, log: Log) {
    this.#list = list;
    this.#log = log;
  }

  enter(subject: string, line: Line): void {
    const lines = this.#lines.get(subject) ?? new Set();
    this.#lines.set(subject, lines.add(line));
    this.announce(subject);
  }

  leave(subject: string, line: Line): void {
    const lines = this.#lines.get(subject);
    lines?.delete(line);
    if (lines?.size === 0) this.#lines.delete(subject);
  }

  /** Tells an adviser's consoles the list as it is now; changes that come close together are told once. */
  announce(subject: string): void {
    if (!this.#lines.has(subject) || this.#stale.has(subject)) return;
    this.#stale.add(subject);
    queueMicrotask(() => {
      this.#stale.delete(subject);
      this.#tell(subject).catch((error: unknown) => this.#log('lobby.failed', factsOf(error)));
    });
  }

  async #tell(subject: string): Promise<void> {
    const sessions = await this.#list(subject);
    for (const line of this.#lines.get(subject) ?? []) {
      line.send({ type: 'broker.listedSessions', sessions });
    }
  }
}
