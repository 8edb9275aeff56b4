import type { BrokerMessages } from '../protocol/broker-messages.ts';
import type { SessionState } from './session-state.ts';

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
  const { state, locale, adviser, isPresent, joinedAt, openedAt, shown } = session;
  return {
    type: 'broker.describedSession',
    state,
    locale,
    adviser: { name: adviser.name, role: adviser.role },
    adviserIsPresent: isPresent.adviser,
    customerIsPresent: isPresent.customer,
    records,
    maxFileBytes,
    joinedAt: joinedAt ?? openedAt,
    controlReturnSeconds,
    shown,
  };
}
