import type { NotesWords } from './adviser-notes-words.ts';

/** The notes, in Slovenian. */
export const adviserNotesSl: NotesWords = {
  button: 'Zapiski',
  buttonNotYet: 'Zapiski: še niso shranjeni',
  heading: 'Zapiski',
  lead: 'Samo za banko: stranka jih ne vidi. Hranijo se s sejo, vsaka njihova različica posebej, prebere pa jih lahko, kdor rešuje pritožbo.',
  field: 'Zapiski o tej seji',
  store: 'Shrani zapiske',
  none: 'Ničesar še niste zapisali. Pišete lahko še pol ure po koncu seje.',
  never: 'Zapiskov ni.',
  states: {
    changed: 'Še ni shranjeno.',
    storing: 'Shranjujemo …',
    notYet: 'Še ni shranjeno: banka ni dosegljiva. Poskušamo znova; tega okna ne zapirajte.',
    tooLate:
      'Ni shranjeno: zapiskov te seje ni več mogoče spremeniti. Če besedilo potrebujete, ga prekopirajte.',
  },
  storedAt: (time) => `Shranjeno ob ${time}.`,
  storedBy: (name, time) => `Ob ${time} shranil(a) ${name}.`,
  tooLong: (excess) => `Zapiski so predolgi. Odvečni znaki: ${excess}.`,
};
