import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Words } from '../locales/words.ts';
import type { Inspector } from '../model/inspector.ts';

/** Which lines of the file could not be read, and why. */
export function faultsView({ trace }: Inspector, words: Words): TemplateResult {
  const { faults = [], moreFaults = 0 } = trace ?? {};
  if (faults.length === 0) return html`<p>${words.faults.none}</p>`;
  return html`<p class="lead">${words.faults.lead(faults.length + moreFaults)}</p>
    <ul class="faults">
      ${faults.map(
        ({ line, problem }) => html`<li><b>${words.faults.line} ${line}</b> ${problem}</li>`,
      )}
      ${moreFaults > 0 ? html`<li>${words.faults.more(moreFaults)}</li>` : nothing}
    </ul>`;
}
