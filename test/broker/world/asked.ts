/** A text as a customer was shown it: the broker takes no yes without one (rule P35). */
export const shownText = {
  version: '1',
  textHash: 'A'.repeat(43),
  locale: 'sl',
  shownAt: 1,
} as const;
