import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import { evidenceWordsIn } from '../../locales/evidence-words.ts';
import type { Language } from '../../locales/load.ts';
import { EvidencePage } from './evidence-page.ts';
import { findView } from './find-view.ts';
import { sessionView } from './session-view.ts';

let language: Language = navigator.language.startsWith('sl') ? 'sl' : 'en';
let isScheduled = false;
const words = () => evidenceWordsIn(language);
const page = new EvidencePage(words, schedule);

/** Draws the page once before the next frame, however much has changed until then. */
function schedule(): void {
  if (isScheduled) return;
  isScheduled = true;
  requestAnimationFrame(() => {
    isScheduled = false;
    draw();
  });
}

function draw(): void {
  document.documentElement.lang = language;
  document.title = words().title;
  render(html`${pageView()}`, document.body);
  page.shown?.player?.settle();
  page.shown?.player?.update();
}

function pageView(): TemplateResult {
  return html`<header>
      <h1>${words().title}</h1>
      ${
        page.officer
          ? html`<span class="officer">${page.officer.name}, ${page.officer.role}</span>
              <button type="button" @click=${() => void page.signOut()}>
                ${words().signIn.signOut}
              </button>`
          : nothing
      }
      <select aria-label=${words().language} @change=${speak}>
        <option value="sl" lang="sl" .selected=${language === 'sl'}>Slovenščina</option>
        <option value="en" lang="en" .selected=${language === 'en'}>English</option>
      </select>
    </header>
    <main>${mainView()}</main>
    <p class="told${page.told?.isBad ? ' bad' : ''}" role="status">${page.told?.text ?? ''}</p>`;
}

function mainView(): TemplateResult | typeof nothing {
  if (page.officer === undefined) return nothing;
  if (page.officer === null) return signInView();
  if (page.shown !== null) return sessionView(page, page.shown, language);
  return findView(page, language);
}

function signInView(): TemplateResult {
  const { lead, button, failed } = words().signIn;
  return html`<section class="sign-in">
    <p>${lead}</p>
    ${page.signInFailed ? html`<p class="bad" role="alert">${failed}</p>` : nothing}
    <a class="button main" href="/v1/evidence/sign-in">${button}</a>
  </section>`;
}

function speak(event: Event): void {
  language = (event.target as HTMLSelectElement).value === 'en' ? 'en' : 'sl';
  schedule();
}

if (location.hash === '#sign-in=failed') {
  page.signInFailed = true;
  history.replaceState(null, '', location.pathname);
}
draw();
void page.start();
