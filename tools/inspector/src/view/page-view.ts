import { html, nothing, type TemplateResult } from 'lit/html.js';
import { checkView } from '../../../../src/evidence/check-view.ts';
import { evidenceWordsIn } from '../../../../src/locales/evidence-words.ts';
import type { Words } from '../locales/words.ts';
import type { Inspector } from '../model/inspector.ts';
import { tabs, type Tab } from '../model/told.ts';
import type { Others } from '../live/others.ts';
import type { ChartPanel } from '../../../../src/evidence/chart/chart-panel.ts';
import { chartTools } from './chart-tools.ts';
import { contextView } from './context-view.ts';
import { differenceView } from './difference-view.ts';
import { faultsView } from './faults-view.ts';
import { icon } from './icons.ts';
import type { LogPanel } from './log-panel.ts';
import { nextView } from './next-view.ts';
import { othersView } from './others-view.ts';
import { statusView } from './status-view.ts';
import type { Timeline } from './timeline.ts';
import { transportView } from './transport-view.ts';
import { waysView } from './ways-view.ts';

/** The parts of the page that keep something of their own. */
export interface Parts {
  readonly chart: ChartPanel;
  readonly log: LogPanel;
  readonly timeline: Timeline;
  readonly others: Others;
}

/** What the buttons of the page do besides moving through a trace. */
export interface Orders {
  readonly open: () => void;
  readonly read: (input: HTMLInputElement) => void;
  readonly save: () => void;
  readonly makeTest: () => void;
  readonly follow: () => void;
  readonly mark: () => void;
  readonly help: () => void;
  readonly speak: (language: 'sl' | 'en') => void;
}

/** The whole page. */
export function pageView(
  inspector: Inspector,
  parts: Parts,
  words: Words,
  orders: Orders,
): TemplateResult {
  const isEmpty = inspector.trace === null;
  return html`<header>
      <h1>${words.title}</h1>
      <div class="file">
        ${isEmpty ? nothing : html`<b>${inspector.trace?.name}</b>`} ${statusView(inspector, words)}
      </div>
      ${headButtons(inspector, words, orders)}
    </header>
    ${isEmpty ? startView(words, orders) : shownView(inspector, parts, words)}
    <footer ?hidden=${isEmpty || inspector.evidence.plays}>
      ${transportView(inspector, words, parts.timeline.element)}
    </footer>
    <p class="said" role="status">
      ${inspector.told ? words.told[inspector.told.what](inspector.told.of) : ''}
    </p>
    <p class="unseen" role="status" aria-live=${inspector.playback.isPlaying ? 'off' : 'polite'}>
      ${nowText(inspector, words)}
    </p>`;
}

function headButtons(inspector: Inspector, words: Words, orders: Orders): TemplateResult {
  const { actions } = words;
  const isEmpty = inspector.trace === null;
  const isLinked = inspector.following !== null;
  return html`<div class="buttons">
    <input
      type="file"
      id="trace-file"
      hidden
      accept=".jsonl,.ndjson,.json,.txt,.zip"
      @change=${(event: Event) => orders.read(event.target as HTMLInputElement)}
    />
    <button type="button" @click=${orders.open}>${actions.open}</button>
    ${
      isEmpty
        ? nothing
        : html`<button type="button" @click=${orders.save}>${actions.save}</button>
            <button type="button" @click=${orders.makeTest}>${actions.test}</button>
            <button type="button" @click=${orders.mark}>${icon('mark')}${actions.mark}</button>`
    }
    ${
      inspector.evidence.opened === null
        ? nothing
        : html`<button type="button" @click=${() => togglePlayer(inspector)}>
            ${inspector.evidence.plays ? actions.bySteps : actions.byTime}
          </button>`
    }
    <button type="button" aria-pressed=${isLinked} @click=${orders.follow}>
      ${isLinked ? actions.stopFollowing : actions.follow}
    </button>
    ${
      isLinked && !isEmpty
        ? html`<button
            type="button"
            aria-pressed=${inspector.isReplaying}
            @click=${() => inspector.toggleReplay()}
          >
            ${inspector.isReplaying ? actions.stopReplaying : actions.replay}
          </button>`
        : nothing
    }
    ${pageChoice(inspector, words)}
    <button type="button" @click=${orders.help}>${actions.help} <kbd>?</kbd></button>
    <select
      aria-label=${words.language}
      @change=${(event: Event) => orders.speak((event.target as HTMLSelectElement).value === 'en' ? 'en' : 'sl')}
    >
      <option value="sl" lang="sl" .selected=${document.documentElement.lang === 'sl'}>
        Slovenščina
      </option>
      <option value="en" lang="en" .selected=${document.documentElement.lang === 'en'}>
        English
      </option>
    </select>
  </div>`;
}

/** Which of several pages is followed. */
function pageChoice({ following }: Inspector, { live }: Words): TemplateResult | typeof nothing {
  if (following === null || following.pages.size < 2) return nothing;
  return html`<select
    aria-label=${live.page}
    @change=${(event: Event) => following.choose((event.target as HTMLSelectElement).value)}
  >
    ${[...following.pages.values()].map(
      ({ id, trace }) =>
        html`<option value=${id} .selected=${id === following.page?.id}>
          ${live.page} ${trace.head?.machine} ${id.slice(0, 6)}
        </option>`,
    )}
  </select>`;
}

