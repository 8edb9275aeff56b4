import { describe, expect, it } from 'vitest';
import { sessionStates } from '../../src/protocol/states.ts';
import { stateOf } from '../../src/machines/session-state.ts';
import {
  cameBack as back,
  everyStep,
  fresh,
  oneOfEach,
  shortestWays,
  wayOf,
  type AnyEvent,
  type Step,
} from './ways.ts';

const ways = shortestWays();
const steps = everyStep(ways);
const isLive = ({ before }: Step) => before.hasTag('canEnd');
const name = ({ event, before }: Step) => `${event.type} in ${JSON.stringify(before.value)}`;

function where(steps: readonly Step[], isWrong: (step: Step) => boolean): string[] {
  return steps.filter(isWrong).map(name);
}

describe('the session, at every moment that can be reached and for every event', () => {
  it('reaches all seven states, and each moment is in exactly one of them', () => {
    const reached = new Set(steps.map(({ after }) => stateOf(after)));
    expect([...reached].sort()).toEqual([...sessionStates].sort());
    const names = (step: Step) => sessionStates.filter((state) => step.after.hasTag(state));
    expect(where(steps, (step) => names(step).length !== 1)).toEqual([]);
  });

  it('has a place for every event: none of them is without effect everywhere', () => {
    const moving = new Set(steps.filter((step) => hasEffect(step)).map(({ event }) => event));
    expect(
      oneOfEach.filter((event) => !moving.has(event) && event.type !== 'customer.gaveNumber'),
    ).toEqual([]);
  });

  it('S1 becomes visible only by a picked surface, or while it is captured, by a line that is back, by right words or by a stored piece', () => {
    const appears = steps.filter(
      ({ before, after }) => !before.hasTag('screenIsVisible') && after.hasTag('screenIsVisible'),
    );
    expect(appears.length).toBeGreaterThan(0);
    expect(new Set(appears.map(({ event }) => event.type))).toEqual(
      new Set([
        'customer.pickedSurface',
        'broker.resumedSession',
        'customer.choseWords',
        'broker.storedPiece',
      ]),
    );
    expect(where(appears, ({ before }) => before.context.agreedTo !== '2026-11')).toEqual([]);
    const resumed = appears.filter(({ event }) => event.type !== 'customer.pickedSurface');
    expect(where(resumed, ({ before }) => stateOf(before) !== 'sharing')).toEqual([]);
  });

  it('S2 shows nothing before "Show": the picker opens only from the warning, and only with the right words', () => {
    const opens = steps.filter(
      ({ before, after }) =>
        !('surfacePicker' in before.children) && 'surfacePicker' in after.children,
    );
    expect(opens.length).toBeGreaterThan(0);
    expect(where(opens, ({ event }) => event.type !== 'customer.confirmedShow')).toEqual([]);
    expect(where(opens, ({ before }) => !before.hasTag('asksBeforeShow'))).toEqual([]);
    expect(where(opens, ({ before }) => !before.hasTag('wordsMatched'))).toEqual([]);
  });

  it('S3 shows nothing after "Stop sharing", the browser\'s stop bar, a lost peer, a lost recording or an end', () => {
    const stopping = [
      'customer.stoppedSharing',
      'browser.endedCapture',
      'browser.lostPeer',
      'broker.stoppedSharing',
    ];
    const shared = steps.filter(({ before }) => before.hasTag('screenIsVisible'));
    const stopped = shared.filter(({ event }) => stopping.includes(event.type));
    expect(stopped.length).toBeGreaterThan(0);
    expect(where(stopped, ({ after }) => stateOf(after) !== 'stopped')).toEqual([]);
    const released = ({ after }: Step) =>
      !['screenCapture', 'picturePeer'].some((id) => id in after.children);
    expect(where(stopped, (step) => !released(step))).toEqual([]);
    const ended = shared.filter(({ after }) => stateOf(after) === 'closed');
    expect(ended.length).toBeGreaterThan(0);
    expect(where(ended, (step) => !released(step))).toEqual([]);
  });

  it('S4 has no way out of `closed`', () => {
    const closed = steps.filter(({ before }) => stateOf(before) === 'closed');
    expect(closed.length).toBeGreaterThan(oneOfEach.length);
    expect(
      where(closed, ({ after }) => stateOf(after) !== 'closed' || after.status !== 'done'),
    ).toEqual([]);
  });

  it('S5 ends with a reason, always', () => {
    const ends = steps.filter(({ after }) => stateOf(after) === 'closed');
    expect(where(ends, ({ after }) => after.context.endReason === null)).toEqual([]);
    expect(
      where(steps, ({ after }) => stateOf(after) !== 'closed' && after.context.endReason !== null),
    ).toEqual([]);
  });

  it('S6 returns from a refusal to where one was', () => {
    const refusals = ['customer.refusedPicker', 'browser.failedCapture', 'customer.declinedShow'];
    const refused = steps.filter((step) => refusals.includes(step.event.type) && hasEffect(step));
    expect(refused.length).toBeGreaterThan(0);
    expect(where(refused, ({ before, after }) => stateOf(after) !== stateOf(before))).toEqual([]);
    expect(where(refused, ({ after }) => after.context.notShown === null)).toEqual([]);
    const numbers = steps.filter(({ event }) => isRefusedNumber(event)).filter(hasEffect);
    expect(numbers.length).toBeGreaterThan(0);
    expect(
      where(numbers, ({ after }) => stateOf(after) !== 'connect' || after.context.refusal === null),
    ).toEqual([]);
  });

  it('S7 ends with a state what the state started', () => {
    const started = ({ after }: Step) =>
      after.status === 'active'
        ? after._nodes.flatMap(({ invoke }) => invoke.map(({ id }) => id))
        : [];
    const left = (step: Step) =>
      Object.keys(step.after.children).filter((id) => !started(step).includes(id));
    expect(where(steps, (step) => left(step).length > 0)).toEqual([]);
  });

  it('S8 can be ended in every state from `chat-only` on, by one and the same event', () => {
    const ends = steps.filter((step) => isLive(step) && step.event.type === 'customer.ended');
    expect(ends.length).toBeGreaterThan(0);
    expect(where(ends, ({ after }) => after.context.endReason !== 'customer.ended')).toEqual([]);
    const live = new Set(steps.filter(isLive).map(({ before }) => stateOf(before)));
    expect(live).toEqual(new Set(['chat-only', 'sharing', 'stopped']));
  });

  it('S9 stops sharing by one event wherever something is shared or held', () => {
    const stops = steps.filter(
      ({ before, event }) =>
        stateOf(before) === 'sharing' && event.type === 'customer.stoppedSharing',
    );
    expect(where(stops, ({ after }) => stateOf(after) !== 'stopped')).toEqual([]);
  });

  it('S10 never starts again after wrong words', () => {
    const wrong = steps.filter(({ before }) => before.hasTag('wordsDiffered'));
    expect(wrong.length).toBeGreaterThan(0);
    expect(
      where(wrong, ({ after }) => after.hasTag('canEnd') && !after.hasTag('wordsDiffered')),
    ).toEqual([]);
    expect(
      where(
        wrong,
        ({ after }) => after.hasTag('asksBeforeShow') || 'surfacePicker' in after.children,
      ),
    ).toEqual([]);
  });

  it('S11 makes the words anew whenever the two sides meet anew', () => {
    const paired = steps.filter(
      ({ before, event }) => event.type === 'broker.pairedPeers' && before.hasTag('wordsMatched'),
    );
    expect(paired.length).toBeGreaterThan(0);
    expect(where(paired, ({ after }) => after.hasTag('wordsMatched'))).toEqual([]);
  });

  it('S12 sends nothing of the screen while the line is lost', () => {
    const lost = steps.filter(({ after }) => after.hasTag('lineIsLost'));
    expect(lost.length).toBeGreaterThan(0);
    expect(
      where(
        lost,
        ({ after }) => after.hasTag('screenIsVisible') || 'picturePeer' in after.children,
      ),
    ).toEqual([]);
  });

  it('S13 does nothing with a number that is not well formed', () => {
    const malformed = steps.filter(({ event }) => 'isWellFormed' in event && !event.isWellFormed);
    expect(where(malformed, hasEffect)).toEqual([]);
  });

  it('S14 lets everyone who did not want this report it, before and in a session', () => {
    const reports = steps.filter(
      ({ event, before }) => event.type === 'customer.raisedAlarm' && before.status === 'active',
    );
    const reported = ({ after }: Step) => after.hasTag('isReporting');
    expect(where(reports, (step) => !reported(step))).toEqual([]);
    expect(where(reports, ({ after }) => after.hasTag('screenIsVisible'))).toEqual([]);
  });
});

