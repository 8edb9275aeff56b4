import type { HelpingWords } from './helping-words.ts';

/** The help beside the picture, in English. */
export const helpingEn: HelpingWords = {
  notWhileControlled:
    'While the adviser has control, nothing is sent, given or taken in your name. To take control back, move your mouse or press a key.',
  file: {
    heading: 'Files',
    lead: (limit) =>
      `You can give the adviser files of up to ${limit}. The adviser sees name and size, and gets the content by taking the file.`,
    pick: 'Choose files',
    asks: (adviser) => `${adviser} offers you this file.`,
    careful: 'Take it only if you expect it.',
    phases: {
      customer: {
        offered: 'Offered to the adviser',
        moving: 'Being sent …',
        kept: 'The adviser has received it',
        refused: 'The adviser did not take it',
        cancelled: 'The transfer was broken off',
      },
      adviser: {
        offered: 'Offered by the adviser',
        moving: 'Arriving …',
        kept: 'Received',
        refused: 'You did not take it',
        cancelled: 'The transfer was broken off',
      },
    },
    whys: {
      'file.notWanted': 'The transfer was broken off.',
      'file.gone': 'The transfer was broken off, because the sender’s page was loaded again.',
      'file.failed': 'The file could not be read or sent.',
      'file.altered': 'The file changed on its way, and was not accepted.',
      'session.handedOver':
        'The transfer was broken off, because another adviser has taken the session over.',
      'program.left': 'The transfer was broken off, because the bank’s program is gone.',
      'words.differed': 'The words differ, so no files are exchanged.',
    },
    acts: { take: 'Take', refuse: 'Refuse', cancel: 'Break off', save: 'Save' },
    problems: {
      tooBig: (limit) => `The file is too large. The limit is ${limit}.`,
      unreadable: () => 'The file could not be read.',
    },
  },
  system: {
    heading: 'Information about your computer',
    lead: (adviser) =>
      `${adviser} asks for this information, to find the cause of the trouble sooner.`,
    reading: 'Collecting the information …',
    strike: 'Untick what you do not want to send. Only what stays ticked is sent.',
    never:
      'Passwords, your files, serial numbers and the list of your programs are not part of it.',
    yes: (lines) => `Send ${lines} ${lines === 1 ? 'line' : 'lines'}`,
    no: 'Send nothing',
    kinds: {
      system: 'Operating system',
      browser: 'Browser',
      screens: 'Screen and scale',
      memory: 'Memory',
      disk: 'Free disk space',
      network: 'Kind of network',
      zone: 'Time zone',
      clock: 'Clock, compared with the bank’s',
      cookies: 'Cookies are allowed',
      storage: 'The browser can store data',
      picture: 'The browser can send a picture',
      capture: 'The browser can share the screen',
    },
    values: { yes: 'yes', no: 'no' },
  },
};
