import type { BrokerMessage } from '../../../src/protocol/broker-messages.ts';
import type {
  AskedHandOver,
  AskedInvitation,
  PresentColleague,
  SessionSummary,
} from '../../../src/protocol/http.ts';
import { sizes } from '../../../src/protocol/limits.ts';
import { identityOf } from '../../../src/rules/hand-over.ts';
import type { Adviser } from '../../../src/rules/session-state.ts';
import { factsOf, type Log } from '../log.ts';
import type { Line } from '../sessions/line.ts';
import { newSecret } from '../store/keys.ts';

/** What the lobby works with. */
export interface LobbyTools {
  log: Log;
  list: (adviserSubject: string) => Promise<SessionSummary[]>;
  /** The sessions that an adviser is asked to take over, and those that they are invited to take part in, or take part in. */
  asked: (adviserSubject: string) => {
    handOvers: AskedHandOver[];
    invitations: AskedInvitation[];
  };
  /** An adviser has closed the last of their consoles. */
  onGone: (adviserSubject: string) => void;
}

/** An adviser who is at a console. */
interface Present {
  adviser: Adviser;
  /** What colleagues name them by. It says nothing, and is of no use once they have left. */
  colleague: string;
  lines: Set<Line>;
}

/** The consoles that show their adviser's list of sessions, and hear of each change in it, and of their colleagues. */
export class Lobby {
  readonly #present = new Map<string, Present>();
  readonly #stale = new Set<string>();
  readonly #tools: LobbyTools;
  /** What a line was told last, where it need not hear the same again. */
  readonly #told = new WeakMap<Line, Map<BrokerMessage['type'], string>>();
  #colleaguesAreStale = false;

  constructor(tools: LobbyTools) {
    this.#tools = tools;
  }

  enter(adviser: Adviser, line: Line): void {
    const { subject } = adviser;
    const known = this.#present.get(subject);
    const { colleague, lines } = known ?? { colleague: newSecret(), lines: new Set<Line>() };
    this.#present.set(subject, { adviser, colleague, lines: lines.add(line) });
    this.announce(subject);
    this.#announceColleagues();
  }

  leave({ subject }: Adviser, line: Line): void {
    const { lines } = this.#present.get(subject) ?? {};
    lines?.delete(line);
    if (lines?.size !== 0) return;
    this.#present.delete(subject);
    this.#tools.onGone(subject);
    this.#announceColleagues();
  }

  /** Who is at their console under this name of a colleague, or `null`. */
  colleague(name: string): Adviser | null {
    const found = [...this.#present.values()].find(({ colleague }) => colleague === name);
    return found?.adviser ?? null;
  }

  /** Tells an adviser's consoles the list as it is now; changes that come close together are told once. */
  announce(subject: string): void {
    if (!this.#present.has(subject) || this.#stale.has(subject)) return;
    this.#stale.add(subject);
    queueMicrotask(() => {
      this.#stale.delete(subject);
      this.#tell(subject).catch((error: unknown) =>
        this.#tools.log('lobby.failed', factsOf(error)),
      );
    });
  }

  async #tell(subject: string): Promise<void> {
    const sessions = await this.#tools.list(subject);
    const { handOvers, invitations } = this.#tools.asked(subject);
    for (const line of this.#present.get(subject)?.lines ?? []) {
      line.send({ type: 'broker.listedSessions', sessions });
      this.#tellNew(line, { type: 'broker.listedHandOvers', handOvers });
      this.#tellNew(line, { type: 'broker.listedInvitations', invitations });
    }
  }

  #announceColleagues(): void {
    if (this.#colleaguesAreStale) return;
    this.#colleaguesAreStale = true;
    queueMicrotask(() => {
      this.#colleaguesAreStale = false;
      const present = [...this.#present.values()];
      for (const { adviser, lines } of present) {
        const colleagues = colleaguesOf(adviser, present);
        for (const line of lines) {
          this.#tellNew(line, { type: 'broker.listedColleagues', colleagues });
        }
      }
    });
  }

  /** A list that is as it was is not told again; an empty one not at first. */
  #tellNew(line: Line, message: NewList): void {
    const told = this.#told.get(line) ?? new Map<BrokerMessage['type'], string>();
    const { type, ...lists } = message;
    const text = JSON.stringify(Object.values(lists)[0]);
    if ((told.get(type) ?? '[]') === text) return;
    this.#told.set(line, told.set(type, text));
    line.send(message);
  }
}

type NewList = Extract<
  BrokerMessage,
  {
    type: 'broker.listedColleagues' | 'broker.listedHandOvers' | 'broker.listedInvitations';
  }
>;

/** Everybody else who is there, by name; so many as a frame holds. */
function colleaguesOf({ subject }: Adviser, present: readonly Present[]): PresentColleague[] {
  return present
    .filter(({ adviser }) => adviser.subject !== subject)
    .map(({ adviser, colleague }) => ({ colleague, ...identityOf(adviser) }))
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .slice(0, sizes.maxColleagues);
}
