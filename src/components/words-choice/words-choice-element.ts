import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, queryAll, state } from 'lit/decorators.js';
import type { WordChoice } from '../../actors/session-actor.ts';
import { icon } from '../icons.ts';
import { look } from '../look.styles.ts';
import { ViewElement } from '../view-element.ts';
import { wordsChoiceStyles } from './words-choice.styles.ts';
import { WordsEvent } from './words-event.ts';

/** How far the check of the words is. */
export type WordsPhase = 'waiting' | 'ready' | 'matched' | 'differed';

/**
 * Asks which two words the adviser says on the phone: the right ones show that nobody sits in between.
 *
 * A choice is final, so it takes two steps: a slip of the hand must not end the customer's chance to share.
 *
 * @tag remote-help-words-choice
 * @fires {WordsEvent} remote-help-words - What the customer heard, to the host only.
 * @fires {IntentEvent} remote-help-intent - The customer reported the person on the phone.
 */
export class RemoteHelpWordsChoiceElement extends ViewElement {
  static override styles = [look, wordsChoiceStyles];
  /** How far the check is. */
  @property({ attribute: false }) phase: WordsPhase = 'waiting';
  /** Three pairs of words, of which one is right. */
  @property({ attribute: false }) choices: readonly WordChoice[] = [];
  @state() private showsChooseFirst = false;
  @queryAll('input') private readonly boxes!: NodeListOf<HTMLInputElement>;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('choices')) this.showsChooseFirst = false;
  }

  protected override render(): TemplateResult {
    const { compared } = this.words;
    if (this.phase === 'matched') {
      return html`<p class="box good with-icon">
        ${icon('shield')}<span>${compared.matched}</span>
      </p>`;
    }
    if (this.phase === 'differed') return this.#differed();
    return html`<div class="box tight">
      ${this.subheading(compared.heading)}
      ${
        this.phase === 'waiting' || this.choices.length === 0
          ? html`<p class="soft">${compared.waiting}</p>`
          : this.#question()
      }
    </div>`;
  }

  #question() {
    const { compared } = this.words;
    return html`<p class="soft" id="explains">${compared.explains}</p>
      <form novalidate @submit=${this.#confirm}>
        <fieldset
          class="tight"
          aria-describedby=${this.showsChooseFirst ? 'choose-first' : 'explains'}
        >
          <legend>${compared.question}</legend>
          ${this.choices.map(({ words: [first, second] }) =>
            this.#option(html`<strong>${compared.pair(first, second)}</strong>`),
          )}
          ${this.#option(compared.noneOfThese)}
        </fieldset>
        ${
          this.showsChooseFirst
            ? html`<p class="error" id="choose-first">${compared.chooseFirst}</p>`
            : nothing
        }
        <button type="submit">${compared.confirm}</button>
      </form>`;
  }

  #option(label: unknown) {
    return html`<label><input type="radio" name="words" /><span>${label}</span></label>`;
  }

  #differed() {
    const { differed } = this.words.compared;
    return html`<div class="box danger with-icon">
      ${icon('warning')}
      <div class="tight">
        ${this.subheading(differed.heading)}
        <p>${differed.text}</p>
        <div>
          <button
            type="button"
            class="danger"
            @click=${() => this.ask({ type: 'customer.raisedAlarm' })}
          >
            ${this.words.warning.report}
          </button>
        </div>
      </div>
    </div>`;
  }

  #confirm = (event: SubmitEvent) => {
    event.preventDefault();
    const chosen = [...this.boxes].findIndex(({ checked }) => checked);
    this.showsChooseFirst = chosen === -1;
    if (this.showsChooseFirst) this.boxes[0]?.focus();
    else this.dispatchEvent(new WordsEvent(this.choices[chosen] ?? null));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-words-choice': RemoteHelpWordsChoiceElement;
  }
}