function startView({ start }: Words, { open, follow }: Orders): TemplateResult {
  return html`<main class="start">
    <h2>${start.heading}</h2>
    <p>${start.lead}</p>
    <p class="buttons">
      <button type="button" class="main" @click=${open}>${start.choose}</button>
      <button type="button" @click=${follow}>${start.follow}</button>
    </p>
    <p>${start.drop}</p>
    <p class="soft">${start.offline}</p>
  </main>`;
}

/** What a bank exported is played by time; everything can be gone through step by step. */
function shownView(inspector: Inspector, parts: Parts, words: Words): TemplateResult {
  const { opened, plays } = inspector.evidence;
  if (opened === null || !plays) return workView(inspector, parts, words);
  const language = document.documentElement.lang === 'sl' ? 'sl' : 'en';
  return html`<main class="evidence">
    ${checkView(opened.checks, evidenceWordsIn(language).check, language)} ${opened.player.element}
  </main>`;
}

function workView(inspector: Inspector, parts: Parts, words: Words): TemplateResult {
  const { trace } = inspector;
  return html`<main class="work">
    <section class="chart-panel" aria-label=${words.chart.label}>
      ${
        trace?.machine
          ? html`${chartTools(inspector, parts.chart, words)}
              <div class="chart-place"></div>`
          : html`<p class="soft">${words.chart.unknownMachine(trace?.head?.machine ?? '')}</p>`
      }
      ${inspector.original === null ? nothing : branchBar(inspector, words)}
    </section>
    <section class="log" aria-label=${words.log.label}>
      <div class="log-head" aria-hidden="true">
        <span>${words.log.time}</span><span>${words.log.source}</span><span>${words.log.event}</span
        ><span>${words.log.state}</span><span>${words.log.note}</span>
      </div>
      ${parts.log.element}
    </section>
    <section class="details">
      ${tabBar(inspector, words)}
      <div
        class="tab-panel"
        id="tab-panel"
        role="tabpanel"
        tabindex="0"
        aria-labelledby="tab-${inspector.tab}"
      >
        ${tabView(inspector, parts, words)}
      </div>
    </section>
  </main>`;
}

function branchBar(inspector: Inspector, words: Words): TemplateResult {
  const { change } = inspector;
  const { next } = words;
  return html`<p class="branch">
    <b>${next.isWhatIf}</b>
    ${
      change === null
        ? nothing
        : 'drop' in change.made
          ? next.dropped(change.at + 1)
          : next.inserted(change.made.event.type, change.at + 1)
    }
    <button type="button" class="small" @click=${() => inspector.backToOriginal()}>
      ${next.back}
    </button>
  </p>`;
}

function tabBar(inspector: Inspector, words: Words): TemplateResult {
  const onKey = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined) return;
    event.stopPropagation();
    const at = (tabs.indexOf(inspector.tab) + by + tabs.length) % tabs.length;
    inspector.openTab(tabs[at] ?? 'context');
    document.getElementById(`tab-${inspector.tab}`)?.focus();
  };
  return html`<div class="tabs" role="tablist" @keydown=${onKey}>
    ${tabs.map(
      (tab) =>
        html`<button
          type="button"
          role="tab"
          id="tab-${tab}"
          aria-selected=${tab === inspector.tab}
          aria-controls="tab-panel"
          tabindex=${tab === inspector.tab ? 0 : -1}
          @click=${() => inspector.openTab(tab)}
        >
          ${words.tabs[tab]}${countOf(tab, inspector)}
        </button>`,
    )}
  </div>`;
}

function countOf(tab: Tab, { verification, trace }: Inspector): TemplateResult | typeof nothing {
  const count = {
    difference: verification.differing.size,
    faults: (trace?.faults.length ?? 0) + (trace?.moreFaults ?? 0),
  }[tab as 'difference' | 'faults'];
  return count ? html` <span class="count bad">${count}</span>` : nothing;
}

function tabView(inspector: Inspector, { others }: Parts, words: Words): TemplateResult {
  switch (inspector.tab) {
    case 'context':
      return contextView(inspector, words);
    case 'next':
      return nextView(inspector, words);
    case 'difference':
      return differenceView(inspector, words);
    case 'ways':
      return waysView(inspector, words);
    case 'faults':
      return faultsView(inspector, words);
    case 'others':
      return othersView(others, words);
  }
}

/** The step that is shown, in one sentence: for those who do not see the chart. */
function nowText({ step, trace, at, last, verification }: Inspector, words: Words): string {
  if (step === undefined || trace === null) return '';
  const index = trace.machine?.index;
  const leaves = index?.leaves(index.active(step.value)).map((id) => index.pathOf(id)) ?? [];
  const notes = [
    ...(step.tr.length === 0 && step.ev.type !== 'xstate.init' ? [words.log.ignored] : []),
    ...(verification.differing.has(at) ? [words.log.differs] : []),
  ];
  return [words.transport.stepOf(at + 1, last + 1), step.ev.type, ...notes, ...leaves].join(', ');
}

function togglePlayer({ playback, evidence }: Inspector): void {
  playback.pause();
  evidence.toggle();
}
