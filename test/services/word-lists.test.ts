import { describe, expect, it } from 'vitest';
import { wordsEn } from '../../src/services/words/word-lists/en.ts';
import { wordsSl } from '../../src/services/words/word-lists/sl.ts';

/** How many letters to add, drop or change to make one word of the other (Levenshtein). */
function distance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...one].entries()) {
    const here = [row + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const changed = above[column]! + (letter === otherLetter ? 0 : 1);
      here.push(Math.min(changed, above[column + 1]! + 1, here[column]! + 1));
    }
    above = here;
  }
  return above.at(-1)!;
}

/** The word as it is heard on a poor line, where č, š and ž are hardly more than c, s and z. */
function withoutCarons(word: string): string {
  return word.normalize('NFD').replaceAll('\u030C', '');
}

function tooClose(words: readonly string[]): string[] {
  const heard = words.map(withoutCarons);
  return heard.flatMap((word, index) =>
    heard
      .slice(index + 1)
      .filter((other) => distance(word, other) < 3)
      .map((other) => `${word} ${other}`),
  );
}

describe.each([
  { language: 'Slovenian', words: wordsSl, letters: /^[abcčdefghijklmnoprsštuvzž]+$/ },
  { language: 'English', words: wordsEn, letters: /^[a-z]+$/ },
])('the $language words for the check on the phone', ({ words, letters }) => {
  it('are 256 different words, one for every byte', () => {
    expect(words).toHaveLength(256);
    expect(new Set(words).size).toBe(256);
  });

  it('are written with small letters of their language only', () => {
    expect(words.filter((word) => !letters.test(word))).toEqual([]);
  });

  it('are short enough to say in one breath', () => {
    expect(words.filter((word) => word.length < 3 || word.length > 9)).toEqual([]);
  });

  it('are so different that one wrongly heard letter never makes another, nor do two', () => {
    expect(tooClose(words)).toEqual([]);
  });
});

describe('the distance between two words', () => {
  it.each([
    ['miza', 'miza', 0],
    ['miza', 'riž', 3],
    ['', 'žoga', 4],
    ['kitten', 'sitting', 3],
    ['želva', 'železo', 3],
  ])('is right for "%s" and "%s"', (one, other, expected) => {
    expect(distance(one, other)).toBe(expected);
    expect(distance(other, one)).toBe(expected);
  });
});
