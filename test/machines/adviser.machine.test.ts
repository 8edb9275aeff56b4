import { describe, expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { adviserMachine, type AdviserSnapshot } from '../../src/machines/adviser.machine.ts';
import type { AdviserEvent } from '../../src/machines/adviser.events.ts';
import { AdviserRequestError } from '../../src/services/desk/adviser-requests.ts';

type AnyEvent =
  AdviserEvent | { type: `xstate.${string}`; actorId?: string; [field: string]: unknown };

const input = { signInFailed: false };
const adviser = { name: 'Ana Novak', role: 'Svetovalka' };
const done = (actorId: string, output: unknown): AnyEvent => ({
  type: `xstate.done.actor.${actorId}`,
  actorId,
  output,
});
const failed = (actorId: string): AnyEvent => ({
  type: `xstate.error.actor.${actorId}`,
  actorId,
  error: new AdviserRequestError('request.tooMany'),
});

const oneOfEach: readonly AnyEvent[] = [
  { type: 'adviser.askedToSignIn' },
  { type: 'adviser.retried' },
  { type: 'adviser.askedForNewSession' },
  { type: 'adviser.droppedNewSession' },
  { type: 'adviser.invitedCustomer', isWellFormed: true },
  { type: 'adviser.invitedCustomer', isWellFormed: false },
  { type: 'adviser.choseSession', sessionId: 'one' },
  { type: 'adviser.leftSession' },
  { type: 'adviser.askedForNumber', sessionId: 'one' },
  { type: 'adviser.askedToSignOut' },
  { type: 'adviser.stayedSignedIn' },
  { type: 'adviser.signedOut' },
  { type: 'broker.listedSessions', openCount: 0 },
  { type: 'broker.listedSessions', openCount: 2 },
  { type: 'broker.endedSignIn' },
  { type: 'browser.lostLine' },
  { type: 'browser.cameBack' },
  done('signInCheck', adviser),
  done('signInCheck', null),
  done('signOut', undefined),
  done('invitation', 'two'),
  done('numberRenewal', undefined),
  ...['signInCheck', 'signOut', 'invitation', 'numberRenewal', 'sessionWatch', 'sessionSeats'].map(
    failed,
  ),
  { type: 'xstate.after.retryTime.adviser.unreachable' },
];

const possibleAt = ({ children }: AdviserSnapshot) =>
  oneOfEach.filter(({ type, ...rest }) => {
    const actorId = 'actorId' in rest ? rest.actorId : undefined;
    return actorId === undefined || (type.startsWith('xstate.') && actorId in children);
  });
const next = (before: AdviserSnapshot, event: AnyEvent) =>
  transition(adviserMachine, before, event as AdviserEvent)[0];
const after = (...events: AnyEvent[]) =>
  events.reduce(next, initialTransition(adviserMachine, input)[0]);

const reached = getShortestPaths(adviserMachine, {
  input,
  limit: 500_000,
  events: (snapshot) => possibleAt(snapshot) as AdviserEvent[],
  serializeState: ({ value, context }) =>
    JSON.stringify([value, context.selected, context.openCount > 0, context.signedOutBecause]),
}).map(({ state }) => state);
const steps = reached.flatMap((before) =>
  possibleAt(before).map((event) => ({ before, event, after: next(before, event) })),
);
const signedIn = after(done('signInCheck', adviser));

describe('the console', () => {
  it('has no socket, no name and no session unless somebody is signed in', () => {
    for (const moment of reached) {
      const isSignedIn = moment.hasTag('isSignedIn');
      expect('sessionWatch' in moment.children).toBe(isSignedIn);
      expect('sessionSeats' in moment.children).toBe(isSignedIn);
      expect(moment.context.adviser).toEqual(isSignedIn ? adviser : null);
      if (!isSignedIn) expect(moment.context.selected).toBeNull();
    }
  });

  it('lets nobody in but by the broker’s word', () => {
    for (const { before, event, after: reachedNow } of steps) {
      if (before.hasTag('isSignedIn') || !reachedNow.hasTag('isSignedIn')) continue;
      expect(event).toEqual(done('signInCheck', adviser));
    }
  });

  it('says that a sign-in ran out, and forgets it when somebody signs in', () => {
    const out = next(signedIn, { type: 'broker.endedSignIn' });
    expect(out.hasTag('canSignIn')).toBe(true);
    expect(out.context.signedOutBecause).toBe('expired');
  });

  it('says that the way through the bank’s sign-in failed', () => {
    const [start] = initialTransition(adviserMachine, { signInFailed: true });
    expect(next(start, done('signInCheck', null)).context.signedOutBecause).toBe('failed');
  });

  it('tries a broker that does not answer again, by itself and when asked to', () => {
    const away = after(failed('signInCheck'));
    expect(away.hasTag('isUnreachable')).toBe(true);
    const byItself = next(away, { type: 'xstate.after.retryTime.adviser.unreachable' });
    expect(byItself.hasTag('isChecking')).toBe(true);
    expect(next(away, { type: 'adviser.retried' }).hasTag('isChecking')).toBe(true);
  });

  it('sends no invitation to what is no address', () => {
    for (const { event, before, after: reachedNow } of steps) {
      if (before.hasTag('isInviting') || !reachedNow.hasTag('isInviting')) continue;
      expect(event).toEqual({ type: 'adviser.invitedCustomer', isWellFormed: true });
    }
  });

  it('shows the new session when there is one, and why when there is none', () => {
    const sending = [
      { type: 'adviser.askedForNewSession' },
      { type: 'adviser.invitedCustomer', isWellFormed: true },
    ] as const;
    const asked = sending.reduce<AdviserSnapshot>(next, signedIn);
    expect(next(asked, done('invitation', 'two')).context.selected).toBe('two');
    const refused = next(asked, failed('invitation'));
    expect(refused.hasTag('invitationFailed')).toBe(true);
    expect(refused.context.problem).toBe('request.tooMany');
  });

  it('asks before it leaves customers alone, and not when there are none', () => {
    const asking = { type: 'adviser.askedToSignOut' } as const;
    const busy = next(signedIn, { type: 'broker.listedSessions', openCount: 2 });
    expect(next(busy, asking).hasTag('asksBeforeSignOut')).toBe(true);
    expect('signOut' in next(busy, asking).children).toBe(false);
    expect('signOut' in next(signedIn, asking).children).toBe(true);
  });

  it('keeps showing what it knew while its line is lost, and says so', () => {
    const known = next(signedIn, { type: 'broker.listedSessions', openCount: 1 });
    const lost = next(known, { type: 'browser.lostLine' });
    expect([lost.hasTag('sessionsAreKnown'), lost.hasTag('lineIsLost')]).toEqual([true, true]);
    const back = next(lost, { type: 'broker.listedSessions', openCount: 1 });
    expect(back.hasTag('lineIsLost')).toBe(false);
  });
});
