import type { BrokerMessages } from '../protocol/broker-messages.ts';
import type { AdviserIdentity } from '../protocol/fields.ts';
import type { HandOverEnd } from '../protocol/reasons.ts';
import {
  accepted,
  brokerRow,
  refused,
  type AdviserSays,
  type BrokerSays,
  type Decision,
  type NewRow,
  type Surroundings,
  type Tell,
} from './decision.ts';
import { endedHandOver } from './ended-hand-over.ts';
import { answer, type Settled } from './questions.ts';
import { isJoined, type Adviser, type HandOverState, type SessionState } from './session-state.ts';

type Asked = Extract<AdviserSays, { type: 'adviser.askedToHandOver' }>;
type Withdrew = Extract<AdviserSays, { type: 'adviser.withdrewHandOver' }>;
type Heard = Extract<BrokerSays, { type: 'broker.heardColleague' }>;

/** Asks a colleague who is at their console, one at a time. For the customer nothing changes by that (rule P40). */
export function askToHandOver(
  session: SessionState,
  { type, id, to }: Asked,
  { colleague, now }: Surroundings,
): Decision {
  const asked = colleague(to);
  // Whoever takes the session over is alone with the customer at first (rule P42).
  if (session.handOver !== null || session.second !== null || asked === null) {
    return refused('notNow');
  }
  if (asked.subject === session.adviser.subject) return refused('notAllowed');
  const handOver = { ask: id, to: asked, askedAt: now };
  const row: NewRow = { who: 'adviser', type, id, facts: { to: { ...asked } }, text: null };
  return accepted({ ...session, handOver }, [row]);
}

/** Whoever asked takes the question back. */
export function withdrawHandOver(session: SessionState, { ask }: Withdrew, row: NewRow): Decision {
  if (session.handOver?.ask !== ask) return refused('notNow');
  return accepted(
    { ...session, handOver: null },
    [row],
    [told(session.handOver, 'handOver.withdrawn')],
  );
}

/** The question ends without an answer. */
export function dropHandOver(session: SessionState, why: HandOverEnd): Decision {
  const { handOver } = session;
  const tells = handOver === null ? [] : [told(handOver, why)];
  return accepted({ ...session, handOver: null }, endedHandOver(session, why), tells);
}

/** Exactly the colleague who is asked answers exactly the question that stands. */
export function answerHandOver(
  session: SessionState,
  heard: Heard,
  around: Surroundings,
): Decision {
  const { handOver } = session;
  const { ask, by, accepts } = heard;
  const isDue = handOver?.ask === ask && handOver.to.subject === by.subject;
  if (!isDue || !isJoined(session)) return refused('notNow');
  const type = accepts ? 'adviser.acceptedHandOver' : 'adviser.declinedHandOver';
  const row: NewRow = { who: 'adviser', type, id: null, facts: { ask, by: { ...by } }, text: null };
  if (accepts) return giveOver(session, by, row, around.now);
  return accepted({ ...session, handOver: null }, [row], [told(handOver, 'handOver.declined')]);
}

/**
 * From this row on the session is the colleague's. What the customer allowed, they allowed somebody else: sharing is over,
 * and with it control; a question that stands open was the other one's, and so is its receipt. The pairing is passed over, so
 * that no page can come back to words that were compared with the one before (rules P8, P40).
 */
function giveOver(session: SessionState, to: Adviser, row: NewRow, now: number): Decision {
  const left = leaveQuestions(session, now);
  const isShared = session.state === 'sharing';
  const next: SessionState = {
    ...left.next,
    adviser: to,
    earlierAdvisers: [...session.earlierAdvisers, session.adviser.name],
    state: isShared ? 'stopped' : session.state,
    shown: null,
    handOver: null,
    pairing: session.pairing + 1,
    adviserWasSeated: true,
    isPresent: { ...session.isPresent, adviser: false },
    awaySince: { ...session.awaySince, adviser: now },
  };
  return accepted(next, [
    row,
    ...left.rows,
    ...(isShared ? [brokerRow('broker.stoppedSharing', { why: 'session.handedOver' })] : []),
    brokerRow('broker.handedOver', { from: identityOf(session.adviser), to: identityOf(to) }),
    ...(session.isPresent.adviser
      ? [brokerRow('broker.sawSeat', { seat: 'adviser', isPresent: false })]
      : []),
  ]);
}

/** What this adviser has asked is asked no more; a program joins whoever the adviser is. */
function leaveQuestions(session: SessionState, now: number): Settled {
  return (['show', 'control', 'system'] as const).reduce<Settled>(
    ({ next, rows }, name) => {
      const said = name === 'show' ? 'windowClosed' : 'noAnswer';
      const settled = answer(next, name, said, now);
      return { next: settled.next, rows: [...rows, ...settled.rows] };
    },
    { next: session, rows: [] },
  );
}

function told({ ask }: HandOverState, why: HandOverEnd): Tell {
  return { to: 'adviser', message: { type: 'broker.endedHandOver', ask, why } };
}

/** The question that stands, as the adviser who asked is shown it. */
export function shownHandOver({
  handOver,
}: SessionState): Pick<BrokerMessages['broker.seated'], 'handOver'> {
  if (handOver === null) return {};
  return { handOver: { ask: handOver.ask, to: identityOf(handOver.to) } };
}

/** What the other people of a session may know of an adviser. */
export function identityOf({ name, role }: Adviser): AdviserIdentity {
  return { name, role };
}
