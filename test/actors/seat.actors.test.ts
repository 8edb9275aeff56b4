import { describe, expect, it } from 'vitest';
import { createActor, setup } from 'xstate';
import { sessionSeatActor } from '../../src/actors/adviser-session.actors.ts';
import { sessionLineActor } from '../../src/actors/seat.actors.ts';
import type { Late } from '../../src/actors/late-desk.ts';
import { brokerMessages, type BrokerMessage } from '../../src/protocol/broker-messages.ts';
import type { AdviserSeat, AdviserSeatListener } from '../../src/services/desk/adviser-seat.ts';
import type { SeatListener } from '../../src/services/desk/customer-seat.ts';

const types = Object.keys(brokerMessages) as BrokerMessage['type'][];

/** What the statechart hears when the broker says `message`; each as the event's type. */
function heardOf(say: (listener: SeatListener) => void): string[] {
  let listener: SeatListener | undefined;
  const seat = {
    listen: (given: SeatListener) => {
      listener = given;
      return () => undefined;
    },
    isAboutSharing: () => true,
    isPast: () => false,
  };
  const late = { ready: () => ({ desk: { seat } }) } as unknown as Late;
  const heard: string[] = [];
  const machine = setup({ actors: { line: sessionLineActor(late) } }).createMachine({
    invoke: { src: 'line' },
    on: { '*': { actions: ({ event }) => heard.push(event.type) } },
  });
  const actor = createActor(machine).start();
  if (listener === undefined) throw new Error('Nobody listens on the line');
  say(listener);
  actor.stop();
  return heard;
}

describe('P4 an event of one role is never raised by another', () => {
  it.each(types)('%s', (type) => {
    // Only the fields that the actor looks at; the wire checks the whole.
    const message = { type, seat: 'adviser', isPresent: true, reason: 'adviser.ended' } as unknown;
    const role = type.split('.')[0];
    const heard = heardOf(({ onMessage }) => onMessage(message as BrokerMessage));
    expect(heard.every((event) => event.split('.')[0] === role)).toBe(true);
    // What the customer does is raised by their own page alone, and never by what comes over a wire.
    if (role === 'customer') expect(heard).toEqual([]);
  });

  it('lets the browser report a lost line, and the broker end a session for good', () => {
    expect(heardOf(({ onLost }) => onLost?.(13_000))).toEqual(['browser.lostLine']);
    expect(heardOf(({ onOver }) => onOver?.(4410))).toEqual(['broker.closed']);
  });
});

describe('the adviser’s seat', () => {
  it.each([
    [{ surface: 'monitor', width: 1, height: 1 }, 'monitor'],
    [null, 'unknown'],
  ] as const)('P21 tells a console that comes anew what is shown: %j', (shown, surface) => {
    let listener: AdviserSeatListener = {};
    const seat = {
      listen: (given: AdviserSeatListener) => {
        listener = given;
        return () => undefined;
      },
      take: () => undefined,
      handOver: { onItsWay: null },
    } as unknown as AdviserSeat;
    const heard: unknown[] = [];
    const machine = setup({ actors: { seat: sessionSeatActor(seat) } }).createMachine({
      invoke: { src: 'seat' },
      on: { '*': { actions: ({ event }) => heard.push(event) } },
    });
    const actor = createActor(machine).start();
    const session = { state: 'sharing', customerIsPresent: true };
    const seated = { type: 'broker.seated', session, records: true, shown } as unknown;
    listener.onMessage?.(seated as BrokerMessage);
    actor.stop();
    const told = { ...session, records: true, surface, handOver: null };
    expect(heard).toEqual([
      { ...told, type: 'broker.seatedAdviser' },
      { type: 'broker.describedSecond', second: null },
    ]);
  });
});
