import type { HelpingWords } from './helping-words.ts';

const plural = new Intl.PluralRules('sl');

/** The help beside the picture, in Slovenian. */
export const helpingSl: HelpingWords = {
  notWhileControlled:
    'Dokler ima nadzor svetovalec, se v vašem imenu ne pošlje in ne prevzame nič. Nadzor prevzamete s premikom miške ali pritiskom na tipko.',
  file: {
    heading: 'Datoteke',
    lead: (limit) =>
      `Svetovalcu lahko daste datoteke do ${limit}. Vidi ime in velikost; vsebino dobi, ko datoteko prevzame.`,
    pick: 'Izberi datoteke',
    asks: (adviser) => `${adviser} vam ponuja to datoteko.`,
    careful: 'Prevzemite jo le, če jo pričakujete.',
    phases: {
      customer: {
        offered: 'Ponujena svetovalcu',
        moving: 'Pošilja se …',
        kept: 'Svetovalec jo je prejel',
        refused: 'Svetovalec je ni prevzel',
        cancelled: 'Prenos je prekinjen',
      },
      adviser: {
        offered: 'Ponuja jo svetovalec',
        moving: 'Prihaja …',
        kept: 'Prejeta',
        refused: 'Niste je prevzeli',
        cancelled: 'Prenos je prekinjen',
      },
    },
    whys: {
      'file.notWanted': 'Prenos je prekinjen.',
      'file.gone': 'Prenos je prekinjen, ker se je stran pošiljatelja znova naložila.',
      'file.failed': 'Datoteke ni bilo mogoče prebrati ali poslati.',
      'file.altered': 'Datoteka se je med prenosom spremenila, zato ni bila sprejeta.',
      'session.handedOver': 'Prenos je prekinjen, ker je sejo prevzel drug svetovalec.',
      'program.left': 'Prenos je prekinjen, ker programa banke ni več na zvezi.',
      'words.differed': 'Besedi se ne ujemata, zato se datoteke ne izmenjujejo.',
    },
    acts: { take: 'Prevzemi', refuse: 'Zavrni', cancel: 'Prekini', save: 'Shrani' },
    problems: {
      tooBig: (limit) => `Datoteka je prevelika. Največ je ${limit}.`,
      unreadable: () => 'Datoteke ni bilo mogoče prebrati.',
    },
  },
  system: {
    heading: 'Podatki o vašem računalniku',
    lead: (adviser) => `${adviser} prosi za te podatke, ker pomagajo najti vzrok težave.`,
    reading: 'Zbiramo podatke …',
    strike: 'Česar ne želite poslati, odznačite. Poslano bo samo to, kar ostane označeno.',
    never: 'Gesel, vaših datotek, serijskih številk in seznama programov ni med podatki.',
    yes: (lines) => `Pošlji ${lines} ${lineForm(lines)}`,
    no: 'Ne pošlji ničesar',
    kinds: {
      system: 'Operacijski sistem',
      browser: 'Brskalnik',
      screens: 'Zaslon in povečava',
      memory: 'Pomnilnik',
      disk: 'Prost prostor na disku',
      network: 'Vrsta omrežja',
      zone: 'Časovni pas',
      clock: 'Ura glede na bančno',
      cookies: 'Piškotki so dovoljeni',
      storage: 'Brskalnik lahko shranjuje podatke',
      picture: 'Brskalnik lahko pošilja sliko',
      capture: 'Brskalnik lahko deli zaslon',
    },
    values: { yes: 'da', no: 'ne' },
  },
};

function lineForm(count: number): string {
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = {
    one: 'podatek',
    two: 'podatka',
    few: 'podatke',
  };
  return forms[plural.select(count)] ?? 'podatkov';
}
