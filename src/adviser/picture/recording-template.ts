import { html, nothing, type TemplateResult } from 'lit';
import type { AdviserWords } from '../../locales/adviser-words.ts';
import { icon } from '../icons.ts';
import { elapsed } from '../moments.ts';

/**
 * How the recording stands: nothing is shown, it begins, it waits for a picture that is interrupted, pieces of it are stored, or they
 * are not.
 */
export type ShownRecording =
  | { readonly phase: 'off' }
  | { readonly phase: 'starting' }
  | { readonly phase: 'waiting' }
  | {
      readonly phase: 'recorded' | 'failing';
      /** Since when there is a picture to record, in milliseconds since 1970. */
      readonly since: number;
      /** How far the broker is behind, at this moment. */
      readonly behindMs: () => number;
    };

/** What waits for less than this is on its way: a piece is a second long. */
const worthSayingMs = 2_500;

/** Says whether what is shown is recorded, for how long, and how much of it waits to be stored. */
export function recordingTemplate(
  { session }: AdviserWords,
  recording: ShownRecording,
  now: number,
): TemplateResult | typeof nothing {
  if (recording.phase === 'off') return nothing;
  if (recording.phase === 'starting') return shown('starting', session.recordingStarts, nothing);
  if (recording.phase === 'waiting') return shown('waiting', session.recordingWaits, nothing);
  const behindMs = recording.behindMs();
  const time = html`<time>${elapsed(recording.since, now)}</time>`;
  const behind =
    behindMs < worthSayingMs
      ? nothing
      : html`· ${session.recordingBehind(String(Math.round(behindMs / 1_000)))}`;
  if (recording.phase === 'failing') return shown('failing', session.recordingFails, behind);
  return shown('recorded', session.recorded, html`${time} ${behind}`);
}

function shown(
  phase: ShownRecording['phase'],
  text: string,
  more: TemplateResult | typeof nothing,
) {
  const drawing = phase === 'failing' || phase === 'waiting' ? 'warning' : 'record';
  return html`<span class="recording ${phase}"
    >${icon(drawing)}<span><span role="status">${text}</span> <span>${more}</span></span></span
  >`;
}
