import type { BrokerMessages } from '../../../src/protocol/broker-messages.ts';
import type { RefusalReason } from '../../../src/protocol/reasons.ts';

/** The answer to a message that is not carried out. */
export function refusal(
  reason: RefusalReason,
  message: object,
  retryAfterMs = 0,
): BrokerMessages['broker.refused'] {
  return {
    type: 'broker.refused',
    reason,
    ...('id' in message && typeof message.id === 'string' ? { id: message.id } : {}),
    ...(retryAfterMs > 0 ? { retryAfterMs } : {}),
  };
}
