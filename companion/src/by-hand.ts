import type { Desktop } from './desktop.ts';

/** How long after a click its hand may be told of. */
const handMs = 100;

/**
 * Does what only a hand may do: what was clicked or pressed by a program, or by the adviser, does nothing. Windows tells
 * of the click in one thread and of the hand in another one, which may be the later.
 */
export function byHand(desktop: Pick<Desktop, 'wasJustTouched'>, act: () => void): void {
  if (desktop.wasJustTouched) return act();
  setTimeout(() => desktop.wasJustTouched && act(), handMs);
}
