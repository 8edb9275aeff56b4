import type { AdviserHelpingWords } from './adviser-helping-words.ts';
import { helpingEn } from './helping-en.ts';

/** The help beside the picture at the console, in English. */
export const adviserHelpingEn: AdviserHelpingWords = {
  heading: 'More help',
  close: 'Close',
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
    asked: 'Waiting for the customer to look through it and send it …',
    answers: {
      refused: 'The customer did not send it.',
      dropped: 'The question is void: the connection was lost.',
      notNow: 'It cannot be had now.',
    },
    sentAt: (time) => `Sent by the customer at ${time}.`,
    kinds: helpingEn.system.kinds,
    values: helpingEn.system.values,
  },
};
