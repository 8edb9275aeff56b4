import { describe, expect, it } from 'vitest';
import { transition } from 'xstate';
import { stateOf } from '../../src/machines/session-state.ts';
import { sessionMachine, type SessionSnapshot } from '../../src/machines/session.machine.ts';
import type { SessionEvent } from '../../src/machines/session.events.ts';
import { shortestWays } from './ways.ts';

const ana = { name: 'Ana Novak', role: 'Svetovalka' };
const boris = { name: 'Boris Kranjc', role: 'Svetovalec' };
const handedOver = { type: 'broker.handedOver', to: boris } as const;
const next = (before: SessionSnapshot, event: SessionEvent) =>
  transition(sessionMachine, before, event);
const joined = shortestWays()
  .map(({ steps }) => steps.at(-1)?.after)
  .filter((moment) => moment?.hasTag('canEnd') === true) as SessionSnapshot[];

/** What a step has the page say to the broker, and write into the chat. */
function orders(actions: readonly { type: string; params?: unknown }[], type: string): unknown[] {
  return actions.filter((action) => action.type === type).map(({ params }) => params);
}

describe('P40 a session that is handed over, on the customer’s side', () => {
  it('P40 names the new adviser at every moment of a session, and says so in the chat once', () => {
    expect(joined.length).toBeGreaterThan(50);
    for (const moment of joined) {
      const [after, actions] = next(moment, handedOver);
      expect(after.context.adviser).toEqual(boris);
      const notices = orders(actions, 'writeNotice');
      expect(
        notices.filter((params) => (params as { notice: string }).notice === 'handedOver'),
      ).toEqual([{ notice: 'handedOver', adviser: boris }]);
    }
  });

  it('P40 shows, controls and counts as compared nothing of before, whatever went on', () => {
    for (const moment of joined) {
      const [after] = next(moment, handedOver);
      expect(after.hasTag('sharing')).toBe(false);
      expect(after.hasTag('screenIsVisible')).toBe(false);
      expect(after.hasTag('adviserHasControl')).toBe(false);
      expect(after.hasTag('wordsMatched') || after.hasTag('wordsAreReady')).toBe(false);
      expect(after.hasTag('adviserIsPresent')).toBe(false);
      expect(after.hasTag('asksBeforeShow')).toBe(false);
      expect('screenCapture' in after.children || 'surfacePicker' in after.children).toBe(false);
      expect(after.hasTag('canEnd') && after.hasTag('asksBeforeEnd')).toBe(
        moment.hasTag('asksBeforeEnd'),
      );
    }
  });

  it('P40 stops what was picked while the adviser was still another one, and tells the broker', () => {
    const sharing = joined.filter((moment) => moment.hasTag('sharing'));
    expect(sharing.length).toBeGreaterThan(0);
    for (const moment of sharing) {
      const [after, actions] = next(moment, handedOver);
      expect(stateOf(after)).toBe('stopped');
      expect(orders(actions, 'tellBroker')).toContainEqual({
        type: 'customer.stoppedSharing',
        why: 'session.handedOver',
      });
    }
  });

  it('P40 keeps wrong words for good: whoever said them may still be on the phone', () => {
    const wrong = joined.filter((moment) => moment.hasTag('wordsDiffered'));
    expect(wrong.length).toBeGreaterThan(0);
    for (const moment of wrong)
      expect(next(moment, handedOver)[0].hasTag('wordsDiffered')).toBe(true);
  });

  it('P40 tells a page that was away who it is now, and a page that missed nothing nothing', () => {
    const back = { type: 'broker.resumedSession', adviserIsPresent: true } as const;
    const away = joined.filter((moment) => moment.hasTag('lineIsLost'));
    const isWritten = (actions: readonly { type: string; params?: unknown }[]) =>
      orders(actions, 'writeNotice').some((params) => (params as { adviser?: unknown }).adviser);
    for (const moment of away) {
      const adviser = moment.context.adviser ?? ana;
      expect(isWritten(next(moment, { ...back, adviser })[1])).toBe(false);
      const other = adviser.name === boris.name ? ana : boris;
      const [after, actions] = next(moment, { ...back, adviser: other });
      expect(isWritten(actions)).toBe(true);
      expect(after.context.adviser).toEqual(other);
      expect(after.hasTag('wordsMatched') || after.hasTag('screenIsVisible')).toBe(false);
    }
  });
});
