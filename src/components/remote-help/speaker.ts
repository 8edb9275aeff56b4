import type { SessionEntry } from '../../actors/session-actor.ts';
import type { Words } from '../../locales/words.ts';
import type { SessionSnapshot } from '../../machines/session.machine.ts';
import { Announcer } from './announcer.ts';
import { spokenEntry, spokenState } from './spoken.ts';

/** Has each change of a session spoken once: its states, its notices, and what the adviser writes. */
export class Speaker extends Announcer {
  #lastState = '';
  #spoken = new Set<string>();

  /** Forgets a session that is no longer shown. */
  forget(): void {
    this.#lastState = '';
    this.#spoken.clear();
  }

  /** Speaks of a session's state, if it is another one than before. */
  followState(snapshot: SessionSnapshot, words: Words): void {
    const said = spokenState(snapshot, words);
    if (said === null || said.key === this.#lastState) return;
    this.#lastState = said.key;
    this.say(said.text, said.isUrgent);
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
