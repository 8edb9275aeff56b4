import { html, nothing, type TemplateResult } from 'lit/html.js';
import * as v from 'valibot';
import { deletionStatement } from '../../protocol/evidence.ts';
import { checkView } from '../check-view.ts';
import { dayText, momentText } from '../dates.ts';
import type { EvidencePage, ShownSession } from './evidence-page.ts';
import { reasonView } from './find-view.ts';

/** A session with all that is kept of it, or the proof that nothing is. */
export function sessionView(
  page: EvidencePage,
  shown: ShownSession,
  language: string,
): TemplateResult {
  const { find } = page.words();
  const back = html`<button type="button" @click=${() => page.leave()}>← ${find.again}</button>`;
  return shown.opened.deletion === null
    ? html`${back} ${keptView(page, shown, language)} ${actsView(page, shown, language)}`
    : html`${back} ${deletionView(page, shown, language)} ${actsView(page, shown, language)}`;
}

function keptView(page: EvidencePage, shown: ShownSession, language: string): TemplateResult {
  const { session: words, check } = page.words();
  const { session, keyIsMissing } = shown.opened;
  const time = (at: number | null) => (at === null ? '–' : momentText(at, language));
  const kept = session.isHeld
    ? words.held
    : session.keptUntil === null
      ? page.words().find.goesOn
      : words.until(dayText(session.keptUntil, language));
  return html`<h2>${words.heading(session.reference)}</h2>
    <dl class="facts">
      <div>
        <dt>${words.adviser}</dt>
        <dd>${session.adviser?.name ?? ''}</dd>
      </div>
      <div>
        <dt>${words.opened}</dt>
        <dd>${time(session.openedAt)}</dd>
      </div>
      <div>
        <dt>${words.ended}</dt>
        <dd>${time(session.closedAt)}</dd>
      </div>
      <div>
        <dt>${words.kept}</dt>
        <dd>${kept}</dd>
      </div>
    </dl>
    <div class="acts">
      ${reasonView(page)}
      <button
        type="button"
        ?disabled=${page.isBusy}
        @click=${() => void page.hold(session.isHeld ? 'release' : 'hold')}
      >
        ${session.isHeld ? words.release : words.hold}
      </button>
      <button type="button" ?disabled=${page.isBusy} @click=${() => void page.export()}>
        ${words.bundle}
      </button>
    </div>
    ${keyIsMissing ? html`<p class="bad" role="alert">${words.keyMissing}</p>` : nothing}
    ${
      shown.player === null
        ? nothing
        : html`${checkView(shown.checks, check, language)} ${shown.player.element}`
    }`;
}

function deletionView(page: EvidencePage, shown: ShownSession, language: string): TemplateResult {
  const { deletion: words } = page.words();
  const { deletion, session } = shown.opened;
  const read = v.safeParse(deletionStatement, parsed(deletion?.body ?? ''));
  if (!read.success) {
    return html`<h2>${words.heading(session.reference)}</h2>
      <p class="bad">${words.notSigned}</p>`;
  }
  const { rule, keptFrom, keptUntil, rows, backupsUntil, deletedAt } = read.output;
  const [ruleName, fromName, untilName, rowsName, backupsName] = words.facts;
  const facts = [
    [ruleName, words.rule[rule](periodOf[rule](keptFrom, keptUntil))],
    [fromName, dayText(keptFrom, language)],
    [untilName, dayText(keptUntil, language)],
    [rowsName, rows.toLocaleString(language)],
    [backupsName, dayText(backupsUntil, language)],
  ];
  return html`<h2>${words.heading(session.reference)}</h2>
    <p>${words.lead(momentText(deletedAt, language))}</p>
    <p class="checks" role="status">
      ${
        shown.isProven === null
          ? nothing
          : shown.isProven
            ? html`<span class="chip good"
                ><span class="sign" aria-hidden="true">✓</span>${words.signed}</span
              >`
            : html`<span class="chip bad"
                ><span class="sign" aria-hidden="true">⚠</span>${words.notSigned}</span
              >`
      }
    </p>
    <dl class="facts">
      ${facts.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    <details>
      <summary>${words.record}</summary>
      <pre tabindex="0">
${deletion?.body}
${deletion?.signature}</pre>
    </details>`;
}

function actsView(page: EvidencePage, { opened }: ShownSession, language: string): TemplateResult {
  const { session: words } = page.words();
  return html`<h3>${words.looks}</h3>
    <ul class="looks">
      ${opened.acts.map(
        ({ at, type, by }) =>
          html`<li>
            <span>${momentText(at, language)}</span>
            ${by === '' ? nothing : `${by}: `}${words.acts[type] ?? type}
          </li>`,
      )}
    </ul>`;
}

/** For how long something was kept by its rule: months of the calendar, or days. */
const periodOf = {
  joined: (from: string, until: string) => monthOf(until) - monthOf(from),
  notJoined: (from: string, until: string) => (Date.parse(until) - Date.parse(from)) / 86_400_000,
} as const;

/** The months since the year 0 of a day such as `2026-11-30`. */
function monthOf(day: string): number {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return 12 * year + month;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
