/** A moment of a session as a clock shows it: `2:05`, `1:02:05`. */
export function clockText(ms: number): string {
  const all = Math.floor(Math.max(0, ms) / 1_000);
  const parts = [Math.floor(all / 60) % 60, all % 60];
  const hours = Math.floor(all / 3_600);
  const [minutes = 0, seconds = 0] = parts;
  const end = String(seconds).padStart(2, '0');
  return hours === 0
    ? `${String(minutes)}:${end}`
    : `${String(hours)}:${String(minutes).padStart(2, '0')}:${end}`;
}
