/** What is wrong with what someone typed into the number's field. */
export type NumberProblem = 'empty' | 'notDigits' | 'tooShort' | 'tooLong';

/** A session number as typed: its eight digits, or what is wrong with it. */
export type TypedNumber = { digits: string } | { problem: NumberProblem };

/**
 * Reads a session number as people type and paste it: spaces, dashes and dots between the digits are ignored.
 *
 * Digits are the ASCII ones: look-alikes of other scripts are refused rather than guessed.
 */
export function readTypedNumber(text: string): TypedNumber {
  const digits = text.replace(/[\s\u00ad\u200b-\u200d\u2060\ufeff.\-‐-―]/gu, '');
  if (digits === '') return { problem: 'empty' };
  if (!/^[0-9]+$/.test(digits)) return { problem: 'notDigits' };
  if (digits.length < 8) return { problem: 'tooShort' };
  if (digits.length > 8) return { problem: 'tooLong' };
  return { digits };
}
