import { sizeIn } from './sizes.ts';
import type { AdviserHelpingWords } from './adviser-helping-words.ts';
import { helpingSl } from './helping-sl.ts';

const plural = new Intl.PluralRules('sl');

function filesOf(count: number): string {
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = {
    one: 'datoteka',
    two: 'datoteki',
    few: 'datoteke',
  };
  return forms[plural.select(count)] ?? 'datotek';
}

/** The help beside the picture at the console, in Slovenian. */
export const adviserHelpingSl: AdviserHelpingWords = {
  heading: 'Druga pomoč',
  close: 'Zapri',
  size: sizeIn('sl'),
  file: {
    button: (waiting) => (waiting === 0 ? 'Datoteke' : `Datoteke (${waiting})`),
    heading: 'Datoteke',
    lead: (limit) =>
      `Vsako datoteko, do ${limit}, druga stran vidi po imenu in velikosti ter jo prevzame ali zavrne.`,
    byProgram: 'Kar ponudite, stranka prevzame v programu banke, v mapo, ki jo sama izbere.',
    off: 'Banka v tej pomoči ne izmenjuje datotek.',
    pick: 'Ponudi datoteke',
    phases: {
      customer: {
        offered: 'Ponuja jo stranka',
        moving: 'Prihaja …',
        kept: 'Prejeta',
        refused: 'Niste je prevzeli',
        cancelled: 'Prenos je prekinjen',
      },
      adviser: {
        offered: 'Ponujena stranki',
        moving: 'Pošilja se …',
        kept: 'Stranka jo je prejela',
        refused: 'Stranka je ni prevzela',
        cancelled: 'Prenos je prekinjen',
      },
    },
    folder: {
      heading: (name, files) => `Mapa »${name}«: ${files} ${filesOf(files)}`,
      lead: 'Kar stranka kaže: datoteke v mapi in v mapah v njej, brez skritih in brez povezav. Vsebino dobite šele, ko datoteko prevzamete.',
      cut: 'V mapi je še več: kaže se največ 500 datotek in 7 ravni map. Stranka lahko izbere mapo globlje v njej.',
      find: 'Poišči v mapi',
      notFound: 'Nobena datoteka nima takega imena.',
      fetch: 'Prevzemi',
      again: 'Prevzemi znova',
      asked: 'Išče se …',
      failed: 'Spremenila se je ali je ni več.',
      tooBig: 'Prevelika',
    },
    whys: helpingSl.file.whys,
    acts: helpingSl.file.acts,
    problems: helpingSl.file.problems,
  },
  pointing: {
    heading: 'Kazanje',
    point: 'Pokaži',
    draw: 'Riši',
    keys: 'Smerne tipke premikajo puščico, s Shift manj. Preslednica pri risanju spusti ali dvigne pero, Esc konča.',
    cannot: 'Kazati je mogoče le, ko stranka deli zavihek s stranjo oddaljene pomoči.',
  },
  system: {
    button: 'Podatki o sistemu',
    heading: 'Podatki o strankinem računalniku',
    lead: 'Stranka vidi vsako vrstico in jo lahko pred pošiljanjem izloči.',
    ask: 'Prosi za podatke',
    askAgain: 'Prosi znova',
    askProgram: 'Prosi za podatke o računalniku',
    askBrowser: 'Prosi za podatke o brskalniku',
    asked: 'Čakamo, da stranka pregleda in pošlje podatke …',
    answers: {
      refused: 'Stranka podatkov ni poslala.',
      dropped: 'Vprašanje je odpadlo, ker se je povezava prekinila.',
      notNow: 'Podatkov zdaj ni mogoče dobiti.',
    },
    sentAt: (time) => `Podatke je prebral brskalnik, stranka jih je poslala ob ${time}.`,
    sentByProgramAt: (time) =>
      `Podatke je prebral program banke, stranka jih je poslala ob ${time}.`,
    kinds: helpingSl.system.kinds,
    values: helpingSl.system.values,
  },
};
