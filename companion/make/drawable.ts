/** The scripts that are written from left to right, a letter beside the other, and that the font has whole. */
const letters =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}]/u;
const signs = /[\p{P}\p{S}\p{N}\p{Lm}]/u;
/** What a reader takes for a path's separator, or for the dot before an ending. */
const lookalikes = /[\u2024\u2044\u2215\u2216\u29f8\u29f9]/u;

/**
 * Whether a character may be drawn as itself in the program's windows: it is seen, stands by itself, and is written from
 * left to right. Any other one is shown by its code point.
 */
export function isDrawable(character: string): boolean {
  if (character === ' ') return true;
  if (/[\p{M}\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u.test(character)) return false;
  // Where two code points are one letter, the other one is shown.
  if (character.normalize('NFC') !== character || lookalikes.test(character)) return false;
  if (letters.test(character)) return true;
  return /\p{Script=Common}/u.test(character) && signs.test(character) && character < '\u2c00';
}
