import type { SessionSnapshot } from '../../machines/session.machine.ts';
import type { EndReason, StopReason } from '../../protocol/reasons.ts';
import type { ErrorReason } from './error-event.ts';
import { downloadPhaseOf } from './facts.ts';

/** Why a session is in its state, where there is something to say. */
export function reasonOf(snapshot: SessionSnapshot): StopReason | EndReason | null {
  if (snapshot.hasTag('closed')) return snapshot.context.endReason;
  return snapshot.hasTag('stopped') ? snapshot.context.stopReason : null;
}

/** What went wrong from one moment to the next, if anything did. */
export function errorBetween(before: SessionSnapshot, now: SessionSnapshot): ErrorReason | null {
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
