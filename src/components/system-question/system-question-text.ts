import type { Words } from '../../locales/words.ts';
import type { SystemLine } from '../../protocol/system.ts';

/** Which text the question for information about the computer is; it changes whenever that text does. */
export const systemQuestionVersion = 'remote-help-system-1';

/**
 * All that the customer is told before they send information about the computer, as it stands in the receipt: of each line
 * its name only. What was read is nobody's before they send it, and could be tried out from a digest.
 */
export function systemQuestionText(
  { helping }: Words,
  adviserName: string,
  lines: readonly SystemLine[],
): string {
  const { heading, lead, strike, kinds, never, no, yes } = helping.system;
  return [
    heading,
    lead(adviserName),
    strike,
    ...lines.map(({ kind }) => kinds[kind]),
    never,
    no,
    ...(lines.length === 0 ? [] : [yes(lines.length)]),
  ].join('\n');
}
