/** A file's size as people say it: `820 kB`, `4,2 MB`. */
export function sizeInWords(bytes: number, language: string): string {
  const [unit, divisor, digits] =
    bytes < 1_000_000
      ? (['kilobyte', 1_000, bytes < 10_000 ? 1 : 0] as const)
      : (['megabyte', 1_000_000, 1] as const);
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    maximumFractionDigits: digits,
  }).format(bytes / divisor);
}
