import { adviserSessionSetup } from './adviser-session.setup.ts';

/**
 * Whether the broker stores what this console records. That sharing ends without it is the broker's decision
 * (rule P27).
 */
export const recording = adviserSessionSetup.createStateConfig({
  initial: 'starting',
  on: { 'broker.openedPicture': '.starting' },
  states: {
    starting: {
      tags: 'recordingStarts',
      always: { guard: 'recordsNothing', target: 'off' },
      on: { 'broker.storedPiece': 'recorded', 'browser.missedPieces': 'failing' },
    },
    recorded: {
      tags: 'screenIsRecorded',
      on: { 'browser.missedPieces': 'failing' },
    },
    failing: { tags: 'recordingFails', on: { 'broker.storedPiece': 'recorded' } },
    off: {},
  },
});