describe('the bank’s program', () => {
  it('S17 answers for a program only when it is asked, and nothing else lets one join', () => {
    const answers = ['customer.confirmedProgram', 'customer.refusedProgram'];
    const answered = steps.filter(({ event }) => answers.includes(event.type)).filter(hasEffect);
    expect(answered.length).toBeGreaterThan(0);
    expect(where(answered, ({ before }) => !before.hasTag('asksAboutProgram'))).toEqual([]);
    const appears = steps.filter(
      ({ before, after }) => !before.hasTag('programIsPresent') && after.hasTag('programIsPresent'),
    );
    expect(where(appears, ({ event }) => event.type !== 'broker.sawProgram')).toEqual([]);
  });
});

describe('a session that an earlier page held', () => {
  const kept = {
    adviser: { name: 'Ana Novak', role: 'Svetovalka' },
    records: false,
    wordsNeeded: true,
    resumeMs: 60_000,
    hasShared: false,
    silentMs: 0,
  };

  it('comes back to where it was, over a line that is lost until the broker has let it in', () => {
    const [{ before, after } = fail()] = wayOf([back], { canShare: true, kept }).steps;
    expect(stateOf(before)).toBe('chat-only');
    expect(before.hasTag('lineIsLost')).toBe(true);
    expect(before.hasTag('canEnd')).toBe(true);
    expect(after.hasTag('lineIsLost')).toBe(false);
    expect(after.hasTag('adviserIsPresent')).toBe(true);
  });

  it('comes back as `stopped` when something was shown: a browser cannot go on by itself', () => {
    const way = wayOf([back], { canShare: true, kept: { ...kept, hasShared: true } });
    expect(way.steps.map(({ before, after }) => [stateOf(before), stateOf(after)])).toEqual([
      ['stopped', 'stopped'],
    ]);
    expect(way.steps.some(({ after }) => after.hasTag('screenIsVisible'))).toBe(false);
  });

  it('ends with its reason when it comes too late', () => {
    const late: AnyEvent = { type: 'xstate.after.resumeTime.session.joined.line.lost' };
    const way = wayOf([late], { canShare: true, kept });
    expect(way.steps[0]?.after.context.endReason).toBe('line.lost');
  });

  it('shows nothing, and starts nothing, before the line is back', () => {
    const start: AnyEvent = { type: 'customer.askedToStart' };
    const way = wayOf([start], { canShare: true, kept });
    expect(way.steps[0]?.after.hasTag('asksBeforeShow')).toBe(false);
  });
});

function fail(): never {
  throw new Error('There is one step');
}

describe('a browser that cannot share its screen', () => {
  it('is told so, and is never asked to show', () => {
    const joined: AnyEvent[] = [
      { type: 'customer.agreed', version: '1', at: 1 },
      { type: 'customer.wentOnInBrowser' },
      { type: 'customer.gaveNumber', isWellFormed: true },
      oneOfEach.find((event) => event.type === 'xstate.done.actor.numberCheck') as AnyEvent,
      { type: 'customer.askedToStart' },
    ];
    expect(wayOf(joined).steps.at(-1)?.after.hasTag('asksBeforeShow')).toBe(true);
    expect(
      wayOf(joined, { ...fresh, canShare: false })
        .steps.at(-1)
        ?.after.hasTag('asksBeforeShow'),
    ).toBe(false);
  });
});

function hasEffect({ before, after }: Step): boolean {
  return (
    JSON.stringify([before.value, before.context]) !== JSON.stringify([after.value, after.context])
  );
}

function isRefusedNumber(event: AnyEvent): boolean {
  return (
    event.type === 'xstate.done.actor.numberCheck' &&
    JSON.stringify(event).includes('"admitted":false')
  );
}
