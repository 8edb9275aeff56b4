import type { Notice } from './session.events.ts';
import { sessionSetup } from './session.setup.ts';
import { stopping } from './session.stopping.ts';

/**
 * Whether what leaves the browser is recorded: what is not recorded is not shown (rule P27).
 *
 * The recorder needs a picture to begin with, so frames leave from the start, for as long as pieces of it may take
 * to be stored. After that only stored pieces keep the picture going: while they fail the capture is blank. Whether
 * that is a bad moment or the end of sharing is decided by the broker.
 */
export const recording = sessionSetup.createStateConfig({
  id: 'recording',
  initial: 'starting',
  states: {
    // From here on frames may leave the browser, so the customer is told so from here on.
    starting: {
      tags: ['screenIsVisible', 'recordingStarts'],
      always: { guard: 'recordsNothing', target: 'off' },
      on: {
        'broker.storedPiece': 'recorded',
        'browser.missedPieces': { target: 'failing', actions: noticing('recordingMissed') },
      },
    },
    recorded: {
      tags: ['screenIsVisible', 'screenIsRecorded'],
      on: { 'browser.missedPieces': { target: 'failing', actions: noticing('recordingMissed') } },
    },
    failing: {
      tags: 'recordingFails',
      invoke: { id: 'blankScreen', src: 'blankScreen', onError: stopping('recording.notStored') },
      on: { 'broker.storedPiece': { target: 'recorded', actions: noticing('recordingBack') } },
    },
    /** A bank that keeps no video: the customer has read so before "Show". */
    off: { tags: 'screenIsVisible' },
  },
});

function noticing<Said extends Notice>(notice: Said) {
  return { type: 'writeNotice', params: { notice } } as const;
}
