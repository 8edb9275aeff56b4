import { rates } from '../protocol/limits.ts';
import {
  accepted,
  brokerRow,
  refused,
  type AdviserSays,
  type CompanionSays,
  type CustomerSays,
  type Decision,
  type NewRow,
} from './decision.ts';
import type { SessionState, SystemState } from './session-state.ts';

type Asked = Extract<AdviserSays, { type: 'adviser.askedForSystem' }>;
type Answered = Extract<
  CustomerSays | CompanionSays,
  { type: `${'customer' | 'companion'}.${'sentSystem' | 'refusedSystem'}` }
>;

/**
 * The adviser asks for information about the computer, of the customer's page or of the bank's program there: one
 * question at a time, of a customer who is there and has not heard wrong words, and none after the third no (rules P29,
 * P37).
 */
export function askForSystem(session: SessionState, { id, of }: Asked, row: NewRow): Decision {
  const { ask, refusals } = session.system;
  const isSpent = refusals >= rates.maxRefusedAsks;
  const system: SystemState = { ask: id, refusals, ...(of && { of }) };
  if (ask !== null || isSpent || session.wordsDiffer || !isAskedOne(session, system)) {
    return refused('notNow');
  }
  return accepted({ ...session, system }, [row]);
}

/** The customer answers exactly the question that stands, where it was asked. */
export function answerSystem(session: SessionState, said: Answered, row: NewRow): Decision {
  const { ask, refusals, of } = session.system;
  const isByProgram = said.type.startsWith('companion.');
  if (ask === null || ask !== said.ask || isByProgram !== (of === 'program')) {
    return refused('notNow');
  }
  if (!('kinds' in said)) {
    return accepted({ ...session, system: { ask: null, refusals: refusals + 1 } }, [row]);
  }
  const { kinds, text } = said;
  if (kinds.length !== text.split('\n').length) return refused('message.notUnderstood');
  return accepted({ ...session, system: { ask: null, refusals } }, [row]);
}

/** A question that nobody can answer any more is dropped: a page or program that comes anew knows nothing of it (rule P29). */
export function settleSystem(decision: Decision, isNewcomer: boolean): Decision {
  if (decision.verdict !== 'accepted') return decision;
  const { next } = decision;
  const { ask, refusals } = next.system;
  const isAnswerable = isAskedOne(next, next.system) && next.isPresent.adviser && !next.wordsDiffer;
  if (next.state === 'closed' || ask === null || (isAnswerable && !isNewcomer)) return decision;
  return {
    ...decision,
    next: { ...next, system: { ask: null, refusals } },
    rows: [...decision.rows, brokerRow('broker.droppedSystem', { ask })],
  };
}

/** Whether whoever is asked is there. */
function isAskedOne({ isPresent }: SessionState, { of }: SystemState): boolean {
  return of === 'program' ? isPresent.companion : isPresent.customer;
}
