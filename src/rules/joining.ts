import { times } from '../protocol/limits.ts';
import {
  accepted,
  refused,
  type BrokerSays,
  type Decision,
  type Surroundings,
} from './decision.ts';
import { arrive } from './meeting.ts';
import { isJoined, type SessionState } from './session-state.ts';
import type { Life } from './session-timers.ts';

type AdmittedCustomer = Extract<BrokerSays, { type: 'broker.admittedCustomer' }>;

/** A page that gives a number, as far as it has proved who it is. */
export type JoiningPage = Pick<AdmittedCustomer, 'joinId' | 'resumeKey'>;

/** Decides on a page that has given a session's number: once, and again to the page whose answer was lost (rule P17). */
export function admit(
  session: SessionState,
  input: AdmittedCustomer,
  around: Surroundings,
): Decision {
  const { resumeDigest, resumeKey, joinId = null, clockOffsetMs, terms } = input;
  if (mayAskAgain(session, input, around.life)) {
    const back = arrive(session, 'customer', around, { clockOffsetMs });
    return accepted({ ...back.next, resumeDigest }, back.rows, back.tells);
  }
  const { number } = session;
  if (session.state !== 'connect' || number.isUsed || around.life.isOver) {
    return refused('number.notAccepted');
  }
  const arrived = arrive({ ...session, state: 'chat-only' }, 'customer', around, {
    clockOffsetMs,
    terms,
  });
  const joined = { who: 'customer', type: 'customer.joined', id: null, facts: {}, text: null };
  const next: SessionState = {
    ...arrived.next,
    number: { ...number, isUsed: true },
    resumeDigest,
    resumeKey,
    joinId,
    joinedAt: around.now,
    adviserWasSeated: session.isPresent.adviser,
  };
  return accepted(next, [{ ...joined, who: 'customer' }, ...arrived.rows], arrived.tells);
}

/** Whether it is the very page that joined, whose answer may have been lost: it never used a token (rule P17). */
export function mayAskAgain(
  session: SessionState,
  { joinId, resumeKey }: JoiningPage,
  { sinceJoinMs }: Life,
): boolean {
  if (!isJoined(session) || sinceJoinMs === null || sinceJoinMs > times.seatMs) return false;
  if (session.previousDigest !== null || !joinId || resumeKey === null) return false;
  return session.joinId === joinId && session.resumeKey === resumeKey;
}
