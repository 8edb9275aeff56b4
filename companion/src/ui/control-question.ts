import { createHash } from 'node:crypto';
import type { CompanionMessages } from '../../../src/protocol/companion-messages.ts';
import type { Locale } from '../../../src/protocol/states.ts';
import { wordsIn, type ProgramWords } from './words.ts';

/** Which text the question for control is; it changes whenever that text does. */
const version = 'remote-help-control-1';

/** What the bar says when the adviser asks for control, and its buttons: what is drawn is what the receipt is about. */
export function controlQuestion(words: ProgramWords, adviserName: string) {
  return {
    strong: words.ask(adviserName),
    text: words.askMeans,
    buttons: [
      ['allow', words.allow],
      ['refuse', words.refuse],
    ],
  } as const;
}

/** The question as it stands before the customer from now on, with its digest (rule P35). */
export function shownControlQuestion(
  locale: Locale,
  adviserName: string,
): Omit<CompanionMessages['companion.wasAsked'], 'type' | 'id' | 'ask'> {
  const { strong, text: means, buttons } = controlQuestion(wordsIn(locale), adviserName);
  const text = [strong, means, ...buttons.map(([, said]) => said)].join('\n');
  const textHash = createHash('sha256').update(text).digest('base64url');
  return { version, textHash, locale, shownAt: Date.now(), text };
}
