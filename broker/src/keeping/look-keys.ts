import type { Calendar, Day } from './calendar.ts';
import { plusMonths } from './calendar.ts';
import type { SessionKeys } from './session-keys.ts';

const prefix = 'looks ';

/** Whether an id in the file of keys is one of these, and no session's. */
export function isLookKey(id: string): boolean {
  return id.startsWith(prefix);
}

/**
 * The key under which a reason is kept that belongs to no session which still has one: a search, or a look at a record of
 * deletion. There is one for each month, so that such reasons too can be destroyed when their time has come.
 */
export function lookKeyAt(sessionKeys: SessionKeys, calendar: Calendar, now: number): string {
  const id = `${prefix}${monthText(calendar.dayOf(now))}`;
  sessionKeys.make(id);
  return id;
}

/** The keys of months that are over for as long as anything is kept. */
export function oldLookKeys(
  sessionKeys: SessionKeys,
  { calendar, months }: { calendar: Calendar; months: number },
  now: number,
): string[] {
  const oldest = `${prefix}${monthText(plusMonths(calendar.dayOf(now), -months))}`;
  return sessionKeys.all().filter((id) => isLookKey(id) && id < oldest);
}

function monthText({ year, month }: Day): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}
