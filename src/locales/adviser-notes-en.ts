import type { NotesWords } from './adviser-notes-words.ts';

/** The notes, in English. */
export const adviserNotesEn: NotesWords = {
  button: 'Notes',
  buttonNotYet: 'Notes: not yet stored',
  heading: 'Notes',
  lead: 'For the bank only: the customer does not see them. They are kept with the session, every version of them, and whoever looks into a complaint can read them.',
  field: 'Notes on this session',
  store: 'Store notes',
  none: 'Nothing is noted down yet. You can write until half an hour after the end of the session.',
  never: 'Nothing was noted down.',
  states: {
    changed: 'Not yet stored.',
    storing: 'Being stored …',
    notYet:
      'Not yet stored: the bank cannot be reached. It is tried again by itself; do not close this window.',
    tooLate:
      'Not stored: notes can no longer be changed in this session. Copy the text if you need it.',
  },
  storedAt: (time) => `Stored at ${time}.`,
  storedBy: (name, time) => `Stored by ${name} at ${time}.`,
  tooLong: (excess) =>
    excess === 1
      ? 'The notes are 1 character too long.'
      : `The notes are ${excess} characters too long.`,
};
