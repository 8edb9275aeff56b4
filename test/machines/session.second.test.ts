import { describe, expect, it } from 'vitest';
import { transition } from 'xstate';
import { sessionMachine, type SessionSnapshot } from '../../src/machines/session.machine.ts';
import type { SessionEvent } from '../../src/machines/session.events.ts';
import { everyStep, seconds, shortestWays, type Step } from './ways.ts';

const [asked, away, present] = seconds;
const ways = shortestWays();
const steps = everyStep(ways);
const joined = ways
  .map(({ steps: way }) => way.at(-1)?.after)
  .filter((moment) => moment?.hasTag('canEnd') === true) as SessionSnapshot[];
const next = (before: SessionSnapshot, event: SessionEvent) =>
  transition(sessionMachine, before, event);
const described = (second: (typeof seconds)[number]) =>
  ({ type: 'broker.describedSecond', second }) as const;
const name = ({ event, before }: Step) => `${event.type} in ${JSON.stringify(before.value)}`;

/** What a step has the page say to the broker, and write into the chat. */
function orders(actions: readonly { type: string; params?: unknown }[], type: string): unknown[] {
  return actions.filter((action) => action.type === type).map(({ params }) => params);
}

/** A moment without its second adviser. */
function rest({ value }: SessionSnapshot): string {
  return JSON.stringify(
    typeof value === 'object' && 'joined' in value ? { ...value.joined, second: 0 } : value,
  );
}

describe('P42 a second adviser, on the customer’s side', () => {
  it('P42 takes part only by the customer’s own yes to their question, or where the broker knows of that yes', () => {
    const begins = steps.filter(
      ({ before, after }) => !before.hasTag('secondTakesPart') && after.hasTag('secondTakesPart'),
    );
    expect(begins.length).toBeGreaterThan(0);
    const wrong = begins.filter(
      ({ event, before }) =>
        !(event.type === 'customer.allowedSecond' && before.hasTag('asksAboutSecond')) &&
        !('second' in event && (event.second as typeof away).at === 'in'),
    );
    expect(wrong.map(name)).toEqual([]);
  });

  it('P42 changes nothing else of a session, at any moment: nothing is shown, allowed or ended by it', () => {
    const about = steps.filter(({ event }) => /Second$/.test(event.type));
    expect(about.length).toBeGreaterThan(0);
    expect(about.filter(({ before, after }) => rest(before) !== rest(after)).map(name)).toEqual([]);
  });

  it('P42 can be sent away at every moment by one click, and nothing of them stays', () => {
    for (const moment of joined) {
      const [there] = next(next(moment, described(null))[0], described(present));
      expect(there.hasTag('secondTakesPart')).toBe(true);
      const [after, actions] = next(there, { type: 'customer.dismissedSecond' });
      expect(after.hasTag('secondTakesPart')).toBe(false);
      expect(orders(actions, 'tellBroker')).toEqual([
        { type: 'customer.dismissedSecond', ask: 'i' },
      ]);
      expect(orders(actions, 'writeNotice')).toHaveLength(1);
    }
  });

  it('P26 P42 is asked about once for each invitation, and by a page that comes anew again', () => {
    const [moment] = joined;
    const [asking, actions] = next(moment!, described(asked));
    expect(orders(actions, 'tellBroker')).toEqual([
      {
        type: 'customer.wasAsked',
        asked: { question: 'second', second: { ask: 'i', adviser: asked.adviser } },
      },
    ]);
    expect(orders(next(asking, described(asked))[1], 'tellBroker')).toEqual([]);
  });

  it('P42 says each coming and going in the chat, with the name', () => {
    const said = (moment: SessionSnapshot, ...events: SessionEvent[]) => {
      const notices: unknown[] = [];
      let now = moment;
      for (const event of events) {
        const [after, actions] = next(now, event);
        notices.push(...orders(actions, 'writeNotice'));
        now = after;
      }
      return notices;
    };
    const { adviser } = asked;
    const notice = (what: string) => ({ notice: what, adviser });
    const yes = { type: 'customer.allowedSecond' } as const;
    const no = { type: 'customer.refusedSecond' } as const;
    const [moment] = joined as [SessionSnapshot];
    expect(
      said(moment, described(asked), yes, described(present), described(away), described(null)),
    ).toEqual(['secondAllowed', 'secondCame', 'secondAway', 'secondLeft'].map(notice));
    expect(said(moment, described(asked), no)).toEqual([notice('secondRefused')]);
    expect(said(moment, described(asked), described(null))).toEqual([notice('secondNotAsked')]);
  });

  it('P42 a yes that the broker has not heard of yet is not asked for again', () => {
    const [moment] = joined;
    const [asking] = next(moment!, described(asked));
    const [letIn] = next(asking, { type: 'customer.allowedSecond' });
    const [after, actions] = next(letIn, described(asked));
    expect(after.hasTag('secondTakesPart')).toBe(true);
    expect(actions).toEqual([]);
  });

  it('P44 is let in by nothing that may be the adviser’s own click', () => {
    const yes = { type: 'customer.allowedSecond' } as const;
    const controlled = joined.filter((moment) => moment.hasTag('adviserHasControl'));
    expect(controlled.length).toBeGreaterThan(0);
    for (const moment of controlled) {
      const [asking] = next(moment, described(asked));
      expect(next(asking, yes)[0].hasTag('secondTakesPart')).toBe(false);
    }
  });

  it('P42 ends with the session', () => {
    const over = steps.filter(({ after }) => after.hasTag('closed'));
    expect(over.filter(({ after }) => after.hasTag('secondTakesPart')).map(name)).toEqual([]);
  });
});
