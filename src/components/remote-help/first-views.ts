import { html, type TemplateResult } from 'lit';
import type { Words } from '../../locales/words.ts';
import type { View } from './view.ts';

/** What the bank says about the agreement. */
export interface BankTexts {
  readonly agreementVersion: string;
  readonly instructions: string;
}

/** What the agreement shows beside the bank's texts. */
export interface ConsentFacts {
  readonly words: Words;
  readonly headingLevel: number;
  readonly canShare: boolean;
  readonly isReporting: boolean;
}

/** The agreement. It is shown before anything else is loaded, and nothing is before the customer ticks its box. */
export function consentView(
  { words, headingLevel, canShare, isReporting }: ConsentFacts,
  { agreementVersion, instructions }: BankTexts,
  onTicked: () => void,
): TemplateResult {
  return html`<remote-help-consent
    class="state"
    .words=${words}
    .headingLevel=${headingLevel}
    .agreementVersion=${agreementVersion}
    .instructions=${instructions}
    .canShare=${canShare}
    .isReporting=${isReporting}
    @remote-help-ticked=${onTicked}
  >
    <slot name="agreement" slot="agreement"></slot>
    <slot name="instructions" slot="instructions"></slot>
  </remote-help-consent>`;
}

/** The end, and why it came. */
export function closedView({ snapshot, words, headingLevel }: View): TemplateResult {
  return html`<remote-help-closed
    class="state"
    .words=${words}
    .headingLevel=${headingLevel}
    .reason=${snapshot.context.endReason ?? 'customer.ended'}
  ></remote-help-closed>`;
}

/** A plain sentence in the place of a state. */
export function message(text: string): TemplateResult {
  return html`<p class="box">${text}</p>`;
}

/** What could not be loaded is said, and can be tried again. */
export function failedToLoad({ consent }: Words, onAgain: () => void): TemplateResult {
  return html`${message(consent.notLoaded)}
    <div>
      <button type="button" class="main" @click=${onAgain}>${consent.tryAgain}</button>
    </div>`;
}
