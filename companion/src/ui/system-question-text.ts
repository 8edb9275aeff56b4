import type { Locale } from '../../../src/protocol/states.ts';
import type { AskedLine } from '../system/system-question.ts';
import { shownQuestion, type ShownQuestion } from './shown-question.ts';
import { wordsIn, type ProgramWords } from './words.ts';

/** Which text the question is; it changes whenever the text does. */
const version = 'remote-help-program-system-1';

/** What the question about the computer shows. */
export interface SystemFacts {
  readonly adviserName: string;
  /** Whether the desktop is shown, and with it this window. */
  readonly isShown: boolean;
  readonly lines: readonly AskedLine[];
}

/** What the sheet says above the lines. */
export function saidAbove(
  { system, sheetIsSeen }: ProgramWords,
  { adviserName, isShown }: SystemFacts,
): string[] {
  return [system.lead(adviserName), system.strike, ...(isShown ? [sheetIsSeen] : [])];
}

/** The question as it stands before the customer from now on: what was read is nobody's before it is sent. */
export function shownSystemQuestion(locale: Locale, facts: SystemFacts): ShownQuestion {
  const words = wordsIn(locale);
  const { heading, kinds, never, no, yes } = words.system;
  const { lines } = facts;
  return shownQuestion(version, locale, [
    heading,
    ...saidAbove(words, facts),
    ...lines.map(({ kind }) => kinds[kind]),
    never,
    no,
    yes(lines.length),
  ]);
}
