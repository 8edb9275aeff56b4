import type { BrokerMessages } from '../protocol/broker-messages.ts';
import type { RefusalReason } from '../protocol/reasons.ts';

/** After how long a broker that was too busy is asked again. */
export const busyRetryMs = 10_000;

/** The answer to a message that is not carried out. */
export function refusal(
  reason: RefusalReason,
  message: object,
  retryAfterMs = reason === 'broker.busy' ? busyRetryMs : 0,
): BrokerMessages['broker.refused'] {
  return {
    type: 'broker.refused',
    reason,
    ...('id' in message && typeof message.id === 'string' ? { id: message.id } : {}),
    ...(retryAfterMs > 0 ? { retryAfterMs } : {}),
  };
}
