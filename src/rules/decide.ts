import { decideOnAdviser } from './decide-on-adviser.ts';
import { decideOnBroker } from './decide-on-broker.ts';
import { decideOnCustomer } from './decide-on-customer.ts';
import {
  dropped,
  refused,
  type AdviserSays,
  type BrokerSays,
  type CustomerSays,
  type Decision,
  type SessionInput,
  type Surroundings,
} from './decision.ts';
import type { SessionState } from './session-state.ts';

/**
 * Decides what an input means for a session: the whole of the broker's rules of state (rules P8, P14, P18),
 * without any input or output of its own.
 */
export function decide(session: SessionState, input: SessionInput, around: Surroundings): Decision {
  if (session.state === 'closed') return isSaid(input) ? refused('notNow') : dropped;
  if (isOfCustomer(input)) return decideOnCustomer(session, input, around);
  if (isOfAdviser(input)) return decideOnAdviser(session, input, around);
  return decideOnBroker(session, input as BrokerSays, around);
}

function isSaid(input: SessionInput): boolean {
  return isOfCustomer(input) || isOfAdviser(input);
}

function isOfCustomer(input: SessionInput): input is CustomerSays {
  return input.type.startsWith('customer.');
}

function isOfAdviser(input: SessionInput): input is AdviserSays {
  return input.type.startsWith('adviser.');
}
