import { times } from '../../../src/protocol/limits.ts';
import type { Locale } from '../../../src/protocol/states.ts';
import { mailWords } from './mail-words.ts';

/** What a letter is about. */
export interface LetterFacts {
  locale: Locale;
  bankName: string;
  adviser: { name: string; role: string };
  number: string;
  /** The bank's page, with the link's handle in its fragment. */
  pageUrl: string;
}

/** A letter, ready to be sent: the same in plain text and in HTML. */
export interface Letter {
  subject: string;
  text: string;
  html: string;
}

/** Writes the letter that brings a customer the number. The number is not in the subject, which others may see. */
export function writeLetter(facts: LetterFacts): Letter {
  const words = mailWords[facts.locale];
  const number = `${facts.number.slice(0, 4)} ${facts.number.slice(4)}`;
  const validity = words.validity(times.numberLifetimeMs / 60_000);
  const invitation = words.invitation(facts.adviser, facts.bankName);
  const paragraphs = [words.greeting, invitation, words.openPage, facts.pageUrl, words.enterNumber];
  const warnings = [validity, words.noPasswords, words.notYou, words.noReply];
  return {
    subject: words.subject(facts.bankName),
    text: [...paragraphs, number, ...warnings].join('\n\n') + '\n',
    html: page(facts.locale, [
      paragraph(words.greeting),
      paragraph(invitation),
      paragraph(words.openPage),
      `<p><a href="${escape(facts.pageUrl)}">${escape(words.pageLink)}</a></p>`,
      `<p>${escape(facts.pageUrl)}</p>`,
      paragraph(words.enterNumber),
      `<h1>${escape(number)}</h1>`,
      ...warnings.map(paragraph),
    ]),
  };
}

function page(locale: Locale, parts: readonly string[]): string {
  const body = parts.join('\n');
  return `<!doctype html>\n<html lang="${locale}"><head><meta charset="utf-8"></head>\n<body>\n${body}\n</body></html>\n`;
}

function paragraph(text: string): string {
  return `<p>${escape(text)}</p>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
