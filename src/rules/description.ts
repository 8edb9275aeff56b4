import type { BrokerMessages } from '../protocol/broker-messages.ts';
import type { SecondState, SessionState } from './session-state.ts';

/** What of the broker's settings the bar has to say. */
export type BarTerms = Pick<
  BrokerMessages['broker.describedSession'],
  'records' | 'maxFileBytes' | 'controlReturnSeconds'
>;

/** A session as the bank's program shows it in its bar: who, what they see, whether it is recorded, since when. */
export function describedSession(
  session: SessionState,
  { records, maxFileBytes, controlReturnSeconds }: BarTerms,
): BrokerMessages['broker.describedSession'] {
  const { state, locale, adviser, isPresent, second, joinedAt, openedAt, shown } = session;
  return {
    type: 'broker.describedSession',
    state,
    locale,
    adviser: { name: adviser.name, role: adviser.role },
    adviserIsPresent: isPresent.adviser,
    customerIsPresent: isPresent.customer,
    ...(second?.at === 'in' && { second: whoIs(second) }),
    records,
    maxFileBytes,
    joinedAt: joinedAt ?? openedAt,
    controlReturnSeconds,
    shown,
  };
}

function whoIs({ adviser: { name, role }, isPresent }: SecondState) {
  return { name, role, isPresent };
}
