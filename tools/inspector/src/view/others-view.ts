import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Others } from '../live/others.ts';
import type { Words } from '../locales/words.ts';

/** The actors of followed pages, each with its state and its last events. */
export function othersView({ actors, unreadable }: Others, { others }: Words): TemplateResult {
  return html`<p class="lead">${others.lead}</p>
    ${unreadable === 0 ? nothing : html`<p>${others.unreadable(unreadable)}</p>`}
    ${actors.size === 0 ? html`<p>${others.none}</p>` : nothing}
    ${[...actors].map(
      ([sessionId, { id, value, isStopped, events }]) =>
        html`<article class="other">
          <h2>
            ${id}
            <small>${sessionId}</small>
            ${isStopped ? html`<small>(${others.stopped})</small>` : nothing}
          </h2>
          <pre>${JSON.stringify(value, null, 1)}</pre>
          <details>
            <summary>${others.events} (${events.length})</summary>
            <ol>
              ${events.map((event) => html`<li><code>${event}</code></li>`)}
            </ol>
          </details>
        </article>`,
    )}`;
}
