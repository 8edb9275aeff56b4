import type { AdviserHelpingWords } from './adviser-helping-words.ts';
import { helpingSl } from './helping-sl.ts';

/** The help beside the picture at the console, in Slovenian. */
export const adviserHelpingSl: AdviserHelpingWords = {
  heading: 'Druga pomoč',
  close: 'Zapri',
  system: {
    button: 'Podatki o sistemu',
    heading: 'Podatki o strankinem računalniku',
    lead: 'Stranka vidi vsako vrstico in jo lahko pred pošiljanjem izloči.',
    ask: 'Prosi za podatke',
    askAgain: 'Prosi znova',
    asked: 'Čakamo, da stranka pregleda in pošlje podatke …',
    answers: {
      refused: 'Stranka podatkov ni poslala.',
      dropped: 'Vprašanje je odpadlo, ker se je povezava prekinila.',
      notNow: 'Podatkov zdaj ni mogoče dobiti.',
    },
    sentAt: (time) => `Stranka je podatke poslala ob ${time}.`,
    kinds: helpingSl.system.kinds,
    values: helpingSl.system.values,
  },
};
