import { html, nothing, type TemplateResult } from 'lit/html.js';
import { dayText, momentText } from '../dates.ts';
import type { FoundSession } from '../../protocol/evidence.ts';
import type { EvidencePage } from './evidence-page.ts';

/** The reason, which goes with everything that is done here. */
export function reasonView(page: EvidencePage): TemplateResult {
  const { reason: words } = page.words();
  return html`<div class="reason">
    <label for="reason">${words.label}</label>
    <input
      id="reason"
      maxlength="500"
      autocomplete="off"
      required
      aria-describedby="reason-hint"
      aria-invalid=${page.needsReason}
      .value=${page.reason}
      @input=${(event: Event) => page.write((event.target as HTMLInputElement).value)}
    />
    <small id="reason-hint">${page.needsReason ? words.missing : words.hint}</small>
  </div>`;
}

/** Finds sessions, and lists what was found. */
export function findView(page: EvidencePage, language: string): TemplateResult {
  const { find: words } = page.words();
  const search = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(form.get(name) ?? '');
    void page.search({ day: text('day'), adviser: text('adviser'), reference: text('reference') });
  };
  return html`<h2>${words.heading}</h2>
    <form class="find" novalidate @submit=${search}>
      ${reasonView(page)}
      <label>${words.day} <input type="date" name="day" /></label>
      <label>${words.adviser} <input name="adviser" autocomplete="off" maxlength="100" /></label>
      <label
        >${words.reference}
        <input name="reference" autocomplete="off" maxlength="40" placeholder="ABCD-1234"
      /></label>
      <button type="submit" class="main" ?disabled=${page.isBusy}>${words.button}</button>
    </form>
    ${page.found === null || page.found.sessions.length === 0 ? nothing : foundView(page, language)}`;
}

function foundView(page: EvidencePage, language: string): TemplateResult {
  const { find: words } = page.words();
  return html`<h2>${words.found}</h2>
    <ul class="found">
      ${page.found?.sessions.map((session) => sessionView(page, session, language))}
    </ul>`;
}

function sessionView(page: EvidencePage, session: FoundSession, language: string): TemplateResult {
  const { find: words } = page.words();
  const { reference, openedAt, adviser, keptUntil, isHeld, state } = session;
  const opened = openedAt === null ? '' : momentText(openedAt, language);
  return html`<li>
    <button type="button" @click=${() => void page.open(session.sessionId)}>
      ${words.open(reference)}
    </button>
    <span>${opened}</span>
    <span>${adviser?.name ?? ''}</span>
    <span
      >${stateText(page, session)}${isHeld ? html` · <b>${words.isHeld}</b>` : nothing}${
        keptUntil === null || isHeld || state === 'deleted'
          ? nothing
          : html` · ${words.keptUntil} ${dayText(keptUntil, language)}`
      }</span
    >
  </li>`;
}

function stateText(page: EvidencePage, { state, joinedAt }: FoundSession): string {
  const { find, player } = page.words();
  if (state === 'deleted') return find.isDeleted;
  if (joinedAt === null && state === 'closed') return find.notPlayed;
  return state === 'closed' ? (player.states[state] ?? state) : find.goesOn;
}
