import type { ProgramWords } from './words.ts';

/** The program's texts in Slovenian. */
export const sl: ProgramWords = {
  title: 'Oddaljena pomoč',
  lead: 'Najprej se povežite na strani banke. Potem tukaj vpišite isto številko seje in kliknite »Poveži«.',
  field: 'Vpiši številko seje',
  connect: 'Poveži',
  connecting: 'Povezujemo …',
  compare: 'Na strani banke potrdite, da program kaže številko:',
  compareHint: 'Številke nikomur ne povejte. Okna ne zapirajte.',
  problems: {
    empty: 'Vpišite 8 številk iz e-pošte.',
    notDigits: 'Številka seje ima samo številke.',
    tooShort: 'Številka je prekratka: imeti mora 8 številk.',
    tooLong: 'Številka je predolga: imeti mora 8 številk.',
  },
  troubles: {
    'number.notAccepted':
      'Številka ne velja ali pa na strani banke še niste povezani. Preverite oboje in poskusite znova.',
    'number.tooManyTries': 'Preveč napačnih poskusov. Prosite svetovalca za novo številko.',
    'broker.unreachable':
      'Banka ni dosegljiva. Preverite povezavo z internetom in poskusite znova.',
    'broker.busy': 'Banka ima trenutno preveč povezav. Poskusite znova čez minuto.',
    'customer.refusedProgram': 'Na strani banke programa niste povezali.',
    'program.notAnswered': 'Na strani banke ni bilo odgovora. Poskusite znova.',
    'seat.away': 'Stran banke ni več povezana. Povežite se tam in poskusite znova.',
    'protocol.tooOld': 'Ta program je zastarel. Na strani banke prenesite novega.',
    other: 'Povezava zdaj ni mogoča. Poskusite znova.',
  },
  sees: { nothing: 'Namizja ne vidi', desktop: 'Vidi vaše namizje' },
  control: {
    off: 'Nima nadzora',
    asked: 'Prosi za nadzor',
    allowed: 'Svetovalec ima nadzor',
  },
  controlRests: (seconds) => `Nadzor imate vi; ko mirujete, se vrne: ${seconds} s`,
  recorded: 'Snema se',
  notRecorded: 'Ne snema se',
  adviserAway: 'trenutno ni na zvezi',
  alsoInChat: (name) => `V klepetu tudi ${name}, ne vidi namizja`,
  lineLost: 'Povezava je prekinjena, vzpostavljamo jo znova …',
  takeBack: 'Prevzemi nadzor',
  stopSharing: 'Zaustavi delitev',
  endSession: 'Končaj sejo',
  ask: (name) => `${name} prosi za nadzor nad vašo miško in tipkovnico.`,
  askMeans: 'Takoj ko premaknete svojo miško ali pritisnete tipko, je nadzor spet vaš.',
  askMeansReturns: (seconds) =>
    `Ko premaknete svojo miško ali pritisnete tipko, je nadzor vaš. Ko mirujete ${seconds} s, se vrne svetovalcu, dokler ne kliknete »Prevzemi nadzor«.`,
  allow: 'Dovoli nadzor',
  refuse: 'Zavrni',
  endQuestion: 'Želite končati sejo? Ista številka potem ne velja več.',
  end: 'Da, končaj sejo',
  keep: 'Ostani v seji',
  sheetIsSeen: 'Namizje delite z banko: svetovalec lahko vidi tudi to okno.',
  files: {
    button: 'Datoteke',
    heading: 'Datoteke',
    lead: (name, limit) =>
      `${name} lahko od vas dobi datoteke do ${limit}. Svetovalec vidi ime in velikost, vsebino pa dobi, ko datoteko prevzame.`,
    failed: 'Prevelike ali jih ni mogoče odpreti:',
    give: 'Izberi datoteke',
    close: 'Zapri',
    savedIn: 'Shranjena kot',
    acts: { take: 'Prevzemi', refuse: 'Zavrni', cancel: 'Prekini' },
    phases: {
      customer: {
        offered: 'Ponujena svetovalcu',
        moving: 'Pošilja se …',
        kept: 'Svetovalec jo je prejel',
        refused: 'Svetovalec je ni prevzel',
        cancelled: 'Prenos je prekinjen',
      },
      adviser: {
        offered: 'Ponuja jo svetovalec. Prevzemite jo le, če jo pričakujete.',
        moving: 'Prihaja …',
        kept: 'Prejeta',
        refused: 'Niste je prevzeli',
        cancelled: 'Prenos je prekinjen',
      },
    },
    whys: {
      'file.notWanted': 'Prenos je prekinjen.',
      'file.gone': 'Prekinjeno: stran pošiljatelja se je znova naložila.',
      'file.failed': 'Ni je bilo mogoče prebrati, poslati ali shraniti.',
      'file.altered': 'Med prenosom se je spremenila, zato ni bila sprejeta.',
      'words.differed': 'Besedi se ne ujemata: datoteke se ne izmenjujejo.',
      'session.handedOver': 'Prekinjeno: sejo je prevzel drug svetovalec.',
      'program.left': 'Prekinjeno: programa banke ni bilo več na zvezi.',
    },
    picker: { give: 'Izberite datoteke za svetovalca', save: 'Izberite mapo za shranjevanje' },
    note: {
      give: 'Dokler ne pritisnete enega od spodnjih gumbov, svetovalec ne dobi ničesar.',
      save: 'Nobena datoteka, ki že obstaja, ne bo prepisana.',
    },
    drives: 'Vsi pogoni',
    up: 'Gor',
    home: 'Domača mapa',
    find: 'Za iskanje vpišite del imena',
    found: 'Imena z:',
    shut: 'Te mape ni mogoče odpreti.',
    giveChosen: (count) => `Daj izbrane (${count})`,
    showFolder: (files, isCut) =>
      isCut ? `Pokaži mapo (prvih ${files} datotek)` : `Pokaži mapo (${filesSl(files)})`,
    folderMeans:
      '»Pokaži mapo«: svetovalec vidi imena in velikosti datotek v tej mapi in v mapah v njej ter lahko prevzame vsako od njih, dokler mape ne umaknete.',
    folderShown: (name, files, isCut) =>
      isCut
        ? `Svetovalec vidi mapo »${name}«: prvih ${files} datotek`
        : `Svetovalec vidi mapo »${name}«: ${filesSl(files)}`,
    closeFolder: 'Umakni mapo',
    saveHere: 'Shrani sem',
    cancelPicking: 'Prekliči',
  },
  system: {
    heading: 'Podatki o vašem računalniku',
    lead: (name) => `${name} prosi za te podatke, ker pomagajo najti vzrok težave.`,
    strike: 'Kliknite, česar ne želite poslati. Poslano bo samo to, kar ostane označeno.',
    never: 'Gesel, vaših datotek, serijskih številk in seznama programov ni med podatki.',
    kinds: {
      system: 'Operacijski sistem',
      screens: 'Zasloni in povečava',
      memory: 'Pomnilnik',
      disk: 'Disk: prosto / vsega',
      network: 'Vrsta omrežja',
      zone: 'Časovni pas',
      clock: 'Ura glede na bančno',
    },
    yes: (lines) => `Pošlji ${lines} ${lineForm(lines)}`,
    no: 'Ne pošlji ničesar',
  },
};

const plural = new Intl.PluralRules('sl');

function lineForm(count: number): string {
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = {
    one: 'podatek',
    two: 'podatka',
    few: 'podatke',
  };
  return forms[plural.select(count)] ?? 'podatkov';
}

function filesSl(count: number): string {
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = {
    one: 'datoteka',
    two: 'datoteki',
    few: 'datoteke',
  };
  return `${count} ${forms[plural.select(count)] ?? 'datotek'}`;
}
