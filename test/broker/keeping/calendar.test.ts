import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Calendar,
  dayText,
  plusDays,
  plusMonths,
  type Day,
} from '../../../broker/src/keeping/calendar.ts';
import { periodOf, type Rule } from '../../../broker/src/keeping/retention-rules.ts';

const ljubljana = new Calendar('Europe/Ljubljana');
const rulesIn = (calendar: Calendar) => ({ months: 3, unusedDays: 7, backupDays: 0, calendar });

/** From when on something that ended at `endedAt` is deleted, in UTC. */
function due(rule: Rule, endedAt: string, calendar = ljubljana): string {
  return new Date(periodOf(rule, Date.parse(endedAt), rulesIn(calendar)).dueAt).toISOString();
}

describe('three calendar months, in the bank’s time zone', () => {
  it.each([
    // In winter the day begins at 23:00 UTC of the day before, in summer at 22:00.
    ['2026-11-27T10:00:00Z', '2027-02-27T23:00:00.000Z', 'an ordinary day'],
    ['2026-11-30T10:00:00Z', '2027-02-28T23:00:00.000Z', 'a month that is shorter'],
    ['2027-11-30T10:00:00Z', '2028-02-29T23:00:00.000Z', 'a leap year'],
    ['2027-11-29T10:00:00Z', '2028-02-29T23:00:00.000Z', 'a leap day itself'],
    ['2028-02-29T10:00:00Z', '2028-05-29T22:00:00.000Z', 'from a leap day'],
    ['2026-12-31T10:00:00Z', '2027-03-31T22:00:00.000Z', 'over the new year and into summer time'],
    ['2026-08-31T10:00:00Z', '2026-11-30T23:00:00.000Z', 'out of summer time'],
    [
      '2026-12-28T10:00:00Z',
      '2027-03-28T22:00:00.000Z',
      'until the day on which clocks go forward',
    ],
    ['2026-07-25T10:00:00Z', '2026-10-25T23:00:00.000Z', 'until the day on which clocks go back'],
    ['2026-11-27T22:59:59.999Z', '2027-02-27T23:00:00.000Z', 'the last moment of the day here'],
    [
      '2026-11-27T23:00:00.000Z',
      '2027-02-28T23:00:00.000Z',
      'the first moment of the next day here',
    ],
  ])('what ended at %s is deleted from %s on: %s', (endedAt, dueAt) => {
    expect(due('joined', endedAt)).toBe(dueAt);
  });

  it('an invitation that nobody used is kept for seven days', () => {
    expect(due('notJoined', '2026-02-25T12:00:00Z')).toBe('2026-03-04T23:00:00.000Z');
    expect(due('notJoined', '2026-10-20T12:00:00Z')).toBe('2026-10-27T23:00:00.000Z');
  });

  it('a day begins when it begins, also where clocks are put forward at midnight', () => {
    const beirut = new Calendar('Asia/Beirut');
    // On 29 March 2026 there is no 0:00 in Beirut: after 23:59 comes 1:00.
    expect(due('notJoined', '2026-03-21T12:00:00Z', beirut)).toBe('2026-03-28T22:00:00.000Z');
    const kiritimati = new Calendar('Pacific/Kiritimati');
    expect(due('notJoined', '2026-03-21T12:00:00Z', kiritimati)).toBe('2026-03-29T10:00:00.000Z');
  });

  it('a time zone that does not exist is refused', () => {
    expect(() => new Calendar('Europe/Lipa')).toThrow(RangeError);
  });
});

describe('the calendar', { retry: 0 }, () => {
  const moment = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2060, 0) });
  const zone = fc.constantFrom(
    'Europe/Ljubljana',
    'America/Sao_Paulo',
    'Australia/Lord_Howe',
    'UTC',
  );
  const text = (calendar: Calendar, at: number) => dayText(calendar.dayOf(at));

  it('every moment is within its day, and the next day begins right after it', () => {
    fc.assert(
      fc.property(moment, zone, (at, timeZone) => {
        const calendar = new Calendar(timeZone);
        const start = calendar.startOf(calendar.dayOf(at));
        const next = calendar.nextDay(at);
        expect(start).toBeLessThanOrEqual(at);
        expect(next).toBeGreaterThan(at);
        expect(text(calendar, start)).toBe(text(calendar, at));
        expect(text(calendar, start - 1) < text(calendar, start)).toBe(true);
        expect(text(calendar, next - 1)).toBe(text(calendar, at));
      }),
      { numRuns: 200 },
    );
  });

  it('nothing is deleted early, and nothing kept a day too long: never before the same day three months later is over', () => {
    fc.assert(
      fc.property(moment, zone, (at, timeZone) => {
        const calendar = new Calendar(timeZone);
        const { dueAt } = periodOf('joined', at, rulesIn(calendar));
        const last = plusMonths(calendar.dayOf(at), 3);
        expect(text(calendar, dueAt - 1)).toBe(dayText(last));
        expect(text(calendar, dueAt)).toBe(dayText(plusDays(last, 1)));
      }),
      { numRuns: 200 },
    );
  });

  it('months end where they end', () => {
    const day = (year: number, month: number, number: number): Day => ({
      year,
      month,
      day: number,
    });
    expect(plusMonths(day(2026, 1, 31), 1)).toEqual(day(2026, 2, 28));
    expect(plusMonths(day(2028, 3, 31), -1)).toEqual(day(2028, 2, 29));
    expect(plusMonths(day(2026, 10, 15), 3)).toEqual(day(2027, 1, 15));
    expect(plusDays(day(2026, 12, 31), 1)).toEqual(day(2027, 1, 1));
  });
});
