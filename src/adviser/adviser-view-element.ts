import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { AdviserWords } from '../locales/adviser-words.ts';
import { AskEvent, type Ask } from './ask-event.ts';
import { look } from './look.styles.ts';

/** What every element of the console has: its texts, and a way to ask for something. It knows no statechart. */
export class AdviserViewElement extends LitElement {
  static override styles = [look];
  /** All texts, in the adviser's language. */
  @property({ attribute: false }) words!: AdviserWords;

  /** Asks for what the adviser clicked. */
  protected ask(event: Ask): void {
    this.dispatchEvent(new AskEvent(event));
  }
}
