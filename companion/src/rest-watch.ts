import type { Desktop, Touch } from './desktop.ts';

/** A moving mouse is told of this often: a rest is counted in seconds. */
const paceMs = 100;

/**
 * Watches the customer's hand, until the returned function is called. Esc is told at once, other touches at a pace; the last
 * one of many is told too.
 */
export function watchRest(desktop: Desktop, onTouched: (touch: Touch) => void): () => void {
  let pacing: ReturnType<typeof setTimeout> | undefined;
  let isWaiting = false;
  const tell = () => {
    onTouched('touch');
    pacing = setTimeout(() => {
      pacing = undefined;
      if (isWaiting) tell();
      isWaiting = false;
    }, paceMs);
  };
  const stop = desktop.watchTouches((touch) => {
    if (touch === 'escape') onTouched('escape');
    else if (pacing === undefined) tell();
    else isWaiting = true;
  });
  return () => {
    clearTimeout(pacing);
    stop();
  };
}
