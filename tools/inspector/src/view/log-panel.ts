import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import { isGap, isRow, type StepLine, type TraceLine } from '../../../../src/trace/format.ts';
import type { Words } from '../locales/words.ts';
import type { Inspector } from '../model/inspector.ts';
import { productStateOf } from '../../../../src/evidence/chart/product-state.ts';
import type { LogRow } from '../model/trace.ts';
import { icon } from './icons.ts';
import { eventText, payloadText, timeText } from './texts.ts';

const rowHeight = 30;
/** How many rows beyond the visible ones are there, so that scrolling finds them ready. */
const spare = 8;

/** The log: a row for each line. Only the rows that can be seen are on the page, however long the trace is. */
export class LogPanel {
  readonly element = document.createElement('div');
  readonly #inspector: Inspector;
  readonly #length = document.createElement('div');
  readonly #window = document.createElement('div');
  #words: Words | undefined;
  #row = -1;
  /** Where it is scrolled to and how high it is, kept because asking for it would have the page laid out. */
  #top = 0;
  #height = 600;

  constructor(inspector: Inspector) {
    this.#inspector = inspector;
    this.element.className = 'log-rows';
    this.element.tabIndex = 0;
    this.element.setAttribute('role', 'listbox');
    this.#length.className = 'log-length';
    this.#length.setAttribute('role', 'presentation');
    this.#window.className = 'log-window';
    this.#window.setAttribute('role', 'presentation');
    this.#length.append(this.#window);
    this.element.append(this.#length);
    this.element.addEventListener('scroll', () => {
      this.#top = this.element.scrollTop;
      this.#fill();
    });
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
    new ResizeObserver(([entry]) => {
      this.#height = entry?.contentRect.height ?? this.#height;
      // The first rows come with a frame of their own.
      if (this.#window.childElementCount === 0) return;
      this.#bringIntoSight(this.#row);
      this.#fill();
    }).observe(this.element);
  }

  /** Shows the rows as they are now, with some beyond the visible ones, and brings the row that is shown into sight. */
  update(words: Words, beyond = spare): void {
    this.#words = words;
    const { trace, row } = this.#inspector;
    const height = (trace?.rows.length ?? 0) * rowHeight;
    this.#length.style.height = `${String(height)}px`;
    this.element.setAttribute('aria-label', words.log.label);
    this.element.setAttribute('aria-activedescendant', row < 0 ? '' : `row-${String(row)}`);
    if (row !== this.#row) this.#bringIntoSight(row);
    this.#row = row;
    this.#fill(beyond);
  }

  #bringIntoSight(row: number): void {
    const top = row * rowHeight;
    const isAbove = top < this.#top + rowHeight;
    const isBelow = top + 2 * rowHeight > this.#top + this.#height;
    if (!isAbove && !isBelow) return;
    const wanted = isAbove ? top - 2 * rowHeight : top + 3 * rowHeight - this.#height;
    const end = (this.#inspector.trace?.rows.length ?? 0) * rowHeight - this.#height;
    const reached = Math.max(0, Math.min(wanted, end));
    if (reached === this.#top) return;
    this.#top = this.element.scrollTop = reached;
  }

  #fill(beyond = spare): void {
    const { trace } = this.#inspector;
    const words = this.#words;
    if (words === undefined) return;
    const first = Math.max(0, Math.floor(this.#top / rowHeight) - beyond);
    const count = Math.ceil(this.#height / rowHeight) + 2 * beyond;
    const rows = trace?.rows.slice(first, first + count) ?? [];
    this.#window.style.transform = `translateY(${String(first * rowHeight)}px)`;
    render(
      rows.map((row, place) => this.#rowView(row, first + place, words)),
      this.#window,
    );
  }

  #rowView(row: LogRow, place: number, words: Words): TemplateResult {
    const { inspector, all } = {
      inspector: this.#inspector,
      all: this.#inspector.trace?.rows.length ?? 0,
    };
    const isShown = place === inspector.row;
    const isFuture = place > inspector.row;
    const { line, step } = row;
    const isStep = step >= 0;
    const differs = isStep && inspector.verification.differing.has(step);
    return html`<div
      class="log-row ${line.k}${isShown ? ' is-shown' : ''}${isFuture ? ' is-future' : ''}${differs ? ' differs' : ''}"
      id="row-${place}"
      role="option"
      aria-selected=${isShown}
      aria-posinset=${place + 1}
      aria-setsize=${all}
      @click=${() => inspector.goToRow(place)}
    >
      ${isStep ? stepCells(line as StepLine, differs, words, inspector) : otherCells(line, words)}
    </div>`;
  }

  #onKey(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(this.element.clientHeight / rowHeight) - 2);
    const by = { ArrowUp: -1, ArrowDown: 1, PageUp: -page, PageDown: page }[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#inspector.goToRow(this.#inspector.row + by);
  }
}

function stepCells(
  line: StepLine,
  differs: boolean,
  words: Words,
  inspector: Inspector,
): TemplateResult {
  const state = productStateOf(line);
  const index = inspector.trace?.machine?.index;
  const entered = line.tr
    .map((id) => index?.edges.get(id)?.to)
    .filter((id) => typeof id === 'string');
  const place = entered.map((id) => index?.states.get(id)?.key ?? id).join(', ');
  const isIgnored = line.tr.length === 0 && line.ev.type !== 'xstate.init';
  return html`<span class="time">${timeText(line.t)}</span>
    <span class="source">${line.src}</span>
    <span class="event"><b>${eventText(line.ev)}</b> <i>${payloadText(line.ev)}</i></span>
    <span class="state">
      ${state === null ? nothing : html`<span class="badge" data-product=${state}>${state}</span>`}
      <span class="place">${place}</span>
    </span>
    <span class="note">
      ${differs ? html`<span class="warn">${icon('bad')}${words.log.differs}</span>` : nothing}
      ${line.status === 'error' ? html`<span class="warn">${icon('bad')}${words.log.failed}</span>` : nothing}
      ${isIgnored ? html`<span class="ignored">${words.log.ignored}</span>` : nothing}
    </span>`;
}

function otherCells(line: TraceLine, words: Words): TemplateResult {
  const time = 't' in line && typeof line.t === 'number' ? timeText(line.t) : '';
  return html`<span class="time">${time}</span>
    <span class="whole"
      >${line.k === 'mark' ? icon('mark') : nothing}${otherText(line, words)}</span
    >`;
}

/** What a line that is no step says. */
export function otherText(line: TraceLine, { log }: Words): string {
  if (isGap(line)) return log.gap(line.dropped);
  if (isRow(line)) return `${log.row(line.seq)}: ${line.type} (${line.who})`;
  const { k, ...fields } = line as { readonly k: string; readonly [field: string]: unknown };
  if (k === 'mark') return `${log.mark}: ${String(fields['text'])}`;
  const { t: _t, ...rest } = fields;
  const text = JSON.stringify(k === 'emit' ? rest['ev'] : rest);
  const name = { emit: log.emitted, error: log.failed }[k] ?? log.kind(k);
  return `${name} ${text.length > 300 ? `${text.slice(0, 299)}…` : text}`;
}
