import type { SessionEntry } from '../../actors/session-actor.ts';
import type { Words } from '../../locales/words.ts';
import type { SessionSnapshot } from '../../machines/session.machine.ts';
import { Announcer } from './announcer.ts';
import { spokenConnection, spokenEntry, spokenState, type Sentence } from './spoken.ts';

/** Has each change of a session spoken once: its states, its notices, and what the adviser writes. */
export class Speaker extends Announcer {
  #lastState = '';
  #lastConnection = '';
  #spoken = new Set<string>();

  /** Forgets a session that is no longer shown. */
  forget(): void {
    this.#lastState = '';
    this.#lastConnection = '';
    this.#spoken.clear();
  }

  /** Speaks of a session's state, if it is another one than before. */
  followState(snapshot: SessionSnapshot, words: Words): void {
    this.#lastState = this.#sayNew(spokenState(snapshot, words), this.#lastState);
    this.#lastConnection = this.#sayNew(spokenConnection(snapshot, words), this.#lastConnection);
  }

  /** Says a sentence that is another one than the last of its kind; answers which is the last now. */
  #sayNew(said: Sentence | null, last: string): string {
    if (said === null || said.key === last) return last;
    this.say(said.text, said.isUrgent);
    return said.key;
  }

  /** Speaks of what is new in the chat. */
  followEntries(entries: readonly SessionEntry[], words: Words, adviserName: string): void {
    for (const entry of entries) {
      if (this.#spoken.has(entry.id)) continue;
      this.#spoken.add(entry.id);
      const said = spokenEntry(entry, words, adviserName);
      if (said !== null) this.say(said.text, said.isUrgent);
    }
  }
}
