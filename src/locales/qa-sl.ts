import type { QaWords } from './qa-words.ts';

/** Slovenian. */
export const qaSl: QaWords = {
  name: 'QA',
  lead: 'Preskusna različica: vsak korak se zapisuje za preskuševalce.',
  save: 'Shrani sled',
  replay: 'PONOVITEV',
  replayLead: 'Tu se nič ne dogaja zares: nič se ne pošilja, nič se ne deli.',
  step: (i, last) => `Korak ${i} od ${last}`,
  leave: 'Končaj ponovitev',
};
