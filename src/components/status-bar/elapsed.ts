/** A length of time as a clock shows it: `0:07`, `12:05`, `1:02:05`. */
export function elapsed(lengthMs: number): string {
  const seconds = Math.max(0, Math.floor(lengthMs / 1_000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  const start = hours === 0 ? String(minutes) : `${hours}:${two(minutes)}`;
  return `${start}:${two(seconds % 60)}`;
}
