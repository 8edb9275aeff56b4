import type { RunningSeat } from '../actors/adviser-console.ts';
import type { AdviserSnapshot } from '../machines/adviser.machine.ts';
import {
  consoleStateOf,
  type AdviserSessionSnapshot,
} from '../machines/adviser-session.machine.ts';
import type { AdviserSessionTag } from '../machines/adviser-session.setup.ts';
import type { SessionSummary } from '../protocol/http.ts';
import type { BrokerState } from '../protocol/states.ts';
import type { CheckStep } from './check-element.ts';
import type { ControlStep } from './picture/control-element.ts';
import type { Presence } from './header-element.ts';
import type { Progress } from './queue/progress-element.ts';
import type { ShownRecording } from './picture/recording-template.ts';

/** Which state a session is in: its own statechart knows it first, the list where none runs. */
export function stateOf(session: SessionSummary, seat: RunningSeat | undefined): BrokerState {
  const isOver = session.state === 'closed' || seat?.snapshot().hasTag('handedOver') === true;
  return isOver || seat === undefined ? session.state : consoleStateOf(seat.snapshot());
}

/** Whether the customer is there. */
export function presenceOf(seat: RunningSeat | undefined): Presence {
  if (seat?.snapshot().hasTag('customerIsPresent')) return 'present';
  return seat?.snapshot().hasTag('customerIsAway') ? 'away' : 'expected';
}

/** How control stands; `null` where there is no picture to control. */
export function controlOf(snapshot: AdviserSessionSnapshot): ControlStep | null {
  if (snapshot.hasTag('adviserHasControl')) return 'allowed';
  if (snapshot.hasTag('controlRests')) return 'rests';
  if (snapshot.hasTag('controlIsAsked')) return 'asked';
  if (!snapshot.hasTag('pictureIsVisible')) return null;
  if (!snapshot.hasTag('programIsPresent')) return 'noProgram';
  return snapshot.context.surface === 'monitor' ? 'off' : 'notMonitor';
}

/** How the recording stands. */
export function recordingOf(seat: RunningSeat | undefined): ShownRecording {
  const snapshot = seat?.snapshot();
  if (seat === undefined || snapshot === undefined) return { phase: 'off' };
  const { since } = seat.recording;
  const behindMs = () => seat.recording.behindMs;
  const isShown = since !== null && snapshot.hasTag('sharing');
  // What does not arrive is not recorded, though the recorder runs on, and its empty pieces are stored.
  const arrives = snapshot.hasTag('pictureIsVisible') && !snapshot.hasTag('customerIsAway');
  if (isShown && snapshot.hasTag('screenIsRecorded') && !arrives) return { phase: 'waiting' };
  if (isShown && snapshot.hasTag('screenIsRecorded')) return { phase: 'recorded', since, behindMs };
  if (isShown && snapshot.hasTag('recordingFails')) return { phase: 'failing', since, behindMs };
  if (isShown && snapshot.hasTag('recordingStarts')) return { phase: 'starting' };
  return { phase: 'off' };
}

/** How far the check of the words has come; `null` where there is nothing to check. */
export function checkOf(
  session: SessionSummary,
  snapshot: AdviserSessionSnapshot,
): CheckStep | null {
  if (session.state === 'closed' || !snapshot.hasTag('canChat')) return null;
  return (checks.find(([tag]) => snapshot.hasTag(tag)) ?? checks.at(-1))?.[1] ?? 'waiting';
}

const checks: readonly (readonly [AdviserSessionTag, CheckStep])[] = [
  ['wordsDiffered', 'differed'],
  ['wordsAreForged', 'forged'],
  ['wordsMatched', 'matched'],
  ['wordsAreReady', 'ready'],
  ['canChat', 'waiting'],
];

/** Why there is no picture of a session, and what happens next. */
export function progressOf(
  session: SessionSummary,
  seat: RunningSeat | undefined,
  console: AdviserSnapshot,
): Progress {
  const snapshot = seat?.snapshot();
  if (session.state === 'closed' || snapshot === undefined || snapshot.hasTag('closed')) {
    return { step: 'closed', reason: session.endReason ?? snapshot?.context.endReason ?? null };
  }
  const plain = plainSteps.find(([tag]) => snapshot.hasTag(tag));
  if (plain !== undefined) {
    return { step: plain[1] === 'coming' ? waitingStep(snapshot) : plain[1] };
  }
  const { notShown, stopReason } = snapshot.context;
  if (snapshot.hasTag('stopped')) return { step: 'stopped', reason: stopReason, notShown };
  if (snapshot.hasTag('chat-only')) return { step: 'chat-only', notShown };
  const isThis = console.context.renewing === session.sessionId;
  return {
    step: 'connect',
    isRenewing: isThis && console.hasTag('isRenewing'),
    problem: isThis && console.hasTag('renewalFailed') ? console.context.problem : null,
  };
}

/** What a picture waits for. Who has lost the line sends nothing; after a new pairing nothing comes before the words. */
function waitingStep(snapshot: AdviserSessionSnapshot): 'coming' | 'interrupted' | 'awaitsWords' {
  if (snapshot.hasTag('customerIsAway')) return 'interrupted';
  return snapshot.hasTag('wordsAreReady') ? 'awaitsWords' : 'coming';
}

const plainSteps = [
  ['seatIsElsewhere', 'elsewhere'],
  ['seatIsRefused', 'refused'],
  ['pictureIsForged', 'forged'],
  ['pictureIsInterrupted', 'interrupted'],
  ['pictureIsComing', 'coming'],
] as const;
