import type { RunningSession } from '../actors/session-actor.ts';
import type { SessionSnapshot } from '../machines/session.machine.ts';

/** A session in whose place another one can be put, while the element that shows it stays as it is. */
export class SwitchedSession implements RunningSession {
  readonly actor: RunningSession['actor'] = {
    getSnapshot: () => this.#current.actor.getSnapshot(),
    send: (event) => this.#current.actor.send(event),
    subscribe: (follow) => {
      this.#followers.add(follow);
      return { unsubscribe: () => this.#followers.delete(follow) };
    },
  };
  readonly #followers = new Set<(snapshot: SessionSnapshot) => void>();
  readonly #changes = new EventTarget();
  #current: RunningSession;
  #following = new AbortController();

  constructor(first: RunningSession) {
    this.#current = first;
    this.#follow();
  }

  /** The session that is shown now. */
  get current(): RunningSession {
    return this.#current;
  }

  /** Releases the session that is shown, and shows another one. */
  switchTo(next: RunningSession): void {
    this.release();
    this.#current = next;
    this.#follow();
    for (const follow of this.#followers) follow(next.actor.getSnapshot());
    this.#changes.dispatchEvent(new Event('change'));
  }

  entries = () => this.#current.entries();
  onEntries = (callback: () => void, signal: AbortSignal) =>
    this.#changes.addEventListener('change', callback, { signal });
  wordChoices = () => this.#current.wordChoices();
  sharedSince = () => this.#current.sharedSince();
  otherProgram = () => this.#current.otherProgram();
  files = () => this.#current.files();
  marks = () => this.#current.marks();
  systemLines = () => this.#current.systemLines();
  receipts = () => this.#current.receipts();
  heldTime = () => this.#current.heldTime?.() ?? null;
  giveNumber = (digits: string) => this.#current.giveNumber(digits);
  reportNumber = (digits: string) => this.#current.reportNumber(digits);
  chooseWords: RunningSession['chooseWords'] = (choice) => this.#current.chooseWords(choice);
  write = (text: string) => this.#current.write(text);

  release(): void {
    this.#following.abort();
    this.#current.release();
  }

  #follow(): void {
    this.#following = new AbortController();
    const { signal } = this.#following;
    const { actor } = this.#current;
    const { unsubscribe } = actor.subscribe((snapshot) => {
      if (signal.aborted) return;
      for (const follow of this.#followers) follow(snapshot);
    });
    signal.addEventListener('abort', () => unsubscribe(), { once: true });
    this.#current.onEntries(() => this.#changes.dispatchEvent(new Event('change')), signal);
  }
}
