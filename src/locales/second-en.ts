import type { SecondWords } from './second-words.ts';

/** The second adviser, in English. */
export const secondEn: SecondWords = {
  heading: 'May a second adviser take part in the chat?',
  lead: (adviser, name, role) =>
    `${adviser} would like to bring in ${name}, ${role}. The bank knows who this is.`,
  means:
    'They read and write in the chat from now on, not what was written before. They do not see your desktop, cannot control it, and get no files.',
  anyTime: 'You can remove them from the chat at any time, in the bar at the top.',
  yes: 'Let them in',
  no: 'No',
  isThere: (name, role) => `Also in the chat: ${name}, ${role}. Does not see your desktop.`,
  isAway: (name) => `${name} may join the chat and is not there at the moment.`,
  dismiss: 'Remove from the chat',
  notices: {
    secondAllowed: (name) => `You have let ${name} into the chat.`,
    secondRefused: (name) => `You have not let ${name} into the chat.`,
    secondNotAsked: (name) =>
      `The question about ${name} is no longer open: nobody joins the chat.`,
    secondCame: (name) => `${name} has joined the chat and does not see your desktop.`,
    secondAway: (name) => `${name} has lost the connection.`,
    secondLeft: (name) => `${name} is no longer in the chat.`,
    secondDismissed: (name) => `You have removed ${name} from the chat.`,
  },
};
