import type { Words } from '../../locales/words.ts';

/** Which text the question before "Show" is; it changes whenever that text does. */
export const warningVersion = 'remote-help-show-1';

/** All that the customer is told before "Show", as it stands in the receipt. */
export function warningText({ warning, actions }: Words, records: boolean): string {
  const { heading, seen, close, recorded, notRecorded, neverAsks, called } = warning;
  return [
    heading,
    `${seen} ${close}`,
    records ? recorded : notRecorded,
    neverAsks,
    called.heading,
    called.text,
    actions.show,
  ].join('\n');
}
