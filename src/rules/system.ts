import { rates } from '../protocol/limits.ts';
import {
  accepted,
  brokerRow,
  refused,
  type AdviserSays,
  type CustomerSays,
  type Decision,
  type NewRow,
} from './decision.ts';
import type { SessionState } from './session-state.ts';

type Asked = Extract<AdviserSays, { type: 'adviser.askedForSystem' }>;
type Answered = Extract<
  CustomerSays,
  { type: 'customer.sentSystem' } | { type: 'customer.refusedSystem' }
>;

/**
 * The adviser asks for information about the computer: one question at a time, of a customer who is there and has not
 * heard wrong words, and none after the third no (rule P29).
 */
export function askForSystem(session: SessionState, { id }: Asked, row: NewRow): Decision {
  const { ask, refusals } = session.system;
  const isSpent = refusals >= rates.maxRefusedAsks;
  if (ask !== null || isSpent || session.wordsDiffer || !session.isPresent.customer) {
    return refused('notNow');
  }
  return accepted({ ...session, system: { ask: id, refusals } }, [row]);
}

/** The customer answers exactly the question that stands. */
export function answerSystem(session: SessionState, said: Answered, row: NewRow): Decision {
  const { ask, refusals } = session.system;
  if (ask === null || ask !== said.ask) return refused('notNow');
  if (said.type === 'customer.refusedSystem') {
    return accepted({ ...session, system: { ask: null, refusals: refusals + 1 } }, [row]);
  }
  const { kinds, text } = said;
  if (kinds.length !== text.split('\n').length) return refused('message.notUnderstood');
  return accepted({ ...session, system: { ask: null, refusals } }, [row]);
}

/** A question that nobody can answer any more is dropped: a page that comes anew knows nothing of it (rule P29). */
export function settleSystem(decision: Decision, isNewcomer: boolean): Decision {
  if (decision.verdict !== 'accepted') return decision;
  const { next } = decision;
  const { ask, refusals } = next.system;
  const isAnswerable = next.isPresent.customer && next.isPresent.adviser && !next.wordsDiffer;
  if (next.state === 'closed' || ask === null || (isAnswerable && !isNewcomer)) return decision;
  return {
    ...decision,
    next: { ...next, system: { ask: null, refusals } },
    rows: [...decision.rows, brokerRow('broker.droppedSystem', { ask })],
  };
}
