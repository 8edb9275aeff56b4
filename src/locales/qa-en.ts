import type { QaWords } from './qa-words.ts';

/** English. */
export const qaEn: QaWords = {
  name: 'QA',
  lead: 'Test build: every step is recorded for testers.',
  save: 'Save the trace',
  replay: 'REPLAY',
  replayLead: 'Nothing here is live: nothing is sent, nothing is shared.',
  step: (i, last) => `Step ${i} of ${last}`,
  leave: 'End the replay',
};
