import type { SessionState } from '../protocol/states.ts';

/**
 * What a person can do with a page, by what is written there. A test framework of any kind can be these hands; two kinds
 * are shipped: those in the page itself, and those of Playwright.
 */
export interface Hands {
  /** Presses the button of this name: the one in front, if a question stands over the page. */
  press(name: string): Promise<void>;
  /** Ticks the one box, or picks the option of this name. */
  check(role: 'checkbox' | 'radio', name?: string): Promise<void>;
  /** Takes the tick out of the box of this name. */
  uncheck(name: string): Promise<void>;
  /** Writes into the field of this name. */
  fill(name: string, text: string): Promise<void>;
  /** Waits until this text can be seen. */
  see(text: string): Promise<void>;
  /** Waits until the element says that it is in this state. */
  waitFor(state: SessionState): Promise<void>;
}
