import type { WordChoice } from '../../actors/session-actor.ts';

/** Which words the customer heard; `null` stands for none of those shown. Only the host hears it. */
export class WordsEvent extends Event {
  static readonly type = 'remote-help-words';
  readonly choice: WordChoice | null;

  constructor(choice: WordChoice | null) {
    super(WordsEvent.type, { bubbles: false, composed: false });
    this.choice = choice;
  }
}

declare global {
  interface HTMLElementEventMap {
    'remote-help-words': WordsEvent;
  }
}
