import type { Words } from '../../locales/words.ts';

/** What of the desktop leaves the browser: nothing, nothing for now, frames, or a picture that is seen. */
export type Sight = 'nothing' | 'paused' | 'soon' | 'desktop';

/** What the adviser sees, in words. */
export function sightWords({ bar }: Words, sight: Sight): string {
  return {
    nothing: bar.seesNothing,
    paused: bar.seesPaused,
    soon: bar.seesSoon,
    desktop: bar.seesDesktop,
  }[sight];
}
