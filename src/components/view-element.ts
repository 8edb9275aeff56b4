import { html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Words } from '../locales/words.ts';
import type { CustomerEvent } from '../machines/session.events.ts';
import { IntentEvent } from './intent-event.ts';
import { look } from './look.styles.ts';

/**
 * What every element of a session has: the texts, a heading that takes the focus, and a way to ask for something.
 *
 * It shows what it is given and knows no statechart.
 */
export class ViewElement extends LitElement {
  static override styles = [look];
  /** All texts, in the customer's language. */
  @property({ attribute: false }) words!: Words;
  /** The level of its heading in the page's outline. */
  @property({ attribute: false }) headingLevel = 2;

  /** Moves the focus to the heading, so that a screen reader goes on from there. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[part~="heading"]')?.focus();
  }

  /** The heading of the view. */
  protected heading(text: string): TemplateResult {
    return html`<div
      class="heading"
      part="heading"
      role="heading"
      aria-level=${this.headingLevel}
      tabindex="-1"
    >
      ${text}
    </div>`;
  }

  /** A heading one level below. */
  protected subheading(text: string): TemplateResult {
    return html`<div class="subheading" role="heading" aria-level=${this.headingLevel + 1}>
      ${text}
    </div>`;
  }

  /** Asks for what the customer clicked. */
  protected ask(event: CustomerEvent): void {
    this.dispatchEvent(new IntentEvent(event));
  }
}
