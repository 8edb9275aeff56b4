import type { HandOverWords } from './adviser-hand-over-words.ts';

/** Handing a session over, in Slovenian. */
export const adviserHandOverSl: HandOverWords = {
  button: 'Predaj sejo',
  heading: 'Komu želite predati sejo?',
  explained:
    'Svetovalec mora sejo sprejeti. Do takrat se za stranko nič ne spremeni. Ob prevzemu se delitev namizja in nadzor končata, novi svetovalec pa s stranko primerja novi besedi.',
  nobody: 'Trenutno ni v konzoli nobenega drugega svetovalca.',
  legend: 'Svetovalci, ki so v konzoli',
  ask: 'Predaj sejo',
  cancel: 'Prekliči',
  chooseFirst: 'Najprej izberite svetovalca.',
  asked: (name, role) => `Čakamo, da sejo prevzame ${name}, ${role} …`,
  withdraw: 'Umakni prošnjo',
  ends: {
    'handOver.declined': 'Svetovalec seje ni prevzel.',
    'handOver.notAnswered': 'Svetovalec ni odgovoril. Seja ostaja pri vas.',
    'handOver.gone': 'Svetovalec je zapustil konzolo. Seja ostaja pri vas.',
    'handOver.withdrawn': 'Prošnjo ste umaknili. Seja ostaja pri vas.',
    'handOver.sessionOver': 'Seja je zaključena.',
    'handOver.notNow': 'Tega svetovalca zdaj ni mogoče prositi. Seja ostaja pri vas.',
  },
  close: 'Zapri',
  done: 'Seja je predana',
  doneTo: (name, role) => `Sejo vodi ${name}, ${role}.`,
  doneMeans: 'V tej seji ne vidite in ne storite ničesar več.',
  back: 'Na seznam sej',
  nowWith: (name, role) => `Sejo je prevzela druga oseba: ${name}, ${role}.`,
  incoming: 'Predaja seje',
  incomingFrom: (name, role) => `${name}, ${role}, vas prosi, da prevzamete sejo.`,
  incomingAbout: (reference, language) => `Oznaka seje ${reference}, jezik stranke: ${language}.`,
  incomingMeans:
    'S prevzemom vidite klepet. Stranki povejte, kdo ste, in z njo primerjajte novi besedi.',
  accept: 'Prevzemi sejo',
  decline: 'Zavrni',
};
