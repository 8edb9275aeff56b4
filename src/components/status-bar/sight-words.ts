import type { Words } from '../../locales/words.ts';

/** What of the desktop leaves the browser: nothing, nothing for now, frames, or a picture that is seen. */
export type Sight = 'nothing' | 'paused' | 'unrecorded' | 'soon' | 'desktop';

/** Whether the adviser controls the computer: no, has asked to, does, or will again when the customer rests. */
export type Control = 'off' | 'asked' | 'allowed' | 'rests';

/** Who controls, in words. */
export function controlWords({ bar }: Words, control: Control): string {
  return {
    off: bar.controlsNot,
    asked: bar.controlAsked,
    allowed: bar.controls,
    rests: bar.controlRests,
  }[control];
}

/** What the adviser sees, in words. */
export function sightWords({ bar }: Words, sight: Sight): string {
  return {
    nothing: bar.seesNothing,
    paused: bar.seesPaused,
    unrecorded: bar.seesUnrecorded,
    soon: bar.seesSoon,
    desktop: bar.seesDesktop,
  }[sight];
}
