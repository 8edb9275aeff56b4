import type { Words } from '../../locales/words.ts';
import type { SecondPerson } from '../../machines/session.events.ts';

/** Which text the question about a second adviser is; it changes whenever that text does. */
export const secondQuestionVersion = 'remote-help-second-1';

/** All that the customer is told about a second adviser, as it stands in the receipt. */
export function secondQuestionText(
  { second: words }: Words,
  adviserName: string,
  second: SecondPerson | null,
): string {
  const { heading, lead, means, anyTime, no, yes } = words;
  const { name = '', role = '' } = second?.adviser ?? {};
  return [heading, lead(adviserName, name, role), means, anyTime, no, yes].join('\n');
}
