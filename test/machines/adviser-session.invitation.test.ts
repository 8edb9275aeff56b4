import { describe, expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import {
  adviserSessionMachine,
  type AdviserSessionSnapshot,
} from '../../src/machines/adviser-session.machine.ts';
import type { AdviserSessionEvent } from '../../src/machines/adviser-session.events.ts';
import { secondEnds } from '../../src/protocol/reasons.ts';

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
const described = (at: 'colleague' | 'customer' | 'in', isPresent = false) =>
  ({
    type: 'broker.describedSecond',
    second: { ask: 'i', adviser: boris, at, isPresent },
  }) as const;
const invites: readonly AdviserSessionEvent[] = [
  seated,
  { type: 'adviser.askedForSecond' },
  { type: 'adviser.invitedSecond', to: boris },
];

describe('P42 inviting a second adviser at the console', () => {
  it('P42 asks a colleague who was chosen, and nobody before the customer has joined', () => {
    const [moment, actions] = transition(
      adviserSessionMachine,
      after(...invites.slice(0, 2)),
      invites[2]!,
    );
    const told = actions.filter(({ type }) => type === 'tellBroker').map(({ params }) => params);
    expect(told).toEqual([{ type: 'adviser.invitedSecond' }]);
    expect(moment.hasTag('secondIsAsked')).toBe(true);
    const early = after({ ...seated, state: 'connect' }, invites[1]!);
    expect(early.hasTag('choosesSecond')).toBe(false);
  });

  it('P42 follows what the broker says, at a return too', () => {
    expect(after(...invites, described('customer')).hasTag('customerIsAskedAboutSecond')).toBe(
      true,
    );
    const there = after(seated, described('in', true));
    expect(there.hasTag('secondTakesPart')).toBe(true);
    expect(there.context.second).toMatchObject({ adviser: boris, isPresent: true });
  });

  it('P42 says why there is nobody, until that is read', () => {
    for (const why of secondEnds) {
      for (const at of ['colleague', 'customer', 'in'] as const) {
        const over = after(seated, described(at), {
          type: 'broker.describedSecond',
          second: null,
          why,
        });
        expect(over.context).toMatchObject({ second: null, invitationEnd: why });
        const read = next(over, { type: 'adviser.readInvitationEnd' });
        expect(read.context.invitationEnd).toBeNull();
      }
    }
    const refused = after(...invites, { type: 'broker.refusedInvitation' });
    expect(refused.context.invitationEnd).toBe('invitation.notNow');
  });

  it('P42 offers no hand-over beside it, and it beside no hand-over', () => {
    const canHandOver = (moment: AdviserSessionSnapshot) =>
      moment.can({ type: 'adviser.askedForColleagues' });
    const canInvite = (moment: AdviserSessionSnapshot) =>
      moment.can({ type: 'adviser.askedForSecond' });
    expect([canHandOver(after(seated)), canInvite(after(seated))]).toEqual([true, true]);
    expect(canHandOver(after(...invites))).toBe(false);
    expect(canHandOver(after(seated, described('in')))).toBe(false);
    const handsOver = after(
      seated,
      { type: 'adviser.askedForColleagues' },
      { type: 'adviser.askedToHandOver', to: boris },
    );
    expect(canInvite(handsOver)).toBe(false);
  });

  it('P42 withdraws at every stage, and tells the broker', () => {
    for (const at of ['colleague', 'customer', 'in'] as const) {
      const [over, actions] = transition(adviserSessionMachine, after(seated, described(at)), {
        type: 'adviser.withdrewInvitation',
      });
      expect(over.context.invitationEnd).toBe('invitation.withdrawn');
      expect(actions.some(({ type }) => type === 'tellBroker')).toBe(true);
    }
  });
});
