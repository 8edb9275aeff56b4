import { decideOnAdviser } from './decide-on-adviser.ts';
import { isByAdvisersHand, settleControl } from './control.ts';
import { decideOnBroker } from './decide-on-broker.ts';
import { decideOnCompanion } from './decide-on-companion.ts';
import { decideOnCustomer } from './decide-on-customer.ts';
import { decideOnHelping, isAboutHelping, type HelpingSays } from './decide-on-helping.ts';
import {
  dropped,
  refused,
  type AdviserSays,
  type BrokerSays,
  type CompanionSays,
  type CustomerSays,
  type Decision,
  type SessionInput,
  type Surroundings,
} from './decision.ts';
import { noteLatePiece } from './decide-on-recording.ts';
import { noteNotes } from './notes.ts';
import { decideOnSecond, describeSecond, isAboutSecond, type AboutSecond } from './second.ts';
import { withoutApplicant } from './program.ts';
import type { SessionState } from './session-state.ts';
import { lacksItsQuestion, settleQuestions } from './settle-questions.ts';
import { settleFiles } from './files.ts';
import { settleSystem } from './system.ts';

/**
 * Decides what an input means for a session: the whole of the broker's rules of state (rules P8, P14, P18),
 * without any input or output of its own.
 */
export function decide(session: SessionState, input: SessionInput, around: Surroundings): Decision {
  if (session.state === 'closed') return decideAfterEnd(session, input, around);
  if (lacksItsQuestion(session, input) || isByAdvisersHand(session, input.type)) {
    return refused('notNow');
  }
  const decision = decideOnInput(session, input, around);
  const isNewcomer = newcomers.has(input.type);
  const isHandedOver =
    decision.verdict === 'accepted' && decision.next.adviser.subject !== session.adviser.subject;
  const settled = withoutApplicant(
    settleFiles(settleSystem(settleControl(decision, isNewcomer), isNewcomer), isHandedOver),
  );
  return describeSecond(session, settleQuestions(settled, input, around.now), input);
}

function decideAfterEnd(
  session: SessionState,
  input: SessionInput,
  around: Surroundings,
): Decision {
  if (input.type === 'broker.storedPiece') return noteLatePiece(session, input, around);
  if (input.type === 'broker.heardNotes') return noteNotes(session, input, around);
  return isSaid(input) ? refused('notNow') : dropped;
}

/** With these somebody takes a seat anew. */
const newcomers: ReadonlySet<SessionInput['type']> = new Set([
  'broker.admittedCustomer',
  'broker.resumedCustomer',
  'broker.seatedAdviser',
  'broker.resumedProgram',
]);

function decideOnInput(session: SessionState, input: SessionInput, around: Surroundings): Decision {
  if (isAboutHelping(input)) return decideOnHelping(session, input, around);
  if (isAboutSecond(input)) return decideOnSecond(session, input, around);
  if (isOfCustomer(input)) return decideOnCustomer(session, input, around);
  if (isOfAdviser(input)) return decideOnAdviser(session, input, around);
  if (isOfCompanion(input)) return decideOnCompanion(session, input, around);
  return decideOnBroker(session, input as Exclude<BrokerSays, AboutSecond>, around);
}

function isSaid(input: SessionInput): boolean {
  return (
    isOfCustomer(input) ||
    isOfAdviser(input) ||
    isOfCompanion(input) ||
    input.type.startsWith('second.')
  );
}

function isOfCompanion(
  input: SessionInput,
): input is Exclude<CompanionSays, HelpingSays | AboutSecond> {
  return input.type.startsWith('companion.');
}

function isOfCustomer(
  input: SessionInput,
): input is Exclude<CustomerSays, HelpingSays | AboutSecond> {
  return input.type.startsWith('customer.');
}

function isOfAdviser(
  input: SessionInput,
): input is Exclude<AdviserSays, HelpingSays | AboutSecond> {
  return input.type.startsWith('adviser.');
}
