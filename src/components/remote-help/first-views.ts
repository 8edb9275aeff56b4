import { html, type TemplateResult } from 'lit';
import type { View } from './view.ts';

/** What the bank says about the agreement. */
export interface BankTexts {
  readonly agreementVersion: string;
  readonly instructions: string;
}

/** The element of `consent` or `closed`, the two states that need nothing to be loaded; `null` in the others. */
export function firstView(
  { snapshot, words, headingLevel }: View,
  { agreementVersion, instructions }: BankTexts,
  onTicked: () => void,
): TemplateResult | null {
  if (snapshot.hasTag('closed')) {
    return html`<remote-help-closed
      class="state"
      .words=${words}
      .headingLevel=${headingLevel}
      .reason=${snapshot.context.endReason ?? 'customer.ended'}
    ></remote-help-closed>`;
  }
  if (!snapshot.hasTag('consent')) return null;
  return html`<remote-help-consent
    class="state"
    .words=${words}
    .headingLevel=${headingLevel}
    .agreementVersion=${agreementVersion}
    .instructions=${instructions}
    .canShare=${snapshot.context.canShare}
    .isReporting=${snapshot.hasTag('isReporting')}
    @remote-help-ticked=${onTicked}
  >
    <slot name="agreement" slot="agreement"></slot>
    <slot name="instructions" slot="instructions"></slot>
  </remote-help-consent>`;
}
