import type { HelpingWords } from './helping-words.ts';

/** The help beside the picture, in English. */
export const helpingEn: HelpingWords = {
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
