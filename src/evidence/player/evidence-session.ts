import { readFolderList, type FolderList } from '../../protocol/folder-list.ts';
import { systemLinesIn, type SystemKind, type SystemLine } from '../../protocol/system.ts';
import type { FilmFacts, GapReason } from '../../protocol/evidence.ts';
import {
  isHead,
  isRow,
  isStep,
  type LogLine,
  type RowLine,
  type StepLine,
  type TextLine,
  type TraceLine,
} from '../../trace/format.ts';
import { factsOf } from '../../trace/log-row.ts';
import { drawnMachine, type DrawnMachine } from '../chart/drawn-machines.ts';

/** What is not talk and yet was told in words: a file's name, a folder's list, what was said of a computer. */
export type Told =
  | { readonly kind: 'file'; readonly bytes: number }
  | { readonly kind: 'folder'; readonly list: FolderList }
  | { readonly kind: 'system'; readonly lines: readonly SystemLine[] };

/** Something written in the chat, or told beside it. */
export interface ChatLine {
  readonly t: number;
  readonly seq: number;
  readonly who: string;
  readonly text: string;
  /** Present for what nobody wrote. */
  readonly told?: Told;
  /** Present for the adviser's notes, which the customer never saw. */
  readonly notesBy?: string;
}

/** What is to be seen at a moment: the film, or why there is nothing. */
export type Sight = 'film' | 'before' | 'starting' | 'after' | 'none' | 'notHere' | GapReason;

/** A session as it is played: all of it by one time, in milliseconds since it was opened. */
export class EvidenceSession {
  readonly lines: readonly TraceLine[];
  readonly rows: readonly RowLine[];
  readonly steps: readonly StepLine[];
  readonly chat: readonly ChatLine[];
  readonly log: LogLine | null;
  readonly machine: DrawnMachine | undefined;
  /** When it was opened, by the broker's clock. */
  readonly startedAt: number;
  /** Where the film begins; `null` where nothing was recorded. */
  readonly filmFrom: number | null;
  readonly film: FilmFacts | null;
  readonly durationMs: number;

  constructor(lines: readonly TraceLine[], film: FilmFacts | null) {
    this.lines = lines;
    this.film = film;
    this.rows = lines.filter(isRow);
    this.steps = lines.filter(isStep);
    this.log = lines.find((line): line is LogLine => line.k === 'log') ?? null;
    this.chat = chatIn(lines, this.rows);
    const head = lines.find(isHead);
    this.machine = head === undefined ? undefined : drawnMachine(head.machine);
    this.startedAt = Date.parse(head?.started ?? '') || (this.rows[0]?.at ?? 0);
    this.filmFrom = film === null ? null : Math.max(0, film.startedAt - this.startedAt);
    const filmEnd = (this.filmFrom ?? 0) + (film?.durationMs ?? 0);
    this.durationMs = Math.max(1_000, filmEnd, ...this.rows.map(({ t }) => t));
  }

  /** The last step at or before a moment. */
  stepAt(t: number): StepLine | undefined {
    return lastUntil(this.steps, t);
  }

  /** The last row at or before a moment. */
  rowAt(t: number): RowLine | undefined {
    return lastUntil(this.rows, t);
  }

  /** Where in the film a moment is; `null` outside of it. */
  filmTimeAt(t: number): number | null {
    if (this.filmFrom === null || this.film === null) return null;
    const time = t - this.filmFrom;
    return time >= 0 && time <= this.film.durationMs ? time : null;
  }

  /** What is to be seen at a moment. */
  sightAt(t: number): Sight {
    if (this.film === null || this.filmFrom === null) {
      const isRecorded = this.rows.some(({ type }) => type === 'broker.storedPiece');
      return isRecorded ? 'notHere' : 'none';
    }
    const time = this.filmTimeAt(t);
    if (time === null) {
      if (t >= this.filmFrom) return 'after';
      return this.stepAt(t)?.tags.includes('sharing') ? 'starting' : 'before';
    }
    const isLast = time === this.film.durationMs;
    const gap = this.film.gaps.find(
      ({ fromMs, untilMs }) => time >= fromMs && (time < untilMs || (isLast && time === untilMs)),
    );
    return gap?.why ?? 'film';
  }
}

function chatIn(lines: readonly TraceLine[], rows: readonly RowLine[]): ChatLine[] {
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  return lines
    .filter((line): line is TextLine => line.k === 'text')
    .flatMap(({ seq, text }) => {
      const row = bySeq.get(seq);
      // What the program has asked is no talk: it is a row of the log, and its receipt.
      return row === undefined || row.type === 'companion.wasAsked'
        ? []
        : [{ t: row.t, seq, who: row.who, text, ...notesOf(row), ...toldIn(row, text) }];
    });
}

/** What a row tells in words that nobody wrote. */
function toldIn(row: RowLine, text: string): Pick<ChatLine, 'told'> {
  const facts = factsOf(row);
  if (row.type.endsWith('.offeredFile')) {
    return { told: { kind: 'file', bytes: Number(facts['bytes']) } };
  }
  if (row.type.endsWith('.sentSystem')) {
    const kinds = (facts['kinds'] ?? []) as readonly SystemKind[];
    return { told: { kind: 'system', lines: systemLinesIn({ kinds, text }) } };
  }
  const list = row.type === 'companion.showedFolder' ? readFolderList(text) : null;
  return list === null ? {} : { told: { kind: 'folder', list } };
}

/** Whose notes a row has, if it has any. */
function notesOf(row: RowLine): Pick<ChatLine, 'notesBy'> {
  if (row.type !== 'adviser.wroteNotes') return {};
  const { by } = factsOf(row);
  const isPerson = typeof by === 'object' && by !== null && 'name' in by;
  return { notesBy: isPerson ? String(by.name) : '' };
}

function lastUntil<Timed extends { readonly t: number }>(
  timed: readonly Timed[],
  t: number,
): Timed | undefined {
  let [low, high] = [0, timed.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timed[middle]?.t ?? Infinity) <= t) low = middle + 1;
    else high = middle;
  }
  return timed[low - 1];
}
