import { dayText, plusDays, plusMonths, type Calendar, type Day } from './calendar.ts';

/** How long the bank keeps what. */
export interface RetentionRules {
  /** Calendar months that a session is kept, from the day it ended. */
  readonly months: number;
  /** Days that an invitation is kept of which nobody made use. */
  readonly unusedDays: number;
  /** Days that the bank's back-ups of the session keys live. */
  readonly backupDays: number;
  readonly calendar: Calendar;
}

/** Under which rule a session is kept: its customer joined, or nobody ever did. */
export type Rule = 'joined' | 'notJoined';

/** From when to when something is kept. */
export interface Period {
  readonly rule: Rule;
  readonly from: Day;
  /** The last day on which it is kept. */
  readonly until: Day;
  /** The first moment at which it is to be deleted. */
  readonly dueAt: number;
}

/**
 * How long a session is kept. The day on which it ended does not count, and the last day counts in full, as
 * Regulation (EEC) 1182/71 counts months: what ended on 30 November is kept until the last day of February.
 */
export function periodOf(rule: Rule, endedAt: number, rules: RetentionRules): Period {
  const from = rules.calendar.dayOf(endedAt);
  const until =
    rule === 'joined' ? plusMonths(from, rules.months) : plusDays(from, rules.unusedDays);
  return { rule, from, until, dueAt: rules.calendar.startOf(plusDays(until, 1)) };
}

/** A period in words of the calendar. */
export function periodText({ from, until }: Period): { keptFrom: string; keptUntil: string } {
  return { keptFrom: dayText(from), keptUntil: dayText(until) };
}
