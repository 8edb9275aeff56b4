import type { AdviserHelpingWords } from './adviser-helping-words.ts';
import { helpingEn } from './helping-en.ts';

/** The help beside the picture at the console, in English. */
export const adviserHelpingEn: AdviserHelpingWords = {
  heading: 'More help',
  close: 'Close',
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
