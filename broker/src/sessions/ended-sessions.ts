import { times } from '../../../src/protocol/limits.ts';
import { Session, type SessionTools } from './session.ts';

/**
 * Sessions that have just ended, for as long as a piece of their recording may yet be on its way (rule P28). Whoever brings notes
 * later (rule P41), or after the broker was started again, has them read from the disk.
 */
export class EndedSessions {
  readonly #tools: SessionTools;
  readonly #byId = new Map<string, Promise<Session | null>>();

  constructor(tools: SessionTools) {
    this.#tools = tools;
  }

  /** Keeps a session that is over for a while. */
  keep(session: Session): void {
    void this.#hold(session.state.id, Promise.resolve(session));
  }

  /** An adviser's session that ended a short while ago, or `null`. */
  async ofAdviser(subject: string, sessionId: string): Promise<Session | null> {
    const held = this.#byId.get(sessionId) ?? this.#hold(sessionId, this.#read(sessionId));
    const session = await held;
    return session?.state.adviser.subject === subject ? session : null;
  }

  #hold(sessionId: string, held: Promise<Session | null>): Promise<Session | null> {
    this.#byId.set(sessionId, held);
    const forget = () => {
      if (this.#byId.get(sessionId) === held) this.#byId.delete(sessionId);
    };
    this.#tools.clock.after(times.lastPieceMs, forget);
    // What is not there is not remembered, nor that it could not be read.
    held.then((session) => session === null && forget(), forget);
    return held;
  }

  async #read(sessionId: string): Promise<Session | null> {
    const { archive, clock } = this.#tools;
    const kept = await archive.find(sessionId);
    const closedAt = kept?.state.closedAt ?? null;
    if (kept === null || closedAt === null || clock.now() - closedAt > times.lateNotesMs) {
      return null;
    }
    return new Session(kept, await archive.places(sessionId), this.#tools);
  }
}
