import { html, type Markup } from '../front/html.ts';
import { layout } from './layout.ts';
import { paths, words, type Language } from './words.ts';

const movements: Readonly<Record<Language, readonly (readonly [string, string, string])[]>> = {
  sl: [
    ['20. 11.', 'Trgovina Pri mlinu', '−23,80 €'],
    ['18. 11.', 'Elektrika, november', '−61,40 €'],
    ['15. 11.', 'Plača', '+1.964,00 €'],
  ],
  en: [
    ['20 Nov', 'The Mill Grocery', '−€23.80'],
    ['18 Nov', 'Electricity, November', '−€61.40'],
    ['15 Nov', 'Salary', '+€1,964.00'],
  ],
};

/** A page of the e-bank that is there so that the help page has neighbours. */
export function otherPage(
  language: Language,
  page: 'overview' | 'accounts' | 'payments' | 'cards',
): Markup {
  const text = words[language];
  return layout({
    language,
    page,
    content: html`<div class="title">
        <h1>${text.titles[page]}</h1>
        <p>${text.later} <a href="${paths[language].help}">${text.back}</a></p>
      </div>
      <section class="card">
        <h2>${text.movements}</h2>
        <table>
          ${movements[language].map(movement)}
        </table>
      </section>`,
  });
}

function movement([day, what, amount]: readonly [string, string, string]): Markup {
  return html`<tr>
    <td>${day}</td>
    <th scope="row">${what}</th>
    <td class="money">${amount}</td>
  </tr>`;
}
