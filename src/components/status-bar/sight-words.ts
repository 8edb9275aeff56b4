import type { Words } from '../../locales/words.ts';
import type { Sight } from './status-bar-element.ts';

/** What the adviser sees, in words. */
export function sightWords({ bar }: Words, sight: Sight): string {
  return {
    nothing: bar.seesNothing,
    paused: bar.seesPaused,
    soon: bar.seesSoon,
    desktop: bar.seesDesktop,
  }[sight];
}
