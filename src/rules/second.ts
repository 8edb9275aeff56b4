import type { AdviserIdentity, SecondAdviser } from '../protocol/fields.ts';
import { rates } from '../protocol/limits.ts';
import type { SecondEnd } from '../protocol/reasons.ts';
import {
  accepted,
  brokerRow,
  dropped,
  refused,
  saidRow,
  type AdviserSays,
  type BrokerSays,
  type CustomerSays,
  type Decision,
  type NewRow,
  type SecondSays,
  type SessionInput,
  type Surroundings,
} from './decision.ts';
import { identityOf } from './hand-over.ts';
import { isJoined, type SecondState, type SessionState } from './session-state.ts';

/** Everything that is said, and happens, about a second adviser. */
export type AboutSecond = Extract<
  AdviserSays | CustomerSays | SecondSays | BrokerSays,
  { type: (typeof types)[number] }
>;

const types = [
  'adviser.invitedSecond',
  'adviser.withdrewInvitation',
  'customer.allowedSecond',
  'customer.refusedSecond',
  'customer.dismissedSecond',
  'second.wroteChat',
  'second.left',
  'broker.heardInvited',
  'broker.sawSecondTimeUp',
  'broker.seatedSecond',
  'broker.lostSecond',
  'broker.gaveSecondUp',
] as const satisfies readonly SessionInput['type'][];

const known: ReadonlySet<string> = new Set(types);

/** Whether something is about a second adviser. */
export function isAboutSecond(input: SessionInput): input is AboutSecond {
  return known.has(input.type);
}

/** Decides on the second adviser: invited by the adviser, willing themselves, and let in by the customer alone (rule P42). */
export function decideOnSecond(
  session: SessionState,
  input: AboutSecond,
  around: Surroundings,
): Decision {
  const { second } = session;
  if (!isJoined(session)) return refused('notNow');
  if (input.type === 'adviser.invitedSecond') return invite(session, input, around);
  if (second === null)
    return input.type.startsWith('broker.') ? notThere(input) : refused('notNow');
  switch (input.type) {
    case 'adviser.withdrewInvitation':
      if (input.ask !== second.ask) return refused('notNow');
      return without(session, saidRow('adviser', input));
    case 'broker.heardInvited':
      return hearInvited(session, second, input, around);
    case 'broker.sawSecondTimeUp':
      if (input.ask !== second.ask || input.at !== second.at) return dropped;
      return without(session, droppedInvitation(second, timeUp[input.at]));
    case 'customer.allowedSecond':
      return letIn(session, second, input, around);
    case 'customer.refusedSecond':
      if (!isAbout(second, input, 'customer')) return refused('notNow');
      return without(
        { ...session, refusedSeconds: session.refusedSeconds + 1 },
        saidRow('customer', input),
      );
    case 'customer.dismissedSecond':
      if (!isAbout(second, input, 'in')) return refused('notNow');
      return without(session, saidRow('customer', input));
    case 'broker.gaveSecondUp':
      if (!isAbout(second, input, 'in') || second.isPresent) return dropped;
      return without(
        session,
        brokerRow('broker.droppedSecond', { ask: second.ask, why: 'second.gone' }),
      );
    default:
      return second.at === 'in' ? inSeat(session, second, input, around) : refused('notAllowed');
  }
}

/** What the one says and does who has been let in. */
function inSeat(
  session: SessionState,
  second: SecondState,
  input: Extract<
    AboutSecond,
    { type: 'second.wroteChat' | 'second.left' | 'broker.seatedSecond' | 'broker.lostSecond' }
  >,
  { now, elapsed }: Surroundings,
): Decision {
  const saw = (isPresent: boolean) => [brokerRow('broker.sawSecond', { isPresent })];
  switch (input.type) {
    case 'second.wroteChat':
      return accepted(session, [
        { ...saidRow('second', input), facts: { by: identityOf(second.adviser) } },
      ]);
    case 'second.left':
      return without(session, saidRow('second', input));
    case 'broker.seatedSecond': {
      if (input.subject !== second.adviser.subject) return refused('notAllowed');
      const seated = { ...second, isPresent: true, awaySince: null };
      return accepted({ ...session, second: seated }, saw(true));
    }
    case 'broker.lostSecond': {
      if (!second.isPresent) return dropped;
      const awaySince = now - Math.round(elapsed - input.heardAt);
      return accepted(
        { ...session, second: { ...second, isPresent: false, awaySince } },
        saw(false),
      );
    }
  }
}

/** Asks a colleague, one at a time, and not beside a hand-over; after three times no, or wrong words, the customer is left in peace. */
function invite(
  session: SessionState,
  { type, id, to }: Extract<AdviserSays, { type: 'adviser.invitedSecond' }>,
  { colleague, now }: Surroundings,
): Decision {
  const asked = colleague(to);
  const isSpent = session.refusedSeconds >= rates.maxRefusedAsks || session.wordsDiffer;
  if (session.second !== null || session.handOver !== null || isSpent || asked === null) {
    return refused('notNow');
  }
  if (asked.subject === session.adviser.subject) return refused('notAllowed');
  const second: SecondState = {
    ...{ ask: id, adviser: asked, at: 'colleague', since: now },
    ...{ allowed: null, isPresent: false, awaySince: null },
  };
  const row: NewRow = { who: 'adviser', type, id, facts: { to: { ...asked } }, text: null };
  return accepted({ ...session, second }, [row]);
}

