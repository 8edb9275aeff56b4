import { sizeIn } from './sizes.ts';
import type { AdviserHelpingWords } from './adviser-helping-words.ts';
import { helpingEn } from './helping-en.ts';

/** The help beside the picture at the console, in English. */
export const adviserHelpingEn: AdviserHelpingWords = {
  heading: 'More help',
  close: 'Close',
  size: sizeIn('en'),
  file: {
    button: (waiting) => (waiting === 0 ? 'Files' : `Files (${waiting})`),
    heading: 'Files',
    lead: (limit) =>
      `The other side sees each file, of up to ${limit}, by name and size, and takes or refuses it.`,
    byProgram:
      'What you offer is taken in the bank’s program, into a folder that the customer picks.',
    off: 'The bank exchanges no files in this help.',
    pick: 'Offer files',
    phases: {
      customer: {
        offered: 'Offered by the customer',
        moving: 'Arriving …',
        kept: 'Received',
        refused: 'You did not take it',
        cancelled: 'The transfer was broken off',
      },
      adviser: {
        offered: 'Offered to the customer',
        moving: 'Being sent …',
        kept: 'The customer has received it',
        refused: 'The customer did not take it',
        cancelled: 'The transfer was broken off',
      },
    },
    folder: {
      heading: (name, files) => `Folder “${name}”: ${files === 1 ? '1 file' : `${files} files`}`,
      lead: 'What the customer shows: the files in it and in the folders in it, without hidden ones and links. You get a file’s content when you fetch it.',
      cut: 'There is more in the folder: at most 500 files and folders 7 deep are shown. The customer can pick a folder further in.',
      find: 'Find in the folder',
      notFound: 'No file has such a name.',
      fetch: 'Fetch',
      again: 'Fetch again',
      asked: 'Being looked for …',
      failed: 'It has changed, or is gone.',
      tooBig: 'Too large',
    },
    whys: helpingEn.file.whys,
    acts: helpingEn.file.acts,
    problems: helpingEn.file.problems,
  },
  pointing: {
    heading: 'Pointing',
    point: 'Point',
    draw: 'Draw',
    keys: 'Arrow keys move the arrow, with Shift by less. Space puts the pen down or up when drawing, Esc ends it.',
    cannot: 'You can point only while the customer shows the tab with the help page.',
  },
  system: {
    button: 'System information',
    heading: 'Information about the customer’s computer',
    lead: 'The customer sees each line, and can leave it out before it is sent.',
    ask: 'Ask for it',
    askAgain: 'Ask again',
    askProgram: 'Ask about the computer',
    askBrowser: 'Ask about the browser',
    asked: 'Waiting for the customer to look through it and send it …',
    answers: {
      refused: 'The customer did not send it.',
      dropped: 'The question is void: the connection was lost.',
      notNow: 'It cannot be had now.',
    },
    sentAt: (time) => `Read by the browser, sent by the customer at ${time}.`,
    sentByProgramAt: (time) => `Read by the bank’s program, sent by the customer at ${time}.`,
    kinds: helpingEn.system.kinds,
    values: helpingEn.system.values,
  },
};
