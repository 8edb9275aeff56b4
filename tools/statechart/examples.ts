import { fresh, oneOfEach } from '../../test/machines/ways.ts';
import type { SessionInput } from '../../src/machines/session.setup.ts';
import type { Examples } from './shortest-ways.ts';

const comingBack: SessionInput = {
  canShare: true,
  kept: {
    adviser: { name: 'Ana Novak', role: 'Svetovalka' },
    records: false,
    wordsNeeded: true,
    resumeMs: 60_000,
    hasShared: true,
    silentMs: 0,
  },
};

/** What a session can be started with, and one of each event, as its tests have them. */
export const sessionExamples: Examples = { inputs: [fresh, comingBack], events: oneOfEach };
