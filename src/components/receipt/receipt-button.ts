import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../remote-help/view.ts';

/** The button with which customers save their receipts, once there are some. What it takes is loaded by the click. */
export function receiptButton({ session, words }: View): TemplateResult | typeof nothing {
  if (session.receipts().length === 0) return nothing;
  const save = async () => {
    const { saveReceipts } = await import('./save-receipt.ts');
    saveReceipts(words.language, session.receipts());
  };
  return html`<div>
    <button type="button" class="quiet" part="receipt" @click=${save}>
      ${words.session.saveReceipt}
    </button>
  </div>`;
}
