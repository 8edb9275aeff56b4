import { describe, expect, it } from 'vitest';
import { everyStep, wayOf, type Step } from './ways.ts';

const steps = everyStep();
const name = ({ event, before }: Step) => `${event.type} in ${JSON.stringify(before.value)}`;

function where(steps: readonly Step[], isWrong: (step: Step) => boolean): string[] {
  return steps.filter(isWrong).map(name);
}

describe('what is not recorded, at every moment that can be reached and for every event', () => {
  it('S15 shows nothing while the recording fails, and holds the picture back for as long', () => {
    const failing = steps.filter(({ after }) => after.hasTag('recordingFails'));
    expect(failing.length).toBeGreaterThan(0);
    expect(where(failing, ({ after }) => after.hasTag('screenIsVisible'))).toEqual([]);
    const isBlank = ({ after }: Step) => 'blankScreen' in after.children;
    expect(where(failing, (step) => !isBlank(step))).toEqual([]);
    const others = steps.filter(({ after }) => !after.hasTag('recordingFails'));
    expect(where(others, isBlank)).toEqual([]);
  });

  it('S16 says "recorded" only while pieces are stored of what is visible', () => {
    const recorded = steps.filter(({ after }) => after.hasTag('screenIsRecorded'));
    expect(recorded.length).toBeGreaterThan(0);
    expect(where(recorded, ({ after }) => !after.hasTag('screenIsVisible'))).toEqual([]);
    const becomes = recorded.filter(({ before }) => !before.hasTag('screenIsRecorded'));
    expect(where(becomes, ({ event }) => event.type !== 'broker.storedPiece')).toEqual([]);
    const missed = steps.filter(
      ({ before, event }) =>
        before.hasTag('screenIsVisible') && event.type === 'browser.missedPieces',
    );
    expect(missed.length).toBeGreaterThan(0);
    expect(where(missed, ({ after }) => !after.hasTag('recordingFails'))).toEqual([]);
  });
});

describe('a bank that keeps no video', () => {
  it('shows without a recording, and never says that there is one', () => {
    const kept = {
      adviser: { name: 'Ana Novak', role: 'Svetovalka' },
      records: false,
      wordsNeeded: false,
      resumeMs: 60_000,
      hasShared: false,
      silentMs: 0,
    };
    const way = wayOf(
      [
        {
          type: 'broker.resumedSession',
          adviserIsPresent: true,
          adviser: { name: 'Ana Novak', role: 'Svetovalka' },
        },
        { type: 'customer.askedToStart' },
        { type: 'customer.confirmedShow' },
        { type: 'customer.pickedSurface', surface: 'monitor', width: 1, height: 1 },
        { type: 'browser.missedPieces' },
        { type: 'broker.storedPiece' },
      ],
      { canShare: true, kept },
    );
    const shown = way.steps.slice(-3).map(({ after }) => after);
    expect(shown.map((moment) => moment.hasTag('screenIsVisible'))).toEqual([true, true, true]);
    expect(shown.some((moment) => moment.hasTag('screenIsRecorded'))).toBe(false);
  });
});
