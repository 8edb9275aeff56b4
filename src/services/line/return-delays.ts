const firstMs = 500;
const growth = 1.7;

/**
 * How long to wait before each attempt to come back, in milliseconds: growing, and each drawn at random up to
 * its limit, so that a restarted broker is not met by everybody in the same moment.
 *
 * @param longestMs The limit that they grow to.
 */
export function* returnDelays(
  longestMs: number,
  random: () => number = Math.random,
): Generator<number, never> {
  for (let limitMs = firstMs; ; limitMs = Math.min(limitMs * growth, longestMs)) {
    yield Math.round((0.2 + 0.8 * random()) * limitMs);
  }
}
