import { html, type TemplateResult } from 'lit/html.js';
import type { Words } from '../locales/words.ts';
import type { Inspector } from '../model/inspector.ts';
import type { ChartPanel } from '../../../../src/evidence/chart/chart-panel.ts';
import { icon, type Icon } from './icons.ts';

/** The buttons over the chart: larger, smaller, all of it, follow, and a list of places to look at. */
export function chartTools(
  inspector: Inspector,
  panel: ChartPanel,
  { chart }: Words,
): TemplateResult {
  const index = inspector.trace?.machine?.index;
  const places = index?.chart.states.filter(({ id }) => index.inside(id).length > 0) ?? [];
  const lookAt = (event: Event) => {
    const select = event.target as HTMLSelectElement;
    if (select.value === '') return;
    stay(inspector, panel);
    panel.lookAt([select.value]);
    select.value = '';
  };
  return html`<div class="chart-tools">
    ${tool('plus', chart.zoomIn, () => panel.zoom(1.25))}
    ${tool('minus', chart.zoomOut, () => panel.zoom(0.8))}
    ${tool('whole', chart.whole, () => {
      stay(inspector, panel);
      panel.whole();
    })}
    <button
      type="button"
      class="icon-button"
      aria-label=${chart.follow}
      title=${chart.follow}
      aria-pressed=${panel.follows}
      @click=${() => {
        panel.setFollows(!panel.follows);
        inspector.changed();
      }}
    >
      ${icon('follow')}
    </button>
    <select aria-label=${chart.lookAt} @change=${lookAt}>
      <option value="">${chart.lookAt} …</option>
      ${places.map(({ id }) => html`<option value=${id}>${index?.pathOf(id)}</option>`)}
    </select>
  </div>`;
}

function stay(inspector: Inspector, panel: ChartPanel): void {
  panel.follows = false;
  inspector.changed();
}

function tool(name: Icon, label: string, onClick: () => void): TemplateResult {
  return html`<button
    type="button"
    class="icon-button"
    aria-label=${label}
    title=${label}
    @click=${onClick}
  >
    ${icon(name)}
  </button>`;
}
