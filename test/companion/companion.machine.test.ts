import { describe, expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import type { CompanionEvent } from '../../src/machines/companion.events.ts';
import { companionMachine, type CompanionSnapshot } from '../../src/machines/companion.machine.ts';

const session = {
  state: 'sharing',
  locale: 'sl',
  adviser: { name: 'Ana Novak', role: 'Svetovalka' },
  adviserIsPresent: true,
  customerIsPresent: true,
  records: false,
  maxFileBytes: 0,
  joinedAt: 1,
  controlReturnSeconds: 2,
  shown: { surface: 'monitor', width: 1, height: 1 },
} as const;

type AnyEvent = CompanionEvent | { type: `xstate.${string}` };
const after = (delay: string, state: string): AnyEvent => ({
  type: `xstate.after.${delay}.companion.online.bound.${state}`,
});

const oneOfEach: readonly AnyEvent[] = [
  { type: 'customer.gaveNumber', isWellFormed: true },
  { type: 'customer.gaveNumber', isWellFormed: false },
  { type: 'customer.closedWindow' },
  { type: 'customer.allowedControl' },
  { type: 'customer.refusedControl' },
  { type: 'customer.tookControlBack' },
  { type: 'customer.touched' },
  { type: 'customer.stoppedSharing' },
  { type: 'customer.sentSystem' },
  { type: 'customer.refusedSystem' },
  { type: 'customer.askedToEnd' },
  { type: 'customer.keptSession' },
  { type: 'customer.ended' },
  { type: 'broker.refusedNumber', reason: 'number.notAccepted' },
  { type: 'broker.askedCustomer', check: '47' },
  { type: 'broker.turnedProgramAway', why: 'customer.refusedProgram' },
  { type: 'broker.boundProgram', resumeMs: 60_000 },
  { type: 'broker.describedSession', ...session },
  { type: 'broker.describedSession', ...session, controlReturnSeconds: 0 },
  { type: 'adviser.askedForControl', ask: 'one', obstacle: null },
  { type: 'adviser.askedForControl', ask: 'two', obstacle: 'surface.notAMonitor' },
  { type: 'adviser.gaveControlBack' },
  { type: 'adviser.askedForSystem', ask: 'three' },
  { type: 'broker.droppedSystem' },
  { type: 'broker.openedControl', grant: 1 },
  { type: 'broker.refusedControl' },
  { type: 'broker.tookControlBack' },
  { type: 'broker.closed' },
  { type: 'program.lostLine' },
  { type: 'program.failed' },
  { type: 'program.cannotControl' },
  after('answerTime', 'control.asked'),
  after('controlTime', 'control.allowed'),
  after('yieldTime', 'control.allowed.yielded'),
  after('second', 'control.allowed.yielded.counting'),
  after('resumeTime', 'line.lost'),
  after('endTime', 'ending.told'),
];

const next = (before: CompanionSnapshot, event: AnyEvent) =>
  transition(companionMachine, before, event as CompanionEvent)[0];
const moments = getShortestPaths(companionMachine, {
  events: oneOfEach as readonly CompanionEvent[],
  serializeState: ({ value, context: { returnSeconds, restSeconds } }) =>
    JSON.stringify([value, returnSeconds, restSeconds]),
}).map(({ state }) => state);
const steps = moments.flatMap((before) =>
  oneOfEach.map((event) => ({ before, event, now: next(before, event) })),
);
const onTheWay = (...events: AnyEvent[]) =>
  events.reduce(next, initialTransition(companionMachine)[0]);
const bound = [
  { type: 'customer.gaveNumber', isWellFormed: true },
  { type: 'broker.askedCustomer', check: '47' },
  { type: 'broker.boundProgram', resumeMs: 60_000 },
  { type: 'broker.describedSession', ...session },
] as const;

describe('the bank’s program', () => {
  it('connects to nothing before the customer presses Connect with a whole number', () => {
    for (const { before, event, now } of steps) {
      if ('programLine' in before.children || !('programLine' in now.children)) continue;
      expect(event).toMatchObject({ type: 'customer.gaveNumber', isWellFormed: true });
    }
  });

  it('is bound by the broker’s word alone, after the customer was asked', () => {
    const begins = steps.filter(
      ({ before, now }) => !before.hasTag('isBound') && now.hasTag('isBound'),
    );
    expect(begins.length).toBeGreaterThan(0);
    for (const { before, event } of begins) {
      expect(event.type).toBe('broker.boundProgram');
      expect(before.hasTag('showsCheck')).toBe(true);
    }
  });

  it('P21 lets the adviser’s hand in only after a click on "Allow": no message does', () => {
    const begins = steps.filter(
      ({ before, now }) => !('adviserHand' in before.children) && 'adviserHand' in now.children,
    );
    expect(begins.length).toBeGreaterThan(0);
    for (const { event } of begins) expect(event.type).toBe('broker.openedControl');
    const messages = oneOfEach.filter(({ type }) => /^(broker|adviser)\./.test(type));
    let moment = onTheWay(...bound);
    for (const first of messages) {
      for (const second of messages) {
        moment = next(next(moment, first), second);
        expect('adviserHand' in moment.children).toBe(false);
        if (moment.status !== 'active') moment = onTheWay(...bound);
      }
    }
  });

  it('P37 sends what it says of the computer only by the customer’s click, while the question stands', () => {
    const says = steps.flatMap(({ before, event }) =>
      transition(companionMachine, before, event as CompanionEvent)[1]
        .map(({ params }) => params as { type?: string } | undefined)
        .filter((told) => told?.type === 'companion.sentSystem')
        .map(() => ({ before, event })),
    );
    expect(says.length).toBeGreaterThan(0);
    for (const { before, event } of says) {
      expect(event.type).toBe('customer.sentSystem');
      expect(before.hasTag('asksAboutSystem')).toBe(true);
    }
    const lost = steps.filter(({ event }) => event.type === 'program.lostLine');
    for (const { now } of lost) expect(now.hasTag('asksAboutSystem')).toBe(false);
  });

  it('is over at the broker’s word, whatever it is doing', () => {
    const closed = steps.filter(
      ({ before, event }) => 'programLine' in before.children && event.type === 'broker.closed',
    );
    expect(closed.length).toBeGreaterThan(10);
    for (const { now } of closed) expect(now.status).toBe('done');
  });

  it('ends the hand with a touch, the button, the time, a lost line, and any word that it is over', () => {
    const over = [
      'customer.touched',
      'customer.tookControlBack',
      'program.cannotControl',
      'program.lostLine',
      'broker.tookControlBack',
      'adviser.gaveControlBack',
      'broker.closed',
      'program.failed',
    ];
    const controlled = steps.filter(({ before }) => before.hasTag('adviserHasControl'));
    for (const type of over) {
      const ended = controlled.filter(({ event }) => event.type === type);
      expect(ended.length).toBeGreaterThan(0);
      for (const { now } of ended) expect('adviserHand' in now.children).toBe(false);
    }
    const late = controlled.filter(({ event }) =>
      event.type.startsWith('xstate.after.controlTime'),
    );
    for (const { now } of late) expect(now.hasTag('adviserHasControl')).toBe(false);
  });

  describe('P39 whose control may come back after a rest', () => {
    const yielded = [
      ...bound,
      { type: 'adviser.askedForControl', ask: 'x', obstacle: null },
      { type: 'customer.allowedControl' },
      { type: 'broker.openedControl', grant: 1 },
      { type: 'customer.touched' },
    ] as const;
    const second = after('second', 'control.allowed.yielded.counting');

    it('P39 has no hand of the adviser’s while the customer’s own is at work, and asks the broker first', () => {
      const rests = onTheWay(...yielded);
      expect(rests.hasTag('controlRests')).toBe(true);
      expect('adviserHand' in rests.children).toBe(false);
      const [over, orders] = transition(
        companionMachine,
        next(rests, second),
        second as CompanionEvent,
      );
      expect(orders.map(({ params }) => params)).toContainEqual({
        type: 'companion.returnedControl',
        grant: 1,
      });
      expect('adviserHand' in over.children).toBe(false);
      const again = next(over, { type: 'broker.openedControl', grant: 2 });
      expect('adviserHand' in again.children).toBe(true);
      expect(again.context.grant).toBe(2);
    });

    it('P39 counts anew with each touch, and tells the adviser so', () => {
      const counted = next(onTheWay(...yielded), second);
      expect(counted.context.restSeconds).toBe(1);
      const [touched, orders] = transition(companionMachine, counted, { type: 'customer.touched' });
      expect(touched.context.restSeconds).toBe(2);
      expect(orders.map(({ params }) => params)).toContainEqual({
        type: 'companion.countedRest',
        grant: 1,
        seconds: 2,
      });
      expect(next(touched, second).hasTag('controlRests')).toBe(true);
    });

    it.each([
      { type: 'customer.tookControlBack' },
      { type: 'broker.tookControlBack' },
      { type: 'adviser.gaveControlBack' },
      { type: 'broker.refusedControl' },
      { type: 'program.lostLine' },
      after('yieldTime', 'control.allowed.yielded'),
      after('controlTime', 'control.allowed'),
    ] as const)('P39 does not come back any more after $type', (event) => {
      const ended = next(onTheWay(...yielded), event);
      expect(ended.hasTag('controlRests')).toBe(false);
      const later = [second, { type: 'broker.openedControl', grant: 2 } as const].reduce(
        next,
        ended,
      );
      expect('adviserHand' in later.children).toBe(false);
    });

    it('P39 answers a grant that crossed a touch', () => {
      const over = [second, second, { type: 'customer.touched' } as const].reduce(
        next,
        onTheWay(...yielded),
      );
      const [off, orders] = transition(companionMachine, over, {
        type: 'broker.openedControl',
        grant: 2,
      });
      expect('adviserHand' in off.children).toBe(false);
      expect(orders.map(({ params }) => params)).toContainEqual({
        type: 'companion.tookControlBack',
        grant: 2,
        why: 'customer.touched',
      });
    });

    it('P39 goes by what stood in the question that was answered, whatever the broker says later', () => {
      const off = { type: 'broker.describedSession', ...session, controlReturnSeconds: 0 } as const;
      const [opens, touches] = [yielded.slice(0, -1), yielded.slice(-1)];
      const told = onTheWay(
        bound[0],
        bound[1],
        bound[2],
        off,
        ...opens.slice(4),
        bound[3],
        ...touches,
      );
      expect(told.hasTag('controlRests')).toBe(false);
      expect(told.hasTag('adviserHasControl')).toBe(false);
    });
  });

  it('does not even ask over a window, and answers the adviser by itself', () => {
    const asked = next(onTheWay(...bound), {
      type: 'adviser.askedForControl',
      ask: 'x',
      obstacle: 'surface.notAMonitor',
    });
    expect(asked.hasTag('asksForControl')).toBe(false);
  });

  it('never comes back to control by itself after a lost line', () => {
    const moment = onTheWay(
      ...bound,
      { type: 'adviser.askedForControl', ask: 'x', obstacle: null },
      { type: 'customer.allowedControl' },
      { type: 'broker.openedControl', grant: 1 },
      { type: 'program.lostLine' },
      { type: 'broker.boundProgram', resumeMs: 60_000 },
    );
    expect(moment.hasTag('isBound')).toBe(true);
    expect(moment.hasTag('adviserHasControl')).toBe(false);
  });

  it('ends with the session, with a line that does not come back, and has no way out of its end', () => {
    const ends = steps.filter(
      ({ before, now }) => before.status === 'active' && now.status === 'done',
    );
    expect(new Set(ends.map(({ event }) => event.type))).toEqual(
      new Set([
        'customer.closedWindow',
        'broker.closed',
        'program.failed',
        'xstate.after.endTime.companion.online.bound.ending.told',
        'xstate.after.resumeTime.companion.online.bound.line.lost',
      ]),
    );
    for (const { before, now } of steps)
      if (before.status === 'done') expect(now.status).toBe('done');
  });
});
