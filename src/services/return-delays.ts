const firstMs = 500;
const growth = 1.7;
const longestMs = 10_000;

/**
 * How long to wait before each attempt to come back, in milliseconds: growing, and each drawn at random up to
 * its limit, so that a restarted broker is not met by everybody in the same moment.
 */
export function* returnDelays(random: () => number = Math.random): Generator<number, never> {
  for (let limitMs = firstMs; ; limitMs = Math.min(limitMs * growth, longestMs)) {
    yield Math.round((0.2 + 0.8 * random()) * limitMs);
  }
}