/** Exactly the colleague who is asked answers. With their yes it is the customer who is asked. */
function hearInvited(
  session: SessionState,
  second: SecondState,
  { ask, by, accepts }: Extract<BrokerSays, { type: 'broker.heardInvited' }>,
  { now }: Surroundings,
): Decision {
  const isDue = isAbout(second, { ask }, 'colleague') && second.adviser.subject === by.subject;
  if (!isDue) return refused('notNow');
  const type = accepts ? 'adviser.acceptedInvitation' : 'adviser.declinedInvitation';
  const row: NewRow = { who: 'adviser', type, id: null, facts: { ask, by: { ...by } }, text: null };
  if (!accepts) return without(session, row);
  return accepted({ ...session, second: { ...second, at: 'customer', since: now } }, [row]);
}

/** From this row on they may take their seat, and are told what is said. */
function letIn(
  session: SessionState,
  second: SecondState,
  said: Extract<CustomerSays, { type: 'customer.allowedSecond' }>,
  { now }: Surroundings,
): Decision {
  if (!isAbout(second, said, 'customer')) return refused('notNow');
  const next = { ...second, at: 'in', since: now, allowed: said.id, awaySince: now } as const;
  return accepted({ ...session, second: next }, [saidRow('customer', said)]);
}

/** A colleague has left their console before they answered. */
export function loseInvited(session: SessionState, subject: string): Decision {
  const { second } = session;
  if (second?.at !== 'colleague' || second.adviser.subject !== subject) return dropped;
  return without(session, droppedInvitation(second, 'invitation.gone'));
}

/** The rows about a second adviser of a session that is over. */
export function endedInvitation({ second }: SessionState): NewRow[] {
  if (second === null || second.at === 'in') return [];
  return [droppedInvitation(second, 'invitation.sessionOver')];
}

/** Tells customer and adviser how far a second adviser is, whenever that is new. */
export function describeSecond(
  before: SessionState,
  decision: Decision,
  input: SessionInput,
): Decision {
  if (decision.verdict !== 'accepted' || decision.next.state === 'closed') return decision;
  const { next } = decision;
  if (next.second === before.second) return decision;
  const why = next.second === null ? whyOf(input) : undefined;
  const tells = (['customer', 'adviser'] as const).flatMap((to) => {
    const second = seenSecond(next, to);
    // Of a colleague who was only asked themselves the customer has never heard.
    if (second === null && seenSecond(before, to) === null) return [];
    const message = { type: 'broker.describedSecond', second, ...(why && { why }) } as const;
    return [{ to, message }];
  });
  return { ...decision, tells: [...decision.tells, ...tells] };
}

/** A second adviser as customer or adviser is told of them, where there is one. */
export function shownSecond(
  session: SessionState,
  to: 'customer' | 'adviser',
): { second?: SecondAdviser } {
  const second = seenSecond(session, to);
  return second === null ? {} : { second };
}

function seenSecond({ second }: SessionState, to: 'customer' | 'adviser'): SecondAdviser | null {
  if (second === null || (to === 'customer' && second.at === 'colleague')) return null;
  const { ask, adviser, at, isPresent } = second;
  const identity: AdviserIdentity = identityOf(adviser);
  return { ask, adviser: identity, at, isPresent };
}

function isAbout({ ask, at }: SecondState, said: { ask: string }, wanted: SecondState['at']) {
  return said.ask === ask && at === wanted;
}

function without(session: SessionState, row: NewRow): Decision {
  return accepted({ ...session, second: null }, [row]);
}

function droppedInvitation({ ask }: SecondState, why: SecondEnd): NewRow {
  return brokerRow('broker.droppedInvitation', { ask, why });
}

function notThere({ type }: AboutSecond): Decision {
  if (type === 'broker.seatedSecond') return refused('notAllowed');
  return type === 'broker.heardInvited' ? refused('notNow') : dropped;
}

const timeUp = {
  colleague: 'invitation.notAnswered',
  customer: 'invitation.customerDidNotAnswer',
} as const satisfies Record<string, SecondEnd>;

function whyOf(input: SessionInput): SecondEnd {
  switch (input.type) {
    case 'broker.heardInvited':
      return 'invitation.declined';
    case 'broker.sawSecondTimeUp':
      return timeUp[input.at];
    case 'broker.lostColleague':
      return 'invitation.gone';
    case 'adviser.withdrewInvitation':
      return 'invitation.withdrawn';
    case 'customer.refusedSecond':
    case 'customer.dismissedSecond':
    case 'second.left':
      return input.type;
    default:
      return 'second.gone';
  }
}
