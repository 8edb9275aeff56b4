import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import type { PlayerWords } from '../../locales/evidence-words.ts';
import type { RowLine } from '../../trace/format.ts';
import { factsOf } from '../../trace/log-row.ts';
import type { EvidenceSession } from './evidence-session.ts';
import { clockText } from './moments.ts';
import { linesOf, RowHeights, type TextWidth } from './row-heights.ts';

/** A row with one line of text, each further line, and one whose time stands above its text: as in `player.css`. */
const rowHeight = 34;
const lineHeight = 20;
const above = 22;
/** Narrower than this a row's time and sender stand above its text. */
const narrow = 420;
/** What a row needs beside its text, where they stand beside it and where above. */
const beside = { wide: 190, narrow: 28 };
const spare = 6;

/** The log as a list that goes with the time: a row leads to its moment. Only the rows in sight are on the page. */
export class LogList {
  readonly element = document.createElement('div');
  readonly #length = document.createElement('div');
  readonly #window = document.createElement('div');
  readonly #session: EvidenceSession;
  readonly #seek: (t: number) => void;
  #words: PlayerWords | undefined;
  #now = -1;
  #isPointed = false;
  #heights = new RowHeights([]);
  #measured = '';

  constructor(session: EvidenceSession, seek: (t: number) => void) {
    this.#session = session;
    this.#seek = seek;
    this.element.className = 'log-rows';
    this.element.tabIndex = 0;
    this.element.setAttribute('role', 'listbox');
    this.#length.className = 'log-length';
    this.#window.className = 'log-window';
    for (const part of [this.#length, this.#window]) part.setAttribute('role', 'presentation');
    this.#length.append(this.#window);
    this.element.append(this.#length);
    this.element.addEventListener('scroll', () => this.#fill());
    this.element.addEventListener('pointerenter', () => (this.#isPointed = true));
    this.element.addEventListener('pointerleave', () => (this.#isPointed = false));
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
    new ResizeObserver(() => this.#reveal()).observe(this.element);
  }

  /** Marks the row of a moment, and brings it into sight unless somebody is reading elsewhere. */
  update(t: number, words: PlayerWords): void {
    const row = this.#session.rowAt(t);
    const now = row === undefined ? -1 : this.#session.rows.indexOf(row);
    if (now === this.#now && words === this.#words) return;
    this.#words = words;
    this.#now = now;
    this.element.setAttribute('aria-label', words.log);
    this.element.setAttribute('aria-activedescendant', now < 0 ? '' : `log-row-${String(now)}`);
    this.#reveal();
  }

  /** Brings the row of the moment into sight, unless somebody is reading elsewhere. */
  #reveal(): void {
    this.#measure();
    if (!this.#isPointed) {
      const below = this.#heights.topOf(this.#now + 2);
      this.element.scrollTop = Math.max(0, below - this.element.clientHeight);
    }
    this.#fill();
  }

  /** Says how high each row is: texts wrap, and none is cut. Done again when the words or the width are others. */
  #measure(): void {
    const words = this.#words;
    const width = this.element.clientWidth;
    const measured = `${words?.log ?? ''} ${String(width)}`;
    if (words === undefined || measured === this.#measured) return;
    this.#measured = measured;
    const isNarrow = width < narrow;
    this.element.classList.toggle('is-narrow', isNarrow);
    const room = Math.max(60, width - (isNarrow ? beside.narrow : beside.wide));
    const widthOf = textWidth(getComputedStyle(this.element));
    const known = new Map<string, number>();
    const heightOf = (text: string) => {
      const lines = known.get(text) ?? linesOf(text, room, widthOf);
      known.set(text, lines);
      return rowHeight + (lines - 1) * lineHeight + (isNarrow ? above : 0);
    };
    this.#heights = new RowHeights(this.#session.rows.map((row) => heightOf(textOf(row, words))));
    this.#length.style.height = `${String(this.#heights.whole)}px`;
  }

  #fill(): void {
    const words = this.#words;
    if (words === undefined) return;
    const { scrollTop, clientHeight } = this.element;
    const first = Math.max(0, this.#heights.rowAt(scrollTop) - spare);
    const last = this.#heights.rowAt(scrollTop + (clientHeight || 300)) + 2 * spare;
    this.#window.style.transform = `translateY(${String(this.#heights.topOf(first))}px)`;
    const shown = this.#session.rows.slice(first, last + 1);
    render(
      shown.map((row, place) => this.#rowView(row, first + place, words)),
      this.#window,
    );
  }

  #rowView(row: RowLine, place: number, words: PlayerWords): TemplateResult {
    const detail = detailOf(row);
    return html`<div
      class="log-row${place === this.#now ? ' is-shown' : ''}${place > this.#now ? ' is-future' : ''}"
      id="log-row-${place}"
      role="option"
      aria-selected=${place === this.#now}
      aria-posinset=${place + 1}
      aria-setsize=${this.#session.rows.length}
      title="${row.seq} ${row.type}"
      @click=${() => this.#seek(row.t)}
    >
      <span class="time">${clockText(row.t)}</span>
      <span class="who ${row.who}"
        >${(words.who as Readonly<Record<string, string>>)[row.who] ?? row.who}</span
      >
      <span class="what"
        >${words.rows[row.type] ?? row.type}${detail === '' ? nothing : html` <small>${detail}</small>`}</span
      >
    </div>`;
  }

  #onKey(event: KeyboardEvent): void {
    const by = { ArrowUp: -1, ArrowDown: 1, PageUp: -8, PageDown: 8 }[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const { rows } = this.#session;
    const to = rows[Math.min(Math.max(this.#now + by, 0), rows.length - 1)];
    if (to !== undefined) this.#seek(to.t);
  }
}

const tellingFacts = [
  'why',
  'reason',
  'question',
  'answer',
  'matched',
  'seat',
  'isPresent',
  'status',
  'surface',
];

/** A row's text and its facts, as they stand in the list. */
function textOf(row: RowLine, words: PlayerWords): string {
  return `${words.rows[row.type] ?? row.type} ${detailOf(row)}`.trimEnd();
}

function textWidth({ font }: CSSStyleDeclaration): TextWidth {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return (text) => text.length * 8;
  context.font = font;
  return (text) => context.measureText(text).width;
}

/** Whom a row about a hand-over names. */
const tellingPeople = ['from', 'by', 'to'];

function nameIn(person: unknown): string[] {
  const isPerson = typeof person === 'object' && person !== null && 'name' in person;
  return isPerson ? [String(person.name)] : [];
}

/** The facts of a row that tell one of its kind from another. */
function detailOf(row: RowLine): string {
  const facts = factsOf(row);
  const told = tellingFacts
    .filter((name) => ['string', 'boolean', 'number'].includes(typeof facts[name]))
    .map((name) => String(facts[name]));
  const people = tellingPeople.flatMap((name) => nameIn(facts[name]));
  return [...told, people.join(' → ')].filter((part) => part !== '').join(' · ');
}
