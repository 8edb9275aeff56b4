import { html, nothing, type TemplateResult } from 'lit/html.js';
import { edgeText } from '../../../statechart/words.ts';
import type { Way, Ways } from '../../../statechart/shortest-ways.ts';
import type { Words } from '../locales/words.ts';
import type { DrawnMachine } from '../../../../src/evidence/chart/drawn-machines.ts';
import type { Inspector } from '../model/inspector.ts';
import { eventText } from './texts.ts';

/** Which arrows the opened traces took, and the shortest way to every state and every arrow. */
export function waysView(inspector: Inspector, words: Words): TemplateResult {
  const { trace, arrows } = inspector;
  const machine = trace?.machine;
  if (trace === null || machine === undefined) return html`<p>${words.ways.none}</p>`;
  const { untaken } = arrows.with(trace);
  const add = ({ files }: HTMLInputElement) => arrows.add(files ?? [], () => inspector.changed());
  const all = machine.index.chart.edges.length;
  const { ways } = machine;
  return html`<p class="lead">${words.ways.lead}</p>
    <p>
      <meter
        min="0"
        max=${all}
        .value=${all - untaken.length}
        aria-label=${words.tabs.ways}
      ></meter>
      ${words.ways.coverage(all - untaken.length, all)}
      <label class="button small">
        ${words.ways.more}
        <input
          type="file"
          class="unseen"
          multiple
          accept=".jsonl,.ndjson,.json,.txt"
          @change=${(event: Event) => add(event.target as HTMLInputElement)}
        />
      </label>
    </p>
    <details ?open=${untaken.length < 12}>
      <summary>${words.ways.untaken} (${untaken.length})</summary>
      ${untaken.length === 0 ? html`<p>${words.ways.allTaken}</p>` : nothing}
      <ul class="arrows">
        ${untaken.map(
          (edge) =>
            html`<li>
              <code>${edgeText(edge)}</code>
              <small>${machine.index.pathOf(edge.from)}</small>
              ${showButton(inspector, ways?.edges[edge.id], words)}
            </li>`,
        )}
      </ul>
    </details>
    ${ways === null ? html`<p>${words.ways.none}</p>` : waysList(inspector, machine, ways, words)}`;
}

function waysList(
  inspector: Inspector,
  { index }: DrawnMachine,
  ways: Ways,
  words: Words,
): TemplateResult {
  return html`<details open>
    <summary>${words.ways.states}</summary>
    <ul class="ways">
      ${index.chart.states.flatMap(({ id }) => {
        const way = ways.states[id];
        if (way === undefined) return [];
        const names = way.events.map((place) => eventText(ways.events[place] ?? { type: '' }));
        return [
          html`<li>
            <b>${index.pathOf(id)}</b>
            <small>${names.length === 0 ? words.ways.start : names.join(' · ')}</small>
            ${showButton(inspector, way, words)}
          </li>`,
        ];
      })}
    </ul>
  </details>`;
}

function showButton(
  inspector: Inspector,
  way: Way | undefined,
  words: Words,
): TemplateResult | typeof nothing {
  if (way === undefined) return nothing;
  return html`<button type="button" class="small" @click=${() => inspector.showWay(way)}>
    ${words.ways.show}
  </button>`;
}
