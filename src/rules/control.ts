import { rates } from '../protocol/limits.ts';
import { accepted, brokerRow, type Decision, type NewRow } from './decision.ts';
import type { SessionState } from './session-state.ts';

/**
 * Whether control can stand at all: a whole monitor is shown, and everybody is there (rule P21). A window or a tab
 * has no fixed place on the desktop, and nobody may act on what they cannot see.
 */
export function mayControl({ state, shown, isPresent, wordsDiffer }: SessionState): boolean {
  const allAreThere = isPresent.customer && isPresent.adviser && isPresent.companion;
  return state === 'sharing' && shown?.surface === 'monitor' && allAreThere && !wordsDiffer;
}

/** Whether the adviser may ask for control: asking again and again is how people get talked into things. */
export function mayAsk(session: SessionState): boolean {
  const { at, refusals } = session.control;
  return at === 'off' && refusals < rates.maxRefusedAsks && mayControl(session);
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
