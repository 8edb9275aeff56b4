import { html, type Markup } from '../front/html.ts';
import { paths, words, type BankPage, type Language } from './words.ts';

/** A page of the e-bank: its content, between what all of them have. */
export type LayoutOptions = {
  readonly language: Language;
  readonly page: BankPage;
  readonly head?: Markup;
  readonly content: Markup;
};

const menu: readonly BankPage[] = ['overview', 'accounts', 'payments', 'cards', 'help'];
const nothing = html``;

/** Puts a page's content between the e-bank's header and footer. */
export function layout({ language, page, head = nothing, content }: LayoutOptions): Markup {
  const text = words[language];
  return html`<html lang="${language}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${text.titles[page]} – ${text.eBank}</title>
      <link rel="icon" href="/bank.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="/bank.css" />
      ${head}
    </head>
    <body>
      <a class="skip" href="#content">${text.skip}</a>
      <header class="top">
        <div class="top-inner">
          <a class="logo" href="${paths[language].overview}">${leaf} <span>${text.eBank}</span></a>
          ${otherLanguage(language, page)}
          <nav aria-label="${text.menu}">
            <ul>
              ${menu.map((item) => entry(language, item, item === page))}
            </ul>
          </nav>
        </div>
      </header>
      <main id="content">${content}</main>
      <footer class="bottom"><p>${text.footer}</p></footer>
    </body>
  </html>`;
}

function entry(language: Language, item: BankPage, isHere: boolean): Markup {
  const current = isHere ? html` aria-current="page"` : nothing;
  const title = words[language].titles[item];
  return html`<li><a href="${paths[language][item]}" ${current}>${title}</a></li>`;
}

function otherLanguage(language: Language, page: BankPage): Markup {
  const other = language === 'sl' ? 'en' : 'sl';
  const { otherLanguage: label } = words[language];
  return html`<a class="language" href="${paths[other][page]}" hreflang="${other}" lang="${other}"
    >${label}</a
  >`;
}

const leaf = html`<svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
  <path
    fill="currentColor"
    d="M16 2C9 6 4 11 4 18c0 6 5 10 11 10v-9l-5-5 1.500-1.500L15 16V9h2v5l3.500-3.500L22 12l-5 5v11c6 0 11-4 11-10C28 11 23 6 16 2z"
  />
</svg>`;
