import { sizes } from './limits.ts';

/** Where the computer's clock is set to, as it is said in every language: `Europe/Ljubljana (UTC+1)`. */
export function zoneValue(now: Date): string {
  const minutes = -now.getTimezoneOffset();
  const sign = minutes < 0 ? '−' : '+';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const offset = `UTC${sign}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
  return `${Intl.DateTimeFormat().resolvedOptions().timeZone} (${offset})`;
}

/** How far a clock is ahead of the bank's: `+2 s`. */
export function clockValue(aheadMs: number): string {
  const seconds = Math.round(aheadMs / 1000);
  if (seconds === 0) return '0 s';
  return `${seconds < 0 ? '−' : '+'}${Math.abs(seconds)} s`;
}

/** Makes a value that can be sent of whatever a computer says. */
export function safeValue(told: string): string {
  return told
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
    .slice(0, sizes.maxSystemCharacters);
}
