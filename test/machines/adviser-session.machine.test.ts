/* eslint-disable max-lines -- one statechart, and every event and moment of it in one table */
import { describe, expect, it } from 'vitest';
import { createActor, initialTransition, SimulatedClock, transition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import {
  adviserSessionMachine,
  consoleStateOf,
  type AdviserSessionSnapshot,
} from '../../src/machines/adviser-session.machine.ts';
import type { AdviserSessionEvent } from '../../src/machines/adviser-session.events.ts';
import { times } from '../../src/protocol/limits.ts';
import { brokerStates } from '../../src/protocol/states.ts';

type AnyEvent = AdviserSessionEvent | { type: `xstate.error.actor.${string}`; actorId: string };

const boris = { name: 'Boris Kranjc', role: 'Svetovalec' };
const seated = {
  type: 'broker.seatedAdviser',
  records: true,
  surface: 'monitor',
  handOver: null,
} as const;
const inSharing = { ...seated, state: 'sharing', customerIsPresent: true } as const;

const oneOfEach: readonly AnyEvent[] = [
  { type: 'adviser.askedToEnd' },
  { type: 'adviser.keptSession' },
  { type: 'adviser.ended' },
  { type: 'adviser.tookSeatBack' },
  { type: 'customer.joined' },
  { type: 'customer.openedWords' },
  { type: 'customer.choseWords', matched: true },
  { type: 'customer.choseWords', matched: false },
  { type: 'customer.declinedShow', why: 'picker.refused' },
  { type: 'customer.pickedSurface', surface: 'monitor' },
  { type: 'customer.stoppedSharing', why: 'browser.endedCapture' },
  ...(['connect', 'chat-only', 'sharing', 'stopped'] as const).flatMap((state) => [
    { ...seated, state, customerIsPresent: state !== 'connect' },
    { ...seated, state, customerIsPresent: false },
  ]),
  { ...inSharing, surface: 'window' },
  { type: 'broker.sawCustomer', isPresent: true },
  { type: 'broker.sawCustomer', isPresent: false },
  { type: 'broker.pairedPeers' },
  { type: 'broker.openedPicture', epoch: 1 },
  { type: 'broker.openedPicture', epoch: 2 },
  { type: 'adviser.askedForControl' },
  { type: 'adviser.gaveControlBack' },
  { type: 'customer.tookControlBack' },
  { type: 'companion.refusedControl', why: 'customer.refusedControl' },
  { type: 'companion.tookControlBack', why: 'customer.touched' },
  { type: 'companion.yieldedControl', seconds: 3 },
  { type: 'companion.countedRest', seconds: 2 },
  { type: 'broker.sawProgram', isPresent: true },
  { type: 'broker.sawProgram', isPresent: false },
  { type: 'broker.openedControl', grant: 1 },
  { type: 'broker.refusedControl' },
  { type: 'broker.tookControlBack', why: 'seat.away' },
  { type: 'broker.storedPiece' },
  { type: 'broker.stoppedSharing', why: 'recording.notStored' },
  { type: 'browser.missedPieces' },
  { type: 'broker.refusedEnd' },
  { type: 'adviser.askedForColleagues' },
  { type: 'adviser.leftColleagues' },
  { type: 'adviser.askedToHandOver', to: boris },
  { type: 'adviser.withdrewHandOver' },
  { type: 'adviser.readHandOverEnd' },
  { ...seated, state: 'chat-only', customerIsPresent: true, handOver: boris },
  { type: 'broker.endedHandOver', why: 'handOver.declined' },
  { type: 'broker.refusedHandOver' },
  { type: 'broker.handedOver', to: boris },
  { type: 'broker.gaveSeatElsewhere' },
  { type: 'broker.refusedSeat' },
  { type: 'broker.closed', reason: 'customer.ended' },
  { type: 'browser.gotPicture', epoch: 1 },
  { type: 'browser.gotPicture', epoch: 2 },
  { type: 'browser.showedPicture', epoch: 1 },
  { type: 'browser.lostPicture' },
  { type: 'browser.foundForgery', of: 'words' },
  { type: 'browser.foundForgery', of: 'picture' },
  { type: 'browser.lostLine', silentMs: 13_000 },
  { type: 'xstate.error.actor.sessionSeat', actorId: 'sessionSeat' },
  { type: 'xstate.error.actor.pictureReceiver', actorId: 'pictureReceiver' },
];

const next = (before: AdviserSessionSnapshot, event: AnyEvent) =>
  transition(adviserSessionMachine, before, event as AdviserSessionEvent)[0];
const start = () => initialTransition(adviserSessionMachine)[0];
const after = (...events: AnyEvent[]) => events.reduce(next, start());

/**
 * Every moment that can be reached. What goes on in one region and is looked at by no other counts once: whether
 * the customer is there, whether the end was asked for, how the words went.
 */
function moments(): AdviserSessionSnapshot[] {
  const paths = getShortestPaths(adviserSessionMachine, {
    events: ({ children }) =>
      oneOfEach.filter(
        (event) => !('actorId' in event) || event.actorId in children,
      ) as AdviserSessionEvent[],
    limit: 2_000_000,
    serializeState: keyOf,
  });
  return paths.map(({ state }) => state);
}

function keyOf({ value, context }: Pick<AdviserSessionSnapshot, 'value' | 'context'>): string {
  if (typeof value === 'string') return value;
  const { seat, progress, words, ending, customer, program, control } = value.open ?? {};
  // The three that stand by themselves are gone through beside the start of the others only.
  const isStart = JSON.stringify(progress) === '"connect"';
  const alone = isStart ? [words, ending, customer] : [];
  // Control is asked for over a picture: it is gone through beside one that is seen.
  const isSeen = JSON.stringify(progress).includes('seen');
  const beside = isSeen ? [program, control] : [];
  return JSON.stringify([seat, progress, context.epoch, context.seenEpoch, ...beside, ...alone]);
}

const reached = moments();
/** What is not a colleague's by now. */
const kept = reached.filter((moment) => !moment.hasTag('handedOver'));
const steps = reached.flatMap((before) =>
  oneOfEach
    .filter((event) => !('actorId' in event) || event.actorId in before.children)
    .map((event) => ({ before, event, after: next(before, event) })),
);
const pictureTags = [
  'pictureIsComing',
  'pictureIsVisible',
  'pictureIsInterrupted',
  'pictureIsForged',
] as const;

describe('a session at the console', () => {
  it('reaches every state of the product that a broker knows, and is in one at a time', () => {
    const seen = new Set(kept.map(consoleStateOf));
    expect([...seen].sort()).toEqual([...brokerStates].sort());
    for (const moment of kept) {
      expect(brokerStates.filter((name) => moment.hasTag(name))).toHaveLength(1);
    }
  });

  it('has nothing of a picture outside sharing: no receiver, nothing to see', () => {
    for (const moment of reached) {
      const isSharing = moment.hasTag('sharing');
      expect(pictureTags.filter((tag) => moment.hasTag(tag))).toHaveLength(isSharing ? 1 : 0);
      expect('pictureReceiver' in moment.children).toBe(isSharing);
    }
  });

  it('controls only after the customer’s yes, and asks only over a whole monitor with a program there', () => {
    const begins = steps.filter(
      ({ before, after: now }) =>
        !before.hasTag('adviserHasControl') && now.hasTag('adviserHasControl'),
    );
    expect(begins.length).toBeGreaterThan(0);
    for (const { before, event } of begins) {
      expect(event.type).toBe('broker.openedControl');
      expect(before.hasTag('controlIsAsked') || before.hasTag('controlRests')).toBe(true);
    }
    // P39: it comes back only where it was given before.
    const rests = steps.filter(
      ({ before, after: now }) => !before.hasTag('controlRests') && now.hasTag('controlRests'),
    );
    expect(rests.length).toBeGreaterThan(0);
    for (const { before } of rests) expect(before.hasTag('adviserHasControl')).toBe(true);
    const asks = steps.filter(
      ({ before, after: now }) => !before.hasTag('controlIsAsked') && now.hasTag('controlIsAsked'),
    );
    for (const { before } of asks) {
      expect(before.hasTag('programIsPresent')).toBe(true);
      expect(before.context.surface).toBe('monitor');
      expect(before.hasTag('pictureIsVisible')).toBe(true);
    }
  });

  it('P21 is told what is shown when it comes anew, and may ask at once where it is a whole monitor', () => {
    const comesAnew = (surface: 'monitor' | 'window') =>
      after(
        { ...inSharing, surface },
        { type: 'broker.sawProgram', isPresent: true },
        { type: 'broker.openedPicture', epoch: 1 },
        { type: 'browser.gotPicture', epoch: 1 },
      );
    expect(comesAnew('monitor').can({ type: 'adviser.askedForControl' })).toBe(true);
    expect(comesAnew('window').can({ type: 'adviser.askedForControl' })).toBe(false);
  });

  it('has no control any more after anybody took it back, or with a line that is lost', () => {
    const over = [
      'customer.tookControlBack',
      'companion.tookControlBack',
      'broker.tookControlBack',
      'adviser.gaveControlBack',
      'browser.lostLine',
    ];
    const ended = steps.filter(
      ({ before, event }) =>
        (before.hasTag('adviserHasControl') || before.hasTag('controlRests')) &&
        over.includes(event.type),
    );
    expect(new Set(ended.map(({ event }) => event.type))).toEqual(new Set(over));
    for (const { after: now } of ended) {
      expect(now.hasTag('adviserHasControl') || now.hasTag('controlRests')).toBe(false);
    }
  });

  it('shows a picture only after its own epoch was opened, and never one that was replaced', () => {
    for (const { before, event, after: reachedNow } of steps) {
      if (before.hasTag('pictureIsVisible') || !reachedNow.hasTag('pictureIsVisible')) continue;
      expect(event).toEqual({ type: 'browser.gotPicture', epoch: before.context.epoch });
    }
  });

  it('drops the picture the moment that the customer stops, and says why', () => {
    for (const { before, event, after: reachedNow } of steps) {
      if (event.type !== 'customer.stoppedSharing' || !before.hasTag('sharing')) continue;
      expect(consoleStateOf(reachedNow)).toBe('stopped');
      expect(reachedNow.context.stopReason).toBe('browser.endedCapture');
    }
  });

  it('stops showing when nothing is recorded any more, and says so', () => {
    const shown = after(
      inSharing,
      { type: 'broker.openedPicture', epoch: 1 },
      { type: 'browser.gotPicture', epoch: 1 },
      { type: 'broker.storedPiece' },
    );
    expect(shown.hasTag('screenIsRecorded')).toBe(true);
    const failing = next(shown, { type: 'browser.missedPieces' });
    expect(failing.hasTag('recordingFails')).toBe(true);
    expect(failing.hasTag('pictureIsVisible')).toBe(true);
    const over = next(failing, { type: 'broker.stoppedSharing', why: 'recording.notStored' });
    expect(consoleStateOf(over)).toBe('stopped');
    expect(over.context.stopReason).toBe('recording.notStored');
    expect(over.hasTag('recordingFails')).toBe(false);
  });

  it('is moved on by the customer and the broker only, never by the adviser', () => {
    for (const { before, event, after: reachedNow } of steps) {
      if (reachedNow.hasTag('handedOver')) continue;
      if (consoleStateOf(before) === consoleStateOf(reachedNow)) continue;
      expect(event.type).toMatch(/^(customer|broker)\./);
    }
  });

  it('has no way out of closed, where no seat is held and nothing can be done', () => {
    const over = reached.filter((moment) => moment.hasTag('closed'));
    expect(over.length).toBeGreaterThan(0);
    for (const moment of over) {
      expect(moment.status).toBe('done');
      expect(moment.context.endReason).toBe('customer.ended');
      expect(Object.keys(moment.children)).toEqual([]);
      expect(moment.hasTag('canChat') || moment.hasTag('canEnd')).toBe(false);
      for (const event of oneOfEach) expect(next(moment, event).value).toEqual(moment.value);
    }
  });

  it('keeps wrong and forged words for good', () => {
    for (const { before, after: reachedNow } of steps) {
      if (reachedNow.status === 'done') continue;
      for (const tag of ['wordsDiffered', 'wordsAreForged'] as const) {
        if (before.hasTag(tag)) expect(reachedNow.hasTag(tag)).toBe(true);
      }
    }
  });

  it('ends only after it has asked, and can always be asked', () => {
    for (const { before, after: reachedNow } of steps) {
      if (reachedNow.hasTag('isEnding') && !before.hasTag('isEnding')) {
        expect(before.hasTag('asksBeforeEnd')).toBe(true);
      }
    }
    for (const moment of reached) {
      if (moment.status === 'done') continue;
      expect(moment.hasTag('canEnd') || moment.hasTag('isEnding')).toBe(true);
    }
  });

  it('shows no picture that stands still: a lost line on either side and a lost peer take it away', () => {
    const seen = after(
      inSharing,
      { type: 'broker.openedPicture', epoch: 1 },
      { type: 'browser.gotPicture', epoch: 1 },
    );
    expect(seen.hasTag('pictureIsVisible')).toBe(true);
    expect(
      next(seen, { type: 'browser.lostLine', silentMs: 13_000 }).hasTag('pictureIsComing'),
    ).toBe(true);
    const left = next(seen, { type: 'broker.sawCustomer', isPresent: false });
    expect(left.hasTag('pictureIsComing')).toBe(true);
    expect(next(seen, { type: 'browser.lostPicture' }).hasTag('pictureIsInterrupted')).toBe(true);
  });

  describe('whose own line is lost', () => {
    const clock = new SimulatedClock();
    const lostIn = (state: 'connect' | 'chat-only') => {
      const actor = createActor(adviserSessionMachine, { clock }).start();
      actor.send({ ...seated, state, customerIsPresent: state !== 'connect' });
      actor.send({ type: 'browser.lostLine', silentMs: 13_000 });
      return actor;
    };

    it('P9 is over when the broker has kept the seat for as long as it does from the last byte', () => {
      const actor = lostIn('chat-only');
      clock.increment(times.seatMs - 13_001);
      expect(actor.getSnapshot().hasTag('lineIsLost')).toBe(true);
      clock.increment(1);
      expect(actor.getSnapshot().context.endReason).toBe('line.lost');
    });

    it('waits on for an invitation, since nobody misses its adviser', () => {
      const actor = lostIn('connect');
      clock.increment(10 * times.seatMs);
      expect(actor.getSnapshot().hasTag('lineIsLost')).toBe(true);
    });
  });

  it('tells the broker of a picture once, however often it comes back', () => {
    let moment = start();
    const events: AdviserSessionEvent[] = [
      inSharing,
      { type: 'broker.openedPicture', epoch: 1 },
      { type: 'browser.gotPicture', epoch: 1 },
      { type: 'browser.showedPicture', epoch: 1 },
      { type: 'browser.lostPicture' },
      { type: 'browser.gotPicture', epoch: 1 },
      { type: 'browser.showedPicture', epoch: 1 },
    ];
    const orders = events.flatMap((event) => {
      const [reachedNow, actions] = transition(adviserSessionMachine, moment, event);
      moment = reachedNow;
      return actions.filter(({ type }) => type === 'tellBroker').map(({ params }) => params);
    });
    expect(orders).toEqual([{ type: 'adviser.sawPicture', epoch: 1 }]);
    expect(moment.hasTag('pictureIsVisible')).toBe(true);
  });

  it('gives way to another window of the same adviser, and comes back only when asked to', () => {
    const elsewhere = after({ type: 'broker.gaveSeatElsewhere' });
    expect(elsewhere.hasTag('seatIsElsewhere')).toBe(true);
    expect('sessionSeat' in elsewhere.children).toBe(false);
    const back = next(elsewhere, { type: 'adviser.tookSeatBack' });
    expect('sessionSeat' in back.children).toBe(true);
  });

  it('goes on as before when the broker does not take the end', () => {
    const told = after({ type: 'adviser.askedToEnd' }, { type: 'adviser.ended' });
    expect(told.hasTag('isEnding')).toBe(true);
    expect(next(told, { type: 'broker.refusedEnd' }).hasTag('canEnd')).toBe(true);
  });
});
