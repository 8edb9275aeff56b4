import type { SessionSnapshot } from '../../machines/session.machine.ts';
import type { EndReason, StopReason } from '../../protocol/reasons.ts';
import { RemoteHelpErrorEvent, type ErrorReason } from './error-event.ts';
import { stateOf } from '../../machines/session-state.ts';
import { downloadPhaseOf } from './facts.ts';
import { RemoteHelpStateChangeEvent } from './state-change-event.ts';

/** What a page is told of a change: its state, if that is another one, and what went wrong. */
export function eventsBetween(before: SessionSnapshot | undefined, now: SessionSnapshot): Event[] {
  const [was, is] = [before === undefined ? 'consent' : stateOf(before), stateOf(now)];
  const problem = before === undefined ? null : errorBetween(before, now);
  return [
    ...(was === is ? [] : [new RemoteHelpStateChangeEvent(is, was, reasonOf(now))]),
    ...(problem === null ? [] : [new RemoteHelpErrorEvent(problem)]),
  ];
}

/** Why a session is in its state, where there is something to say. */
function reasonOf(snapshot: SessionSnapshot): StopReason | EndReason | null {
  if (snapshot.hasTag('closed')) return snapshot.context.endReason;
  return snapshot.hasTag('stopped') ? snapshot.context.stopReason : null;
}

/** What went wrong from one moment to the next, if anything did. */
function errorBetween(before: SessionSnapshot, now: SessionSnapshot): ErrorReason | null {
  if (now.hasTag('connect') && isChecked(before, now)) return now.context.refusal;
  if (now.hasTag('download')) {
    const failed = downloadPhaseOf(now) === 'failed' && downloadPhaseOf(before) !== 'failed';
    return failed ? 'download.failed' : null;
  }
  const { notShown } = now.context;
  if (notShown === 'capture.failed' && before.context.notShown !== notShown) return notShown;
  return null;
}

function isChecked(before: SessionSnapshot, now: SessionSnapshot): boolean {
  return before.hasTag('isBusy') && !now.hasTag('isBusy') && !before.hasTag('isReporting');
}
