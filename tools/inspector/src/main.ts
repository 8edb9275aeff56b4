import { html, render } from 'lit/html.js';
import { evidenceWordsIn } from '../../../src/locales/evidence-words.ts';
import { listenToKeys } from './keys.ts';
import { channelCarrier, relayCarrier } from './live/carrier.ts';
import { Others } from './live/others.ts';
import { en } from './locales/en.ts';
import { sl } from './locales/sl.ts';
import { drawnMachine } from '../../../src/evidence/chart/drawn-machines.ts';
import { Inspector } from './model/inspector.ts';
import { vitestFile } from './model/vitest-file.ts';
import { ChartPanel } from '../../../src/evidence/chart/chart-panel.ts';
import { askForRelay, askForRemark, showHelp } from './view/dialogs.ts';
import { saveFile } from './view/save-file.ts';
import { LogPanel } from './view/log-panel.ts';
import { pageView, type Orders } from './view/page-view.ts';
import { Timeline } from './view/timeline.ts';

const languages = { sl, en };
let words = navigator.language.startsWith('sl') ? sl : en;
let isScheduled = false;
/** How many frames the page had since a trace came: its parts come one a frame. */
let framesOfTrace = 0;
/** Whether this page's policy lets it connect to a relay. The one for disks may not connect to anything. */
const mayConnect = document.querySelector('meta[content*="connect-src"]') !== null;

const inspector = new Inspector(schedule, () => evidenceWordsIn(words === sl ? 'sl' : 'en').player);
const parts = {
  chart: new ChartPanel(),
  log: new LogPanel(inspector),
  timeline: new Timeline(),
  others: new Others(schedule),
};

const orders: Orders = {
  open: () => document.getElementById('trace-file')?.click(),
  read: (input) => {
    const [file] = input.files ?? [];
    if (file) void inspector.open(file);
    input.value = '';
  },
  save: () => void save(),
  makeTest: () => {
    if (inspector.trace === null) return;
    const name = `${inspector.trace.name.replace(/\.\w+$/, '')}.test.ts`;
    saveFile(name, new Blob([vitestFile(inspector.trace)], { type: 'text/plain' }));
    inspector.say('saved', name);
  },
  follow: () => {
    if (inspector.following !== null) return inspector.unfollow();
    if (mayConnect) askForRelay(words, followOver);
    else followOver(null);
  },
  mark: () => {
    inspector.playback.pause();
    askForRemark(words, (text) => inspector.remark(text));
  },
  help: () => showHelp(words),
  speak: (language) => {
    words = languages[language];
    schedule();
  },
};

/** Follows pages of this browser, or through a relay. */
function followOver(relay: string | null): void {
  const carrier = relay === null ? channelCarrier() : relayCarrier(relay);
  parts.others.receive(carrier);
  inspector.follow(carrier);
}

async function save(): Promise<void> {
  const name = inspector.trace?.name ?? '';
  saveFile(name, await inspector.saved());
  inspector.say('saved', name);
}

/** Draws the page once before the next frame, however much has changed until then. */
function schedule(): void {
  if (isScheduled) return;
  isScheduled = true;
  requestAnimationFrame(() => {
    isScheduled = false;
    draw();
  });
}

function draw(): void {
  sayWhatItIs();
  render(html`${pageView(inspector, parts, words, orders)}`, document.body);
  if (inspector.evidence.plays) return drawPlayer();
  const place = document.querySelector('.chart-place');
  if (place === null || parts.chart.isIn(place)) drawParts();
  else drawNextPart(place);
}

function drawPlayer(): void {
  inspector.evidence.opened?.player.settle();
  inspector.evidence.opened?.player.update();
}

/** The document's language and title, touched only when they change: a new language has all of the page styled anew. */
function sayWhatItIs(): void {
  const language = words === sl ? 'sl' : 'en';
  const title = inspector.trace ? `${inspector.trace.name} · ${words.title}` : words.title;
  if (document.documentElement.lang !== language) document.documentElement.lang = language;
  if (document.title !== title) document.title = title;
}

function drawParts(): void {
  parts.log.update(words);
  parts.timeline.update(inspector);
  drawChart();
}

/** First the page, then the log in it, then the chart: laid out together, they keep a slow page from answering. */
function drawNextPart(place: Element): void {
  framesOfTrace += 1;
  if (framesOfTrace === 2) parts.log.update(words, 0);
  if (framesOfTrace === 3) {
    parts.chart.putInto(place);
    drawChart();
    framesOfTrace = 0;
  }
  schedule();
}

function drawChart(): void {
  const { trace, step, verification, at, playback } = inspector;
  const index = trace?.machine?.index;
  if (trace) parts.chart.draw(trace.machine);
  parts.chart.svg.setAttribute('aria-label', words.chart.label);
  if (index && step) {
    const differing = verification.differing.get(at);
    parts.chart.light(
      {
        active: index.active(step.value),
        computed: differing ? index.active(differing.computed.value) : [],
        taken: step.tr,
      },
      playback.isPlaying && playback.speed !== '1',
    );
  }
}

for (const type of ['dragover', 'drop'] as const) {
  document.addEventListener(type, (event) => {
    event.preventDefault();
    document.body.classList.toggle('is-dropping', type === 'dragover');
    const [file] = type === 'drop' ? (event.dataTransfer?.files ?? []) : [];
    if (file) void inspector.open(file);
  });
}
document.addEventListener('dragleave', ({ relatedTarget }) => {
  if (relatedTarget === null) document.body.classList.remove('is-dropping');
});
listenToKeys(inspector, parts.chart, orders);
draw();
// Most traces are of the session: its picture is ready before the first one is opened.
requestIdleCallback(() => {
  if (inspector.trace === null) parts.chart.draw(drawnMachine('session'));
});
