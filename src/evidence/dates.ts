/** A moment with its month in letters: `27. nov. 2026, 19:37:47`. Figures alone are read in two ways. */
export function momentText(at: number, language: string): string {
  return new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'medium' });
}

/** The day of a moment, where the reader is. */
export function dayOfMoment(at: number, language: string): string {
  return new Date(at).toLocaleDateString(language, { dateStyle: 'medium' });
}

/** A day such as `2026-11-30`, as people read it. */
export function dayText(day: string, language: string): string {
  const at = new Date(`${day}T12:00:00Z`);
  return at.toLocaleDateString(language, { timeZone: 'UTC', dateStyle: 'medium' });
}
