import { isObject, problemOf, unsafeIn } from './check-line.ts';
import type { PlainEvent, TraceLine } from './format.ts';

/** The name of the `BroadcastChannel` on which pages of the QA build and inspectors find each other. */
export const inspectionChannel = 'remote-help-inspect';

/** Why a page did not do what an inspector asked for. */
export type InspectionRefusal =
  | 'control.notAllowed'
  | 'event.notAllowed'
  | 'session.isJoined'
  | 'trace.ofOtherMachine'
  | 'replay.notRunning';

/** What a page of the QA build tells every inspector. `page` is the element's own random name. */
export type PageMessage = { readonly v: 1; readonly page: string } & (
  | {
      /** A trace from its start: to who has just asked, and whenever a session begins anew. */
      readonly kind: 'trace';
      readonly lines: readonly TraceLine[];
      readonly canControl: boolean;
    }
  | { readonly kind: 'line'; readonly line: TraceLine }
  /** The page shows this step of a replayed trace, whose last one has this number. */
  | { readonly kind: 'replaying'; readonly i: number; readonly last: number }
  | { readonly kind: 'refused'; readonly why: InspectionRefusal }
  | { readonly kind: 'gone' }
);

/** What an inspector asks of pages: of all of them, or of one. */
export type InspectorMessage =
  | { readonly v: 1; readonly kind: 'hello' }
  | ({ readonly v: 1; readonly page: string } & InspectorRequest);

/** What an inspector may ask of one page, if its page allows it. */
export type InspectorRequest =
  | { readonly kind: 'send'; readonly event: PlainEvent }
  | { readonly kind: 'replay'; readonly lines: readonly TraceLine[] }
  /** Shows the moment after the step of this number. */
  | { readonly kind: 'jump'; readonly i: number }
  | { readonly kind: 'leave' }
  | { readonly kind: 'mark'; readonly text: string };

const maxReplayedLines = 20_000;
const maxMarkCharacters = 500;

/** What an inspector asks for; nothing if it is not in its order. Who asks may be anybody on the same origin. */
export function readInspectorMessage(heard: unknown): InspectorMessage | undefined {
  if (!isObject(heard) || heard['v'] !== 1) return undefined;
  if (heard['kind'] === 'hello') return { v: 1, kind: 'hello' };
  const { page } = heard;
  const request = requestIn(heard);
  if (typeof page !== 'string' || request === undefined) return undefined;
  return { v: 1, page, ...request };
}

/** What a page says; nothing if it is not in its order. */
export function readPageMessage(heard: unknown): PageMessage | undefined {
  if (!isObject(heard) || heard['v'] !== 1 || typeof heard['page'] !== 'string') return undefined;
  const { kind, lines, line, i, last, why } = heard;
  const isWhole =
    (kind === 'trace' && areLines(lines) && typeof heard['canControl'] === 'boolean') ||
    (kind === 'line' && problemOf(line) === null) ||
    (kind === 'replaying' && isCount(i) && isCount(last)) ||
    (kind === 'refused' && typeof why === 'string') ||
    kind === 'gone';
  return isWhole ? (heard as unknown as PageMessage) : undefined;
}

function requestIn(heard: Readonly<Record<string, unknown>>): InspectorRequest | undefined {
  const { kind, event, lines, i, text } = heard;
  if (kind === 'send' && isEvent(event)) return { kind, event };
  if (kind === 'replay' && areLines(lines)) return { kind, lines };
  if (kind === 'jump' && isCount(i)) return { kind, i };
  if (kind === 'leave') return { kind };
  if (kind === 'mark' && typeof text === 'string' && text.length <= maxMarkCharacters) {
    return { kind, text };
  }
  return undefined;
}

function isEvent(value: unknown): value is PlainEvent {
  return isObject(value) && typeof value['type'] === 'string' && unsafeIn(value) === null;
}

function areLines(value: unknown): value is readonly TraceLine[] {
  return (
    Array.isArray(value) &&
    value.length <= maxReplayedLines &&
    value.every((line) => problemOf(line) === null)
  );
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
