import type { AdviserIdentity } from '../protocol/fields.ts';
import type { RequestReason } from '../protocol/reasons.ts';

/** Why a request of the console was not carried out; `broker.unreachable` where there was no answer. */
export type ConsoleProblem = RequestReason | 'broker.unreachable';

/** What the adviser does at the console, outside a session. */
export type ConsoleAct =
  | { type: 'adviser.askedToSignIn' }
  | { type: 'adviser.retried' }
  | { type: 'adviser.askedForNewSession' }
  | { type: 'adviser.droppedNewSession' }
  | { type: 'adviser.invitedCustomer'; isWellFormed: boolean }
  | { type: 'adviser.choseSession'; sessionId: string }
  | { type: 'adviser.leftSession' }
  | { type: 'adviser.askedForNumber'; sessionId: string }
  | { type: 'adviser.askedToSignOut' }
  | { type: 'adviser.stayedSignedIn' }
  | { type: 'adviser.signedOut' };

/** What the broker says to the console as a whole. */
export type ConsoleWord =
  { type: 'broker.listedSessions'; openCount: number } | { type: 'broker.endedSignIn' };

/** What the adviser's browser reports. */
export type ConsoleFact = { type: 'browser.lostLine' } | { type: 'browser.cameBack' };

/** Everything that can happen to the console as a whole. */
export type AdviserEvent = ConsoleAct | ConsoleWord | ConsoleFact;

/** Who is signed in, as the broker says; `null` when nobody is. */
export type SignInAnswer = AdviserIdentity | null;
