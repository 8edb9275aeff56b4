import { rates } from '../protocol/limits.ts';
import {
  accepted,
  brokerRow,
  refused,
  type CustomerSays,
  type Decision,
  type NewRow,
  type Surroundings,
} from './decision.ts';
import type { ControlState, SessionState } from './session-state.ts';

/** By how much two clocks may differ over a rest of the hands. */
const toleranceMs = 500;

/**
 * Whether control can stand at all: a whole monitor is shown, and everybody is there (rule P21). A window or a tab
 * has no fixed place on the desktop, and nobody may act on what they cannot see.
 */
export function mayControl({ state, shown, isPresent, wordsDiffer }: SessionState): boolean {
  const allAreThere = isPresent.customer && isPresent.adviser && isPresent.companion;
  return state === 'sharing' && shown?.surface === 'monitor' && allAreThere && !wordsDiffer;
}

/**
 * What gives something in the customer's name, and on their page could be clicked or typed by who controls it. The
 * customer's own hand takes control back before it gives anything (rule P44).
 */
const given: ReadonlySet<string> = new Set([
  'customer.wroteChat',
  'customer.sentSystem',
  'customer.offeredFile',
  'customer.tookFile',
  'customer.allowedSecond',
] satisfies CustomerSays['type'][]);

/** Whether this may have been done by the adviser's hand, and so does not count. */
export function isByAdvisersHand({ control }: SessionState, type: string): boolean {
  return control.at === 'allowed' && given.has(type);
}

/** Whether the adviser may ask for control: asking again and again is how people get talked into things. */
export function mayAsk(session: SessionState): boolean {
  const { at, refusals } = session.control;
  return at === 'off' && refusals < rates.maxRefusedAsks && mayControl(session);
}

/** A permission stands, also while the customer's own hand is at work. */
export function isGranted({ at }: ControlState): boolean {
  return at === 'allowed' || at === 'yielded';
}

/** The customer allows it: a grant with a number of its own, which every input has to name (rule P22). */
export function allowControl(session: SessionState, row: NewRow): Decision {
  const grant = session.control.grant + 1;
  const message = { type: 'broker.openedControl', grant } as const;
  return accepted(
    { ...session, control: { ...session.control, at: 'allowed', grant } },
    [row],
    [
      { to: 'adviser', message },
      { to: 'companion', message },
    ],
  );
}

/**
 * The customer's own hand took over. Where the bank has it so, control comes back after the hand's rest: the permission
 * goes on, and nothing is carried out by it meanwhile (rule P39).
 */
export function yieldControl(
  session: SessionState,
  { grant, seconds }: { grant: number; seconds: number },
  row: NewRow,
  { controlReturnSeconds, elapsed }: Surroundings,
): Decision {
  const { control } = session;
  const mayReturn = controlReturnSeconds > 0 && seconds >= controlReturnSeconds;
  if (control.at !== 'allowed' || control.grant !== grant || !mayReturn) return refused('notNow');
  return accepted({ ...session, control: { ...control, at: 'yielded', yieldedAt: elapsed } }, [
    row,
  ]);
}

/** The hand has rested: the same permission under a new number, since what was sent before the touch is void (P22). */
export function returnControl(
  session: SessionState,
  grant: number,
  row: NewRow,
  { controlReturnSeconds, elapsed }: Surroundings,
): Decision {
  const { control } = session;
  if (control.at !== 'yielded' || control.grant !== grant) return refused('notNow');
  // A program that counts too fast is not believed; one whose clock is a little ahead is.
  const rested = elapsed - (control.yieldedAt ?? elapsed);
  if (rested < controlReturnSeconds * 1_000 - toleranceMs) return refused('notNow');
  return mayControl(session) ? allowControl(session, row) : refused('notNow');
}

/**
 * Takes control back, and a question with it, when what it rests on is no longer so (rule P21). `isNewcomer` says that
 * somebody took a seat: a new page knows nothing of a grant.
 */
export function settleControl(decision: Decision, isNewcomer: boolean): Decision {
  if (decision.verdict !== 'accepted') return decision;
  const { next } = decision;
  if (next.state === 'closed' || next.control.at === 'off') return decision;
  if (!isNewcomer && mayControl(next)) return decision;
  const why = next.state === 'sharing' ? 'seat.away' : 'sharing.stopped';
  return {
    ...decision,
    next: { ...next, control: { ...next.control, at: 'off', ask: null } },
    rows: [...decision.rows, brokerRow('broker.tookControlBack', { why })],
  };
}
