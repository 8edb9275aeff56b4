import { html, type Markup } from '../front/html.ts';
import { layout } from './layout.ts';
import { paths, words, type Language } from './words.ts';

type Step = { readonly title: string; readonly text: string };

const steps: Readonly<Record<Language, readonly Step[]>> = {
  sl: [
    {
      title: 'Pokličite banko',
      text: 'Svetovalec vam na vaš e-naslov pošlje številko seje. Sejo začnete vedno vi.',
    },
    {
      title: 'Potrdite soglasje',
      text: 'Preberite, kaj svetovalec lahko vidi in kaj banka shrani. Brez vaše potrditve se nič ne začne.',
    },
    {
      title: 'Prenesite program ali nadaljujte v brskalniku',
      text: 'Brez programa svetovalec namizje samo gleda.',
    },
    {
      title: 'Vpišite številko seje',
      text: 'Številka ima osem števk in velja deset minut. Nikomur je ne povejte, niti svetovalcu.',
    },
    {
      title: 'Primerjajte besedi',
      text: 'Svetovalec vam po telefonu pove dve besedi. Izberite tisti, ki ste ju slišali.',
    },
    {
      title: 'Delitev namizja začnete in ustavite vi',
      text: 'Kliknite »Začni« in »Pokaži«. S klikom »Zaustavi delitev« svetovalec takoj ne vidi ničesar več, s »Končaj sejo« je konec vsega.',
    },
  ],
  en: [
    {
      title: 'Call the bank',
      text: 'The adviser sends a session number to your e-mail address. It is always you who begins.',
    },
    {
      title: 'Agree',
      text: 'Read what the adviser can see and what the bank keeps. Nothing begins before you agree.',
    },
    {
      title: 'Download the program, or go on in the browser',
      text: 'Without the program the adviser can only watch.',
    },
    {
      title: 'Enter the session number',
      text: 'It has eight digits and is good for ten minutes. Tell it to nobody, not even the adviser.',
    },
    {
      title: 'Compare two words',
      text: 'The adviser says two words on the phone. Choose the ones that you heard.',
    },
    {
      title: 'You start and stop sharing',
      text: 'Press “Start” and “Show”. With “Stop sharing” the adviser sees nothing more at once; “End session” ends everything.',
    },
  ],
};

/** The bank's instructions, which the agreement links to. */
export function instructionsPage(language: Language): Markup {
  const text = words[language];
  return layout({
    language,
    page: 'instructions',
    content: html`<div class="title">
        <h1>${text.titles.instructions}</h1>
        <p><a href="${paths[language].help}">${text.back}</a></p>
      </div>
      <ol class="steps card">
        ${steps[language].map(
          (step) =>
            html`<li>
              <h2>${step.title}</h2>
              <p>${step.text}</p>
            </li>`,
        )}
      </ol>`,
  });
}
