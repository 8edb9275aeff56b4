import type { Desktop } from './desktop.ts';

type Touched = Pick<Desktop, 'wasJustTouched'>;

/** How long after a click its hand may be told of. */
const handMs = 100;

/** What still waits for its hand, in the order in which it was done. */
const waiting = new WeakMap<Touched, (() => void)[]>();

/**
 * Does what only a hand may do: what was clicked or pressed by a program, or by the adviser, does nothing. Windows tells
 * of the click in one thread and of the hand in another one, which may be the later. Nothing overtakes what waits for
 * that: keys keep their order.
 */
export function byHand(desktop: Touched, act: () => void): void {
  const earlier = waiting.get(desktop);
  if (earlier !== undefined) return void earlier.push(act);
  if (desktop.wasJustTouched) return act();
  const acts = [act];
  waiting.set(desktop, acts);
  setTimeout(() => {
    waiting.delete(desktop);
    if (desktop.wasJustTouched) for (const one of acts) one();
  }, handMs);
}
