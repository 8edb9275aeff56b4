import type { Language } from './load.ts';
import { qaEn } from './qa-en.ts';
import { qaSl } from './qa-sl.ts';

/** What the QA build says to testers, in one language. No customer reads it. */
export interface QaWords {
  readonly name: string;
  readonly lead: string;
  readonly save: string;
  readonly replay: string;
  readonly replayLead: string;
  readonly step: (i: number, last: number) => string;
  readonly leave: string;
}

const all: Readonly<Record<Language, QaWords>> = { sl: qaSl, en: qaEn };

/** What is said to testers in a language. */
export function qaWordsIn(language: Language): QaWords {
  return all[language];
}
