import type { SteadyTime, TimedRow } from './steady-time.ts';

/** A stretch of time, by the broker's clock. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** After one of these rows nothing is shared. */
const ends: ReadonlySet<string> = new Set([
  'customer.stoppedSharing',
  'companion.stoppedSharing',
  'broker.stoppedSharing',
  'broker.closed',
]);

/**
 * When the desktop was shared and seen, by the session's log: from the adviser's first picture of it until it was over. What was still going on
 * when the log ends has no end.
 */
export function sharedTimes(
  rows: readonly (TimedRow & { readonly type: string })[],
  time: SteadyTime,
): Stretch[] {
  const stretches: Stretch[] = [];
  let since: number | null = null;
  for (const { seq, at, type } of rows) {
    if (type === 'adviser.sawPicture') since ??= time.of(seq, at);
    if (!ends.has(type) || since === null) continue;
    stretches.push({ from: since, until: time.of(seq, at) });
    since = null;
  }
  return since === null ? stretches : [...stretches, { from: since, until: Infinity }];
}
