import type { SessionSnapshot } from '../../machines/session.machine.ts';
import type { DownloadPhase } from '../download/download-element.ts';
import type { PicturePhase } from '../sharing/sharing-element.ts';
import type { RecordingPhase } from '../status-bar/recording-words.ts';
import type { Control, Sight } from '../status-bar/sight-words.ts';
import type { WordsPhase } from '../words-choice/words-choice-element.ts';

/** How far the bank's program is. */
export function downloadPhaseOf(snapshot: SessionSnapshot): DownloadPhase {
  if (snapshot.can({ type: 'customer.openedProgram' })) return 'saved';
  if (snapshot.can({ type: 'customer.retriedDownload' })) return 'failed';
  if (snapshot.context.offer.kind === 'none') return 'none';
  return snapshot.context.offer.kind === 'program' ? 'fetching' : 'asking';
}

/** What of the desktop leaves the browser now. */
export function sightOf(snapshot: SessionSnapshot): Sight {
  if (!snapshot.hasTag('sharing')) return 'nothing';
  const phase = picturePhaseOf(snapshot);
  if (phase === 'paused' || phase === 'unrecorded') return phase;
  return phase === 'seen' ? 'desktop' : 'soon';
}

/** What of the picture reaches the adviser now. */
export function picturePhaseOf(snapshot: SessionSnapshot): PicturePhase {
  if (snapshot.hasTag('recordingFails')) return 'unrecorded';
  if (!snapshot.hasTag('screenIsVisible')) return 'paused';
  return snapshot.hasTag('adviserSees') ? 'seen' : 'connecting';
}

/** How far the check of the words is. */
export function wordsPhaseOf(snapshot: SessionSnapshot): WordsPhase {
  if (snapshot.hasTag('wordsMatched')) return 'matched';
  if (snapshot.hasTag('wordsDiffered')) return 'differed';
  return snapshot.hasTag('wordsAreReady') ? 'ready' : 'waiting';
}

/** Whether anything may leave the browser: from the moment that something is captured on. */
export function isSharing(snapshot: SessionSnapshot): boolean {
  return snapshot.hasTag('sharing') || snapshot.hasTag('screenIsVisible');
}

/** Whether what leaves the browser is recorded: only while its pieces come to the broker's disk. */
export function isRecorded(snapshot: SessionSnapshot): boolean {
  return snapshot.hasTag('screenIsRecorded');
}

/** How the recording stands. */
export function recordingPhaseOf(snapshot: SessionSnapshot): RecordingPhase {
  if (isRecorded(snapshot)) return 'recorded';
  if (snapshot.hasTag('recordingFails')) return 'failing';
  return snapshot.hasTag('recordingStarts') ? 'starting' : 'off';
}

/** Whether the adviser moves the pointer and types: never without the bank's program and a click in its window. */
export function isControlled(snapshot: SessionSnapshot): boolean {
  return snapshot.hasTag('adviserHasControl');
}

/** What the status bar says of control. */
export function controlOf(snapshot: SessionSnapshot): Control {
  if (isControlled(snapshot)) return 'allowed';
  if (snapshot.hasTag('controlRests')) return 'rests';
  return snapshot.hasTag('controlIsAsked') ? 'asked' : 'off';
}
