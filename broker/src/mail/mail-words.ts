import type { Locale } from '../../../src/protocol/states.ts';
import { en } from './en.ts';
import { sl } from './sl.ts';

/** What stands in a letter, in one language. */
export interface MailWords {
  subject: (bankName: string) => string;
  greeting: string;
  /** Who invites, and for which bank. */
  invitation: (adviser: { name: string; role: string }, bankName: string) => string;
  openPage: string;
  pageLink: string;
  enterNumber: string;
  validity: (minutes: number) => string;
  noPasswords: string;
  notYou: string;
  noReply: string;
}

/** The letter's words by language: one type, so that a missing text does not compile. */
export const mailWords: Readonly<Record<Locale, MailWords>> = { sl, en };
