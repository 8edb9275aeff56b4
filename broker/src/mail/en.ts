import type { MailWords } from './mail-words.ts';

/** The letter in English. */
export const en: MailWords = {
  subject: (bankName) => `${bankName}: your invitation to remote help`,
  greeting: 'Hello,',
  invitation: ({ name, role }, bankName) =>
    `${name} (${role}) of ${bankName} invites you to remote help.`,
  openPage: '1. Open the page for remote help:',
  pageLink: 'The page for remote help',
  enterNumber: '2. When the page asks for the session number, enter:',
  validity: (minutes) =>
    `The number is valid for ${minutes} minutes from this message, and only once.`,
  noPasswords:
    'The bank never asks you for a password or a PIN. Tell them to nobody, and do not type them while the adviser sees your desktop.',
  notYou:
    'If you did not ask for this help, or someone on the phone talked you into it, do not enter the number and tell it to nobody. Without you nothing happens; on the page above you can also report it to us.',
  noReply: 'This message was sent by a computer. Please do not reply to it.',
};
