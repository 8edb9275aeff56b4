import { describe, expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import type { RunningSeat } from '../../src/actors/adviser-console.ts';
import { recordingOf } from '../../src/adviser/session-view.ts';
import type { AdviserSessionEvent } from '../../src/machines/adviser-session.events.ts';
import { adviserSessionMachine } from '../../src/machines/adviser-session.machine.ts';

const shown: readonly AdviserSessionEvent[] = [
  {
    type: 'broker.seatedAdviser',
    records: true,
    surface: 'monitor',
    state: 'sharing',
    customerIsPresent: true,
    handOver: null,
  },
  { type: 'broker.openedPicture', epoch: 1 },
  { type: 'browser.gotPicture', epoch: 1 },
];

/** What the console says of the recording after all this. */
function phaseAfter(...events: AdviserSessionEvent[]) {
  const [start] = initialTransition(adviserSessionMachine);
  const now = [...shown, ...events].reduce(
    (before, event) => transition(adviserSessionMachine, before, event)[0],
    start,
  );
  const recording = { since: 1, behindMs: 0 };
  return recordingOf({ snapshot: () => now, recording } as RunningSeat).phase;
}

const stored = { type: 'broker.storedPiece' } as const;

describe('what the console says of the recording', () => {
  it('begins when there is a picture, and is recorded once a piece is stored', () => {
    expect(phaseAfter()).toBe('starting');
    expect(phaseAfter(stored)).toBe('recorded');
    expect(phaseAfter(stored, { type: 'browser.missedPieces' })).toBe('failing');
  });

  it.each<AdviserSessionEvent>([
    { type: 'broker.sawCustomer', isPresent: false },
    { type: 'browser.lostPicture' },
    { type: 'browser.lostLine', silentMs: 13_000 },
  ])('says “Recorded” of nothing that does not arrive: $type', (event) => {
    expect(phaseAfter(stored, event)).toBe('waiting');
  });

  it('goes on when the picture is back', () => {
    const back = { type: 'browser.gotPicture', epoch: 1 } as const;
    expect(phaseAfter(stored, { type: 'browser.lostPicture' }, back)).toBe('recorded');
  });
});
