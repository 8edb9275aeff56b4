/** A day of the calendar; months count from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const dayMs = 24 * 60 * 60_000;

/** The calendar of a bank: days begin and end in its own time zone, whatever the machine's is. */
export class Calendar {
  readonly #format: Intl.DateTimeFormat;

  /** @throws {RangeError} if there is no such time zone. */
  constructor(timeZone: string) {
    const parts = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
    this.#format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', { timeZone, ...parts });
  }

  /** The day of a moment. */
  dayOf(at: number): Day {
    const found = this.#format.formatToParts(at);
    const part = (type: string) => Number(found.find((one) => one.type === type)?.value);
    return { year: part('year'), month: part('month'), day: part('day') };
  }

  /** The first moment of a day. Where clocks are put forward at midnight, that is not 0:00. */
  startOf(day: Day): number {
    const wanted = dayNumber(day);
    // No zone is farther than 15 hours from UTC. Within that the day begins at one moment, before which it is earlier.
    let before = wanted * dayMs - 15 * 60 * 60_000;
    let after = wanted * dayMs + 15 * 60 * 60_000;
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (dayNumber(this.dayOf(middle)) < wanted) before = middle;
      else after = middle;
    }
    return after;
  }

  /** The first moment of the day after that of a moment. */
  nextDay(at: number): number {
    return this.startOf(plusDays(this.dayOf(at), 1));
  }
}

/** So many days later. */
export function plusDays(day: Day, days: number): Day {
  const date = new Date((dayNumber(day) + days) * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** So many calendar months later: the day of the same number, or the month's last one where it has none. */
export function plusMonths({ year, month, day }: Day, months: number): Day {
  const count = year * 12 + (month - 1) + months;
  const first = { year: Math.floor(count / 12), month: (count % 12) + 1 };
  const length = new Date(Date.UTC(first.year, first.month, 0)).getUTCDate();
  return { ...first, day: Math.min(day, length) };
}

/** A day as `2026-11-27`. */
export function dayText({ year, month, day }: Day): string {
  return [String(year).padStart(4, '0'), pad(month), pad(day)].join('-');
}

function dayNumber({ year, month, day }: Day): number {
  return Date.UTC(year, month - 1, day) / dayMs;
}

function pad(count: number): string {
  return String(count).padStart(2, '0');
}
