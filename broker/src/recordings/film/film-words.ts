import type { GapReason } from './time-line.ts';

/** The chapters of a film by what they show, in the languages of the product: whoever gets the file alone can read them. */
export const chapterWords: Readonly<
  Record<'recorded' | GapReason, { readonly sl: string; readonly en: string }>
> = {
  recorded: { sl: 'Posneto', en: 'Recorded' },
  notShared: { sl: 'Namizje ni bilo deljeno', en: 'The desktop was not shared' },
  notRecorded: { sl: 'Deljeno, a ni posneto', en: 'Shared, but not recorded' },
  'take.missing': { sl: 'Posnetek tega dela manjka', en: 'The recording of this part is missing' },
  'take.changed': {
    sl: 'Posnetek tega dela je bil spremenjen',
    en: 'The recording of this part was changed',
  },
  'take.notUnderstood': {
    sl: 'Posnetka tega dela ni mogoče brati',
    en: 'The recording of this part cannot be read',
  },
};
