/** Says sizes of files as people of a language do: `820 kB`, `4,2 MB`; what is not empty is never nothing. */
export function sizeIn(language: string): (bytes: number) => string {
  return (bytes) => {
    const [unit, divisor, digits] =
      bytes < 1_000_000
        ? (['kilobyte', 1_000, bytes < 10_000 ? 1 : 0] as const)
        : (['megabyte', 1_000_000, 1] as const);
    const style = { style: 'unit', unit, maximumFractionDigits: digits } as const;
    return new Intl.NumberFormat(language, style).format(
      (bytes > 0 ? Math.max(bytes, 100) : 0) / divisor,
    );
  };
}
