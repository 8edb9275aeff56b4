import type { Words } from '../../locales/words.ts';

/** How the recording stands: there is none, it begins, pieces of it are being stored, or they are not. */
export type RecordingPhase = 'off' | 'starting' | 'recorded' | 'failing';

/** Whether it is recorded, in words. */
export function recordingWords({ bar }: Words, phase: RecordingPhase): string {
  return {
    off: bar.notRecorded,
    starting: bar.recordingStarts,
    recorded: bar.recorded,
    failing: bar.recordingFails,
  }[phase];
}
