import { realTime } from './real-time.ts';

/** How long a page may take for anything, in milliseconds. */
const patienceMs = 10_000;
const lookEveryMs = 10;

/**
 * Looks again and again until there is something.
 *
 * @throws {Error} that says what was waited for, and what there was instead.
 */
export async function until<Found>(
  what: string,
  look: () => Found | undefined,
  instead: () => string = () => 'it is not there',
): Promise<Found> {
  const end = realTime.elapsed() + patienceMs;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (realTime.elapsed() > end) throw new Error(`Waited in vain for ${what}: ${instead()}`);
    await new Promise<void>((resolve) => realTime.after(lookEveryMs, resolve));
  }
}
