import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { CheckWords } from '../locales/evidence-words.ts';
import { dayOfMoment, momentText } from './dates.ts';
import type { LogCheck } from './log-check.ts';
import type { RecordingCheck } from './recording-check.ts';

/** What was checked of a session so far; `null` for what is being checked, or is not there. */
export interface Checks {
  readonly log: LogCheck | null;
  readonly recording: RecordingCheck | null;
  readonly isFilmSigned: boolean | null;
}

/** So many faults are told one by one. */
const toldFaults = 5;

/** What a check found, in a few words each: the signs say it too, and not the colour alone. */
export function checkView(
  { log, recording, isFilmSigned }: Checks,
  words: CheckWords,
  language: string,
): TemplateResult {
  if (log === null) return html`<p class="checks" role="status">${chip(words.checking)}</p>`;
  const faults = [...log.faults, ...(recording?.faults ?? [])];
  const date = momentText(log.signedAt ?? 0, language);
  return html`<p class="checks" role="status">
    ${faults.slice(0, toldFaults).map(({ problem, seq }) => chip(words.faults[problem]?.(seq) ?? problem, 'bad'))}
    ${faults.length > toldFaults ? chip(words.more(faults.length - toldFaults), 'bad') : nothing}
    ${log.faults.length === 0 ? chip(words.whole(log.rows), 'good') : nothing}
    ${
      log.provenTo > 0
        ? chip(words.proven(log.provenTo, date), 'good')
        : log.faults.length === 0
          ? chip(words.notProven)
          : nothing
    }
    ${
      recording === null || recording.faults.length > 0 || recording.pieces === 0
        ? nothing
        : chip(words.pieces(recording.pieces), 'good')
    }
    ${
      isFilmSigned === null
        ? nothing
        : isFilmSigned
          ? chip(words.film, 'good')
          : chip(words.filmForeign, 'bad')
    }
    <span class="chip"
      ><span>${words.key} <code>${log.fingerprint}</code></span></span
    >
    ${log.earlierKeys.map(
      ({ fingerprint, until }) =>
        html`<span class="chip"
          ><span
            >${words.earlierKey(dayOfMoment(until, language))} <code>${fingerprint}</code></span
          ></span
        >`,
    )}
  </p>`;
}

function chip(text: string, kind: 'good' | 'bad' | '' = ''): TemplateResult {
  const sign = { good: '✓', bad: '⚠', '': '' }[kind];
  return html`<span class="chip ${kind}"
    ><span class="sign" aria-hidden="true">${sign}</span>${text}</span
  >`;
}
