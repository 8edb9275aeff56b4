import type { LogRow } from './log-row.ts';

/**
 * A trace: what happened to one statechart, as JSON lines, the first of which is the head.
 *
 * A step replays from its event alone. What it says of the moment after it is there to be shown at once,
 * and to be compared with what a replay computes.
 */

/** The version of the format that this code writes. */
export const traceVersion = 1;

/** What JSON can hold. */
export type Plain = string | number | boolean | null | readonly Plain[] | PlainObject;
export interface PlainObject {
  readonly [key: string]: Plain;
}

/** An event as a trace holds it. */
export type PlainEvent = PlainObject & { readonly type: string };

/** Whose trace it is, from when, and of which statechart. */
export interface HeadLine {
  readonly k: 'head';
  readonly v: typeof traceVersion;
  readonly app: 'remote-help';
  readonly build: string;
  /** The statechart's id: `session`, `adviser` or `adviserSession`. */
  readonly machine: string;
  /** The statechart's structure: `sha256:` and 64 hexadecimal digits. */
  readonly hash: string;
  readonly xstate: string;
  /** When it began, in ISO 8601. */
  readonly started: string;
  /** What the statechart was started with. */
  readonly input: Plain;
}

/** A statechart right after an event. */
export interface Moment {
  /** The active states, as XState names them. */
  readonly value: Plain;
  readonly status: 'active' | 'done' | 'error' | 'stopped';
  readonly ctx: Plain;
  readonly tags: readonly string[];
  /** The arrows that were taken, in their order; none if the event was ignored. */
  readonly tr: readonly string[];
  /** The names of the actions that were carried out, with XState's own. */
  readonly acts: readonly string[];
  /** The actors that run. */
  readonly kids: readonly string[];
}

/** One event, and the moment after it. */
export interface StepLine extends Moment {
  readonly k: 'step';
  /** The row of the broker's log that it comes from, where it comes from one. */
  readonly row?: number;
  /** 0, 1, 2 … without gaps, also where lines were dropped. */
  readonly i: number;
  /** Milliseconds since the trace began. */
  readonly t: number;
  /** Who raised it: `init`, `self` for a delay, an actor's id, or else the first word of the event's type. */
  readonly src: string;
  readonly ev: PlainEvent;
}

/** Something that the statechart emitted to who listens. */
export interface EmitLine {
  readonly k: 'emit';
  readonly t: number;
  readonly ev: PlainEvent;
}

/** The statechart failed, in the step before this line. */
export interface ErrorLine {
  readonly k: 'error';
  readonly t: number;
  readonly error: Plain;
}

/** A remark by a person. */
export interface MarkLine {
  readonly k: 'mark';
  readonly t: number;
  readonly text: string;
}

/** Here `dropped` lines are missing, because the recorder keeps only so many. */
export interface GapLine {
  readonly k: 'gap';
  readonly dropped: number;
}

/** A row of a session's log, as the broker chained it; it comes after the steps that it stands for. */
export interface RowLine extends LogRow {
  readonly k: 'row';
  readonly t: number;
}

/** What somebody wrote in a row of the log. */
export interface TextLine {
  readonly k: 'text';
  readonly seq: number;
  readonly text: string;
}

/** Whose log the rows are, and what a check of them starts from. */
export interface LogLine {
  readonly k: 'log';
  readonly bank: string;
  readonly session: string;
  /** What people call the session by. */
  readonly reference: string;
  /** How many rows there were at the export; and until when, in ISO 8601. */
  readonly rows: number;
  readonly exported: string;
  /** The bank's public key, 32 bytes in base64url: to be compared with the one that the bank has published. */
  readonly key: string;
  /** Which keys it has followed, oldest first: who knows an older one of the bank can tell that it is the bank's. */
  readonly keys?: readonly KeySuccessionFact[];
  /** The newest signed head that knows this log; `null` before the first. */
  readonly head: SignedHeadFact | null;
}

/** That one key of the bank followed another, as both have signed it. */
export interface KeySuccessionFact {
  readonly body: string;
  readonly oldSignature: string;
  readonly newSignature: string;
}

/** A signed head over the logs of all sessions, with the way from this log's leaf to its root (RFC 9162, 2.1.3). */
export interface SignedHeadFact {
  readonly body: string;
  readonly signature: string;
  /** The row of this log that the head proves, and all before it. */
  readonly seq: number;
  readonly position: number;
  readonly path: readonly string[];
}

/** A line of a kind that this code does not know. It is kept and shown, not refused. */
export interface OtherLine {
  readonly k: string;
  readonly [field: string]: Plain;
}

/** A line whose kind this code knows. */
export type KnownLine =
  HeadLine | StepLine | EmitLine | ErrorLine | MarkLine | GapLine | RowLine | TextLine | LogLine;

/** One line of a trace. */
export type TraceLine = KnownLine | OtherLine;

/** Whether a line is an event with the moment after it. */
export function isStep(line: TraceLine): line is StepLine {
  return line.k === 'step';
}

/** Whether a line says whose trace it is. */
export function isHead(line: TraceLine): line is HeadLine {
  return line.k === 'head';
}

/** Whether a line is a row of a broker's log. */
export function isRow(line: TraceLine): line is RowLine {
  return line.k === 'row';
}

/** Whether a line says that lines were dropped. */
export function isGap(line: TraceLine): line is GapLine {
  return line.k === 'gap';
}

/** A trace as it is saved, sent and shown. */
export function traceText(lines: readonly TraceLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
