import type { Words } from '../locales/words.ts';
import type { SessionState } from '../protocol/states.ts';
import type { Hands } from './hands.ts';

/** A bank's customer at `<remote-help>`. Does and sees what a person can, by what is written there. */
export class Customer {
  /** The element's texts, in this customer's language. */
  readonly words: Words;
  readonly #hands: Hands;

  constructor(hands: Hands, words: Words) {
    this.#hands = hands;
    this.words = words;
  }

  /** Waits until the session is in this state, and says so on the element. */
  async isIn(state: SessionState): Promise<void> {
    await this.#hands.waitFor(state);
  }

  /** Waits until this text can be seen. */
  async sees(text: string): Promise<void> {
    await this.#hands.see(text);
  }

  /** Presses the button of this name: the one in front, if a question stands over the page. */
  async presses(name: string): Promise<void> {
    await this.#hands.press(name);
  }

  /** Agrees: from `consent` to `download`. */
  async agrees(): Promise<void> {
    await this.isIn('consent');
    await this.#hands.check('checkbox');
    await this.presses(this.words.actions.download);
    await this.isIn('download');
  }

  /** Says that the bank's program is open: from `download` to `connect`. */
  async opensProgram(): Promise<void> {
    await this.presses(this.words.download.opened);
    await this.isIn('connect');
  }

  /** Goes on without the bank's program: from `download` to `connect`. */
  async goesOnInBrowser(): Promise<void> {
    await this.presses(this.words.download.without);
    await this.isIn('connect');
  }

  /** Types a number, as it comes or as people write it, and presses "Connect". */
  async givesNumber(number: string): Promise<void> {
    await this.#hands.fill(this.words.connect.field, number);
    await this.presses(this.words.actions.connect);
  }

  /** From the agreement to `chat-only`. */
  async comesInWith(number: string): Promise<void> {
    await this.agrees();
    await this.goesOnInBrowser();
    await this.givesNumber(number);
    await this.isIn('chat-only');
  }

  /** Chooses the words that were heard on the phone, and reads that they are right. */
  async heard(first: string, second: string): Promise<void> {
    await this.choosesWords(this.words.compared.pair(first, second));
    await this.sees(this.words.compared.matched);
  }

  /** Has heard words that are not on the page: nothing can be shown any more. */
  async heardOthers(): Promise<void> {
    await this.choosesWords(this.words.compared.noneOfThese);
    await this.sees(this.words.compared.differed.heading);
  }

  /** Picks what was heard among what is offered, by its label. */
  async choosesWords(label: string): Promise<void> {
    await this.#hands.check('radio', label);
    await this.presses(this.words.compared.confirm);
  }

  /** Writes into the chat. */
  async writes(text: string): Promise<void> {
    await this.#hands.fill(this.words.chat.field, text);
    await this.presses(this.words.chat.send);
    await this.sees(text);
  }

  /** "Start", and the warning is there. */
  async starts(): Promise<void> {
    await this.presses(this.words.actions.start);
    await this.sees(this.words.warning.called.heading);
  }

  /** Turns back at the warning. */
  async doesNotShow(): Promise<void> {
    await this.presses(this.words.warning.cancel);
  }

  /** "Start", then "Show", then the browser's picker: `sharing`. */
  async shows(): Promise<void> {
    await this.starts();
    await this.presses(this.words.actions.show);
    await this.isIn('sharing');
  }

  /** Strikes a line out of what the adviser asked to know of the computer, by its name. */
  async strikesOut(line: string): Promise<void> {
    await this.#hands.uncheck(line);
  }

  /** Sends what is left of it: so many lines. */
  async sendsSystem(lines: number): Promise<void> {
    await this.presses(this.words.helping.system.yes(lines));
  }

  /** Sends nothing of it. */
  async keepsSystem(): Promise<void> {
    await this.presses(this.words.helping.system.no);
  }

  /** Takes the file of that name that the adviser offers. */
  async takesFile(name: string): Promise<void> {
    await this.presses(`${this.words.helping.file.acts.take}: ${name}`);
  }

  /** Does not take it. */
  async refusesFile(name: string): Promise<void> {
    await this.presses(`${this.words.helping.file.acts.refuse}: ${name}`);
  }

  /** Breaks the transfer of a file off. */
  async breaksFileOff(name: string): Promise<void> {
    await this.presses(`${this.words.helping.file.acts.cancel}: ${name}`);
  }

  /** "Stop sharing": `stopped`. */
  async stopsSharing(): Promise<void> {
    await this.presses(this.words.actions.stopSharing);
    await this.isIn('stopped');
  }

  /** "End session", and yes: `closed`. */
  async ends(): Promise<void> {
    await this.presses(this.words.actions.endSession);
    await this.presses(this.words.ending.end);
    await this.isIn('closed');
  }

  /** "This was not my idea": `closed`. */
  async reports(): Promise<void> {
    await this.presses(this.words.notMyIdea);
    await this.isIn('closed');
  }
}
