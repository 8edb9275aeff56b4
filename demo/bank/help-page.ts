import { html, type Markup } from '../front/html.ts';
import { layout } from './layout.ts';
import { paths, words, type Language, type Words } from './words.ts';

/** What the help page has to know to embed the element. */
export type Embedding = {
  readonly broker: string;
  readonly integrity: string;
  /** Whether the page is one for testers, with the QA build on it. */
  readonly isForTesters?: boolean;
};

/** The e-bank's help page: the one with `<remote-help>` on it. */
export function helpPage(language: Language, embedding: Embedding): Markup {
  const { broker, integrity, isForTesters = false } = embedding;
  const text = words[language];
  const script = isForTesters ? '/remote-help.qa.js' : '/remote-help.js';
  const instructions = paths[language].instructions;
  return layout({
    language,
    page: 'help',
    head: html`<script type="module" src="${script}" integrity="${integrity}"></script>`,
    content: html`<div class="title">
        <h1>${text.titles.help}</h1>
        <p>${text.intro}</p>
        ${isForTesters ? testersNote(language) : html``}
      </div>
      <div class="columns">
        <section>
          <remote-help
            broker="${broker}"
            instructions="${instructions}"
            lang="${language}"
            ${isForTesters ? html`qa-control` : html``}
          ></remote-help>
        </section>
        ${beside(language, text)}
      </div>`,
  });
}

/** What testers find on their page and customers never do: the way to the inspector. */
function testersNote(language: Language): Markup {
  return language === 'sl'
    ? html`<p>
        Stran za preskuševalce. <a href="/inspector/" target="_blank">Odprite inšpektor</a> in
        izberite »Spremljaj v živo«.
      </p>`
    : html`<p>
        A page for testers. <a href="/inspector/" target="_blank">Open the inspector</a> and choose
        “Follow live”.
      </p>`;
}

function beside(language: Language, text: Words): Markup {
  return html`<aside>
    <section class="card account" aria-labelledby="account">
      <h2 id="account">${text.account}</h2>
      <p class="iban">SI56 9900 0000 1234 567</p>
      <p class="balance"><span>${text.balance}</span> <strong>${text.amount}</strong></p>
      <a class="pay" href="${paths[language].payments}">${text.pay}</a>
      <p class="pay-hint">${text.payHint}</p>
      <p class="pay-held">${text.payHeld}</p>
    </section>
    <section class="card" aria-labelledby="phone">
      <h2 id="phone">${text.phone}</h2>
      <p class="phone">080 00 00</p>
      <p>${text.phoneHours}</p>
    </section>
    <section class="card" aria-labelledby="safety">
      <h2 id="safety">${text.safety}</h2>
      <p>${text.safetyText}</p>
    </section>
  </aside>`;
}
