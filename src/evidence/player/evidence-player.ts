import { html, render, type TemplateResult } from 'lit/html.js';
import type { PlayerWords } from '../../locales/evidence-words.ts';
import { ChartPanel } from '../chart/chart-panel.ts';
import { productStateOf } from '../chart/product-state.ts';
import { EvidenceClock, rates } from './evidence-clock.ts';
import type { EvidenceSession } from './evidence-session.ts';
import { LogList } from './log-list.ts';
import { clockText } from './moments.ts';
import { writtenView } from './written-view.ts';
import { timeStrip } from './time-strip.ts';

/** What a player is told of its surroundings. */
export interface PlayerOptions {
  readonly session: EvidenceSession;
  /** Where the film is; it is asked for only when it is played. */
  readonly openFilm: (() => Promise<string>) | null;
  readonly words: () => PlayerWords;
}

/** Plays a session: video, statechart, chat and log, together on one time line. */
export class EvidencePlayer {
  readonly element = document.createElement('div');
  readonly clock: EvidenceClock;
  readonly #options: PlayerOptions;
  readonly #video = document.createElement('video');
  readonly #chart = new ChartPanel();
  readonly #list: LogList;
  readonly #strip: SVGSVGElement;
  #isFilmAsked = false;
  #hasFailed = false;
  #shownStep = -1;

  constructor(options: PlayerOptions) {
    const { session } = options;
    this.#options = options;
    this.element.className = 'player';
    this.#video.muted = true;
    this.#video.playsInline = true;
    this.#video.preload = 'auto';
    this.#video.addEventListener('error', () => this.#fail());
    this.#strip = timeStrip(session);
    this.clock = new EvidenceClock(session, this.#video, () => this.update());
    this.#list = new LogList(session, (t) => this.clock.seek(t));
    this.#chart.draw(session.machine);
    this.update();
  }

  /** Its element has its place on the page now: the chart is put in, in the size that it has there. */
  settle(): void {
    const place = this.element.querySelector('.chart-place');
    if (place === null || this.#chart.isIn(place)) return;
    this.#chart.putInto(place);
    this.#shownStep = -1;
    this.update();
  }

  /** Whose log this is. */
  get log(): EvidenceSession['log'] {
    return this.#options.session.log;
  }

  /** Ends it: the film is let go. */
  stop(): void {
    this.clock.stop();
  }

  /** Draws everything as it is at the moment. */
  update(): void {
    render(this.#view(), this.element);
    const words = this.#options.words();
    this.#list.update(this.clock.position, words);
    this.#chart.svg.setAttribute('aria-label', words.chart);
    this.#light();
  }

  #fail(): void {
    // A film that is let go says so too.
    if (!this.#video.hasAttribute('src')) return;
    this.#hasFailed = true;
    this.update();
  }

  #light(): void {
    const { machine } = this.#options.session;
    const step = this.#options.session.stepAt(this.clock.position);
    if (machine === undefined || step === undefined || step.i === this.#shownStep) return;
    this.#shownStep = step.i;
    const active = machine.index.active(step.value);
    this.#chart.light({ active, computed: [], taken: step.tr }, true);
  }

  /** Plays or pauses. */
  toggle(): void {
    this.clock.toggle();
    void this.#askForFilm();
  }

  #seek(t: number): void {
    this.clock.seek(t);
    void this.#askForFilm();
  }

  /** The film is asked for once, when somebody wants to see it: that is a look of its own. */
  async #askForFilm(): Promise<void> {
    const { openFilm } = this.#options;
    if (openFilm === null || this.#isFilmAsked) return;
    this.#isFilmAsked = true;
    try {
      this.#video.src = await openFilm();
    } catch {
      this.#isFilmAsked = false;
      this.#hasFailed = true;
      this.update();
    }
  }

  #view(): TemplateResult {
    const words = this.#options.words();
    return html`<section class="stage" aria-label=${words.video}>
        ${this.#video}
        <p class="sight">${this.#sightText(words)}</p>
      </section>
      <section class="chart-panel" aria-label=${words.chart}>
        <div class="chart-place"></div>
      </section>
      <section class="chat" aria-label=${words.chat}>
        <h2>${words.chat}</h2>
        ${this.#chatView(words)}
      </section>
      <section class="log" aria-label=${words.log}>
        <h2>${words.log} <small>${words.witness}</small></h2>
        ${this.#list.element}
      </section>
      ${this.#transport(words)}`;
  }

  #sightText(words: PlayerWords): string {
    const sight = this.#options.session.sightAt(this.clock.position);
    if (sight === 'film') return this.#hasFailed ? words.filmFailed : '';
    return words.sights[sight] ?? '';
  }

  #chatView(words: PlayerWords): TemplateResult {
    const { position } = this.clock;
    const written = this.#options.session.chat.filter(({ t }) => t <= position);
    if (written.length === 0) return html`<p class="soft">${words.noChat}</p>`;
    return html`<ol tabindex="0" aria-label=${words.chat}>
      ${written.map(
        (line) =>
          html`<li class=${line.notesBy === undefined ? line.who : 'notes'}>
            <small
              >${line.notesBy === undefined ? nameOf(line.who, words) : words.notesOf(line.notesBy)}
              · ${clockText(line.t)}</small
            >
            ${writtenView(line, words)}
          </li>`,
      )}
    </ol>`;
  }

  #transport(words: PlayerWords): TemplateResult {
    const { position, isPlaying, rate } = this.clock;
    const { session } = this.#options;
    const step = session.stepAt(position);
    const state = step === undefined ? null : productStateOf(step);
    const stateText = state === null ? '' : (words.states[state] ?? state);
    return html`<div class="transport">
      <button type="button" class="main" @click=${() => this.toggle()}>
        ${isPlaying ? words.pause : words.play}
      </button>
      <div class="slider">
        ${this.#strip}
        <input
          type="range"
          min="0"
          max=${session.durationMs}
          step="100"
          .value=${String(position)}
          aria-label=${words.position}
          aria-valuetext="${clockText(position)}, ${stateText}, ${this.#sightText(words)}"
          @input=${(event: Event) => this.#seek(Number((event.target as HTMLInputElement).value))}
        />
      </div>
      <output>${clockText(position)} / ${clockText(session.durationMs)}</output>
      <span class="badge" data-product=${state ?? 'none'}>${stateText}</span>
      <label
        >${words.speed}
        <select @change=${(event: Event) => this.#setRate(event.target as HTMLSelectElement)}>
          ${rates.map(
            (one) => html`<option value=${one} .selected=${one === rate}>${one}×</option>`,
          )}
        </select></label
      >
    </div>`;
  }

  #setRate({ value }: HTMLSelectElement): void {
    const rate = rates.find((one) => String(one) === value);
    if (rate !== undefined) this.clock.setRate(rate);
  }
}

function nameOf(who: string, { who: names }: PlayerWords): string {
  return (names as Readonly<Record<string, string>>)[who] ?? who;
}
