import type { RunningSession, SessionEntry, WordChoice } from '../actors/session-actor.ts';
import type { Notice } from '../machines/session.events.ts';
import { sessionMachine, type SessionSnapshot } from '../machines/session.machine.ts';
import { isHead, type PlainEvent, type TraceLine } from '../trace/format.ts';
import { replaySteps, type ReplayedStep } from '../trace/replay.ts';
import { sessionFacts } from '../trace/session-facts.ts';
import { Stage } from '../trace/stage.ts';

const traced = { machine: sessionMachine, facts: sessionFacts };

/** Words to choose from: the real ones are in no trace. */
const noWords: readonly WordChoice[] = ['–', '– –', '– – –'].map((word) => ({
  words: [word, word],
}));

/** A moment of a replay, with what a page shows that is not in the statechart. */
interface Shown {
  readonly i: number;
  readonly snapshot: SessionSnapshot;
  readonly entries: readonly SessionEntry[];
  /** By the clock of the trace, in milliseconds since 1970. */
  readonly at: number;
  readonly joinedAt: number;
  readonly sharedSince: number | null;
}

/**
 * A session that is only shown: each of its moments is computed from a trace, and nothing of it runs. It opens no
 * socket, captures nothing, and no time passes in it.
 *
 * What is clicked on the page is computed as well, from the moment that is shown; the next jump leads back into the trace.
 */
export class ReplayedSession implements RunningSession {
  readonly actor: RunningSession['actor'];
  readonly #moments: readonly Shown[];
  readonly #stage: Stage;
  readonly #followers = new Set<(snapshot: SessionSnapshot) => void>();
  readonly #changes = new EventTarget();
  #shown: Shown;

  /** @throws {RangeError} if the trace has no step. */
  constructor(lines: readonly TraceLine[]) {
    const head = lines.find(isHead);
    this.#stage = new Stage(traced, head?.input ?? null);
    this.#moments = momentsOf([...replaySteps(traced, lines)], Date.parse(head?.started ?? ''));
    const [first] = this.#moments;
    if (first === undefined) throw new RangeError('The trace has no step');
    this.#shown = first;
    this.actor = {
      getSnapshot: () => this.#shown.snapshot,
      send: (event) => this.#tryOut(event as PlainEvent),
      subscribe: (follow) => {
        this.#followers.add(follow);
        return { unsubscribe: () => this.#followers.delete(follow) };
      },
    };
  }

  /** The number of the step that is shown. */
  get i(): number {
    return this.#shown.i;
  }

  /** The number of the last step. */
  get last(): number {
    return this.#moments.at(-1)?.i ?? 0;
  }

  /** Shows the moment after a step, or the nearest one that there is before it. */
  jump(i: number): void {
    const moment = this.#moments.findLast((one) => one.i <= i) ?? this.#moments[0];
    if (moment !== undefined) this.#show(moment);
  }

  /** A replay holds none: what was signed belongs to the session itself. */
  receipts = () => [];
  entries = (): readonly SessionEntry[] => this.#shown.entries;

  onEntries(callback: () => void, signal: AbortSignal): void {
    this.#changes.addEventListener('change', callback, { signal });
  }

  /** What a page offered besides is in no trace. */
  otherProgram = () => null;

  /** Files are in no trace. */
  files = () => null;

  /** Where somebody pointed is in no trace. */
  marks = () => null;

  /** What was read of a computer is in no trace. */
  systemLines = () => [];

  wordChoices = (): readonly WordChoice[] => noWords;

  sharedSince = (): number | null => this.#shown.sharedSince;

  heldTime = () => ({ now: this.#shown.at, joinedAt: this.#shown.joinedAt });

  giveNumber(): void {
    this.#tryOut({ type: 'customer.gaveNumber', isWellFormed: true });
  }

  reportNumber(): void {
    this.#tryOut({ type: 'customer.raisedAlarm' });
  }

  chooseWords(choice: WordChoice | null): void {
    this.#tryOut({ type: 'customer.choseWords', matched: choice !== null });
  }

  /** Nobody is there who could read it. */
  write(): 'empty' {
    return 'empty';
  }

  release(): void {
    this.#followers.clear();
  }

  #tryOut(event: PlainEvent): void {
    const { snapshot, actions } = this.#stage.next(this.#shown.snapshot, event);
    const { entries, at } = this.#shown;
    this.#show({
      ...this.#shown,
      snapshot: snapshot as SessionSnapshot,
      entries: [...entries, ...entriesIn(actions, at)],
    });
  }

  #show(moment: Shown): void {
    this.#shown = moment;
    for (const follow of this.#followers) follow(moment.snapshot);
    this.#changes.dispatchEvent(new Event('change'));
  }
}

function momentsOf(steps: readonly ReplayedStep[], startedAt: number): Shown[] {
  let [entries, joinedAt]: [readonly SessionEntry[], number] = [[], 0];
  let sharedSince: number | null = null;
  return steps.map(({ line, snapshot, actions }) => {
    const at = startedAt + line.t;
    entries = [...entries, ...entriesIn(actions, at)];
    if (joinedAt === 0 && snapshot.hasTag('canEnd')) joinedAt = at;
    sharedSince = snapshot.hasTag('sharing') ? (sharedSince ?? at) : null;
    return { i: line.i, snapshot: snapshot as SessionSnapshot, entries, at, joinedAt, sharedSince };
  });
}

/** The notices that the statechart had written into the chat; what people wrote is in no trace. */
function entriesIn(actions: ReplayedStep['actions'], at: number): SessionEntry[] {
  const notices = actions.filter(({ type }) => type === 'writeNotice');
  return notices.map(({ params }) => {
    const { notice } = params as { notice: Notice };
    return { kind: 'notice', id: crypto.randomUUID(), notice, at };
  });
}
