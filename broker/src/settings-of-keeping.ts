import { Calendar } from './keeping/calendar.ts';
import type { RetentionRules } from './keeping/retention-rules.ts';
import type { Reader } from './settings-reader.ts';

/** How long what is kept. */
export function readRetention(read: Reader): RetentionRules {
  return {
    months: read.whole('REMOTE_HELP_KEEP_MONTHS', 3, { min: 1, max: 120 }),
    unusedDays: read.whole('REMOTE_HELP_KEEP_UNUSED_DAYS', 7, { min: 1, max: 366 }),
    backupDays: read.whole('REMOTE_HELP_KEEP_BACKUP_DAYS', 0, { min: 0, max: 3660 }),
    calendar: new Calendar(read.timeZone('REMOTE_HELP_TIME_ZONE', 'Europe/Ljubljana')),
  };
}
