import { describe, expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import {
  adviserSessionMachine,
  type AdviserSessionSnapshot,
} from '../../src/machines/adviser-session.machine.ts';
import type { AdviserSessionEvent } from '../../src/machines/adviser-session.events.ts';

const boris = { name: 'Boris Kranjc', role: 'Svetovalec' };
const seated = {
  type: 'broker.seatedAdviser',
  state: 'chat-only',
  customerIsPresent: true,
  records: true,
  handOver: null,
  surface: 'unknown',
} as const;
const next = (before: AdviserSessionSnapshot, event: AdviserSessionEvent) =>
  transition(adviserSessionMachine, before, event)[0];
const after = (...events: AdviserSessionEvent[]) =>
  events.reduce(next, initialTransition(adviserSessionMachine)[0]);
const asked: readonly AdviserSessionEvent[] = [
  seated,
  { type: 'adviser.askedForColleagues' },
  { type: 'adviser.askedToHandOver', to: boris },
];

describe('P40 handing a session over at the console', () => {
  it('P40 asks a colleague who was chosen, and whom nobody chose is not asked', () => {
    const [moment, actions] = transition(adviserSessionMachine, after(...asked.slice(0, 2)), {
      type: 'adviser.askedToHandOver',
      to: boris,
    });
    const told = actions.filter(({ type }) => type === 'tellBroker').map(({ params }) => params);
    expect(told).toEqual([{ type: 'adviser.askedToHandOver' }]);
    expect(moment.hasTag('colleagueIsAsked')).toBe(true);
    expect(moment.context.handOverTo).toEqual(boris);
    expect(after(seated, asked[2]!).hasTag('colleagueIsAsked')).toBe(false);
  });

  it('P40 chooses nobody before the customer has joined', () => {
    const waiting = after({ ...seated, state: 'connect' }, { type: 'adviser.askedForColleagues' });
    expect(waiting.hasTag('choosesColleague')).toBe(false);
  });

  it('P40 goes on as before while a colleague is asked, and after every answer that is no yes', () => {
    const waiting = after(...asked);
    expect(waiting.hasTag('canChat') && waiting.hasTag('canEnd')).toBe(true);
    for (const event of [
      { type: 'broker.endedHandOver', why: 'handOver.declined' },
      { type: 'broker.refusedHandOver' },
      { type: 'adviser.withdrewHandOver' },
      seated,
    ] as const) {
      const kept = next(waiting, event);
      expect(kept.hasTag('canChat'), event.type).toBe(true);
      expect(kept.hasTag('colleagueIsAsked'), event.type).toBe(false);
      expect(kept.context.handOverEnd, event.type).toMatch(/^handOver\./);
      expect(next(kept, { type: 'adviser.readHandOverEnd' }).context.handOverEnd).toBeNull();
    }
  });

  it('P40 knows after a reload whom it asked', () => {
    const back = after({ ...seated, handOver: boris });
    expect(back.hasTag('colleagueIsAsked')).toBe(true);
    expect(back.context.handOverTo).toEqual(boris);
  });

  it('P40 leaves the session for good when the colleague has it, whatever it was doing', () => {
    const moments = [
      after(seated),
      after(...asked),
      after({ ...seated, state: 'sharing' }, { type: 'adviser.askedToEnd' }),
      after(...asked, { type: 'browser.lostLine', silentMs: 0 }),
    ];
    for (const moment of moments) {
      const left = next(moment, { type: 'broker.handedOver', to: boris });
      expect(left.hasTag('handedOver')).toBe(true);
      expect(left.status).toBe('done');
      expect(Object.keys(left.children)).toEqual([]);
      expect(left.context.handOverTo).toEqual(boris);
      expect(left.hasTag('canChat') || left.hasTag('canEnd')).toBe(false);
    }
  });
});
