import type { AdviserMessage } from '../protocol/adviser-messages.ts';
import type { BrokerSays } from './decision.ts';
import type { Adviser } from './session-state.ts';

/** What a colleague answers from their list (rules P40, P42). */
type Answer = Extract<AdviserMessage, { sessionId: string }>;

/** A colleague's answer as the session hears it; who they are says their sign-in. */
export function heardOf(
  { type, ask }: Answer,
  by: Adviser,
): Extract<BrokerSays, { type: 'broker.heardColleague' | 'broker.heardInvited' }> {
  switch (type) {
    case 'adviser.acceptedHandOver':
    case 'adviser.declinedHandOver':
      return {
        type: 'broker.heardColleague',
        ...{ ask, by, accepts: type === 'adviser.acceptedHandOver' },
      };
    case 'adviser.acceptedInvitation':
    case 'adviser.declinedInvitation':
      return {
        type: 'broker.heardInvited',
        ...{ ask, by, accepts: type === 'adviser.acceptedInvitation' },
      };
  }
}
