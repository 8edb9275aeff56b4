import type { InspectionRefusal } from '../../../../src/trace/inspection.ts';
import type { Words } from './words.ts';

const number = (value: number) => value.toLocaleString('sl');

/** Slovenian counts in four ways: 1, 2, 3 or 4, and the rest. */
function counted(count: number, one: string, two: string, few: string, many: string): string {
  const last = count % 100;
  const word = last === 1 ? one : last === 2 ? two : last === 3 || last === 4 ? few : many;
  return `${number(count)} ${word}`;
}

/** Why a page did not do what it was asked for. */
const refusals: Readonly<Record<string, string>> = {
  'control.notAllowed': 'Stran je mogoče spremljati, ne pa upravljati: nima oznake »qa-control«.',
  'event.notAllowed': 'Stran sprejme le dogodke, ki jih lahko sproži oseba.',
  'session.isJoined': 'Stran je v pravi seji: čeznjo se nič ne ponavlja.',
  'trace.ofOtherMachine': 'Stran ima drugo različico diagrama stanj.',
  'replay.notRunning': 'Stran ne ponavlja več.',
} satisfies Record<InspectionRefusal, string>;

export const sl: Words = {
  title: 'Pregledovalnik oddaljene pomoči',
  language: 'Jezik',
  start: {
    heading: 'Ponovite sejo korak za korakom',
    lead: 'Odprite sled in poglejte vsak prehod seje: kaj se je zgodilo, kaj se je spremenilo, kaj je bilo prezrto in kaj bi lahko sledilo.',
    choose: 'Odpri sled',
    drop: 'ali datoteko .jsonl spustite kamor koli na to stran',
    follow: 'Spremljaj stran v tem brskalniku',
    offline: 'Nič ne zapusti tega računalnika: ta stran ne pošilja zahtev.',
  },
  actions: {
    open: 'Odpri …',
    save: 'Shrani sled',
    test: 'Naredi test',
    follow: 'Spremljaj v živo',
    stopFollowing: 'Nehaj spremljati',
    replay: 'Ponovi na strani',
    stopReplaying: 'Končaj ponavljanje',
    mark: 'Zaznamek',
    markText: 'Kaj ste tu opazili?',
    add: 'Dodaj',
    cancel: 'Prekliči',
    help: 'Tipke',
    close: 'Zapri',
  },
  live: {
    browser: 'Stran v tem brskalniku',
    relay: 'Ali stran na drugem računalniku, prek posrednika',
    connect: 'Prek tega posrednika',
    page: 'Stran',
  },
  transport: {
    label: 'Predvajanje',
    first: 'Prvi korak',
    back: 'Korak nazaj',
    play: 'Predvajaj',
    pause: 'Premor',
    forward: 'Korak naprej',
    last: 'Zadnji korak',
    position: 'Korak',
    speed: 'Hitrost',
    speeds: { '1': '1×', '4': '4×', max: 'Največ' },
    stepOf: (step, all) => `Korak ${number(step)} od ${number(all)}`,
    noSteps: 'Korakov še ni',
  },
  chart: {
    label: 'Diagram stanj',
    zoomIn: 'Povečaj',
    zoomOut: 'Pomanjšaj',
    whole: 'Pokaži vse',
    follow: 'Sledi koraku',
    lookAt: 'Poglej',
    none: 'Odprite sled, da vidite njen diagram stanj.',
    unknownMachine: (name) =>
      `Ta pregledovalnik ne pozna diagrama stanj »${name}«. Dnevnik je vseeno mogoče brati.`,
  },
  log: {
    label: 'Dnevnik',
    time: 'Čas',
    source: 'Od',
    event: 'Dogodek',
    state: 'Stanje',
    note: 'Opomba',
    ignored: 'prezrto',
    differs: 'odstopa',
    failed: 'napaka',
    mark: 'Zaznamek',
    emitted: 'oddano',
    gap: (lines) =>
      `Tu ${counted(lines, 'vrstica manjka', 'vrstici manjkata', 'vrstice manjkajo', 'vrstic manjka')}`,
    kind: (name) => `Vrstica vrste »${name}«`,
  },
  tabs: {
    context: 'Kaj se je spremenilo',
    next: 'Kaj lahko sledi',
    difference: 'Odstopanja',
    ways: 'Poti',
    faults: 'Neberljivo',
    others: 'Drugi akterji',
  },
  context: {
    event: 'Dogodek',
    active: 'Dejavna stanja',
    facts: 'Kontekst',
    changed: (count) => counted(count, 'sprememba', 'spremembi', 'spremembe', 'sprememb'),
    was: 'prej',
    isNew: 'novo',
    actions: 'Dejanja',
    actors: 'Delujoči akterji',
    tags: 'Oznake',
    nothing: 'brez',
    line: 'Celotna vrstica',
  },
  next: {
    lead: 'Na kaj se diagram v tem stanju odziva.',
    possible: 'zdaj mogoče',
    guarded: (guard) => `ne, dokler pogoj »${guard}« ne velja`,
    stays: 'ostane tu',
    none: 'Iz teh stanj ne vodi nobena puščica.',
    over: 'Seja je končana: nič več ne more slediti.',
    insert: 'Vstavi za ta korak',
    insertLead:
      'Kaj, če bi prišlo kaj drugega? Nadaljevanje se izračuna na novo, sled ostane taka, kot je.',
    eventLabel: 'Dogodek',
    notAnEvent: 'Dogodek je ime ali JSON s poljem »type«.',
    drop: 'Izpusti ta korak',
    send: 'Pošlji strani',
    isWhatIf: 'Kaj, če',
    dropped: (step) => `brez koraka ${String(step)}`,
    inserted: (event, step) => `z dogodkom ${event} kot korakom ${String(step)}`,
    back: 'Nazaj na sled',
  },
  difference: {
    none: 'Sled in današnji diagram stanj se ujemata v vseh korakih.',
    notYet: 'Za zdaj ni odstopanj.',
    atStep: (step) => `Prvo odstopanje je v koraku ${number(step)}.`,
    count: (count) =>
      `Skupaj ${counted(count, 'korak odstopa', 'koraka odstopata', 'koraki odstopajo', 'korakov odstopa')}.`,
    goToFirst: 'Na prvo odstopanje',
    recorded: 'Kot je zapisano',
    computed: 'Kot je danes',
    fields: {
      value: 'Stanje',
      status: 'Status',
      ctx: 'Kontekst',
      tags: 'Oznake',
      tr: 'Prehojene puščice',
      acts: 'Dejanja',
      kids: 'Delujoči akterji',
    },
    here: 'Ta korak se ujema.',
  },
  ways: {
    lead: 'Katere puščice so prehodile odprte sledi in katera je najkrajša pot do vsakega stanja.',
    coverage: (taken, all) => `prehojenih ${String(taken)} od ${String(all)} puščic`,
    more: 'Dodaj sledi …',
    untaken: 'Neprehojene puščice',
    allTaken: 'Prehojene so vse puščice.',
    states: 'Najkrajša pot do vsakega stanja',
    show: 'Pokaži',
    start: 'začetek',
    none: 'Poti skozi ta diagram stanj niso znane.',
  },
  faults: {
    none: 'Vse vrstice je bilo mogoče prebrati.',
    lead: (count) =>
      `${counted(count, 'vrstice', 'vrstic', 'vrstic', 'vrstic')} ni bilo mogoče prebrati. Druge so prikazane.`,
    line: 'Vrstica',
    more: (count) => `in še ${number(count)}`,
  },
  others: {
    lead: 'Akterji, ki jih stran kaže s sporočili @xstate/inspect.',
    none: 'Nobena stran jih še ni pokazala.',
    stopped: 'ustavljen',
    events: 'Dogodki',
    unreadable: (count) =>
      `${counted(count, 'sporočila', 'sporočil', 'sporočil', 'sporočil')} ni bilo mogoče prebrati.`,
  },
  status: {
    sameMachine: 'Isti diagram stanj',
    otherMachine: 'Druga različica diagrama stanj',
    noHead: 'Brez glave: sled ni cela',
    verifying: (done, all) => `Primerjanje ${number(done)} od ${number(all)}`,
    agrees: (all) =>
      `${counted(all, 'korak se ujema', 'koraka se ujemata', 'koraki se ujemajo', 'korakov se ujema')}`,
    differs: (step) => `Odstopa od koraka ${number(step)} naprej`,
    faults: (count) =>
      counted(
        count,
        'neberljiva vrstica',
        'neberljivi vrstici',
        'neberljive vrstice',
        'neberljivih vrstic',
      ),
    whatIf: 'Kaj, če',
    live: 'V živo',
    replaying: 'Ponavljanje na strani',
    loading: 'Branje …',
  },
  told: {
    opened: (of) => `${of} je odprta.`,
    notATrace: (of) => `${of} ni sled: nobene vrstice ni bilo mogoče prebrati.`,
    saved: (of) => `${of} je shranjena.`,
    searching: () => 'Čakanje na stran, ki se pokaže.',
    refused: (of) => refusals[of] ?? of,
    followed: () => 'Stran spremljate v živo.',
    lostPage: () => 'Strani ni več.',
    remarked: () => 'Zaznamek je dodan.',
    refusedEvent: (of) => `${of} ni dogodek.`,
  },
  help: {
    heading: 'Tipke',
    keys: [
      ['← →', 'korak nazaj, korak naprej'],
      ['Home End', 'na prvi korak, na zadnjega'],
      ['Preslednica', 'predvajaj, premor'],
      ['1 4 9', 'hitrost: kot je bilo, štirikrat, največ'],
      ['B', 'zaznamek pri tem koraku'],
      ['+ − 0', 'diagram večji, manjši, ves'],
      ['F', 'diagram sledi koraku ali miruje'],
      ['O', 'odpri sled'],
      ['?', 'te tipke'],
    ],
  },
};
