import { createHash } from 'node:crypto';
import type { CompanionMessages } from '../../../src/protocol/companion-messages.ts';
import type { Locale } from '../../../src/protocol/states.ts';

/** A question as it stands before the customer in the program's window, with its digest. */
export type ShownQuestion = Omit<
  CompanionMessages['companion.wasAsked'],
  'type' | 'id' | 'ask' | 'question'
>;

/** A question that stands there from now on with these texts (rule P35). */
export function shownQuestion(
  version: string,
  locale: Locale,
  texts: readonly string[],
): ShownQuestion {
  const text = texts.join('\n');
  const textHash = createHash('sha256').update(text).digest('base64url');
  return { version, textHash, locale, shownAt: Date.now(), text };
}
